package io.gridgrade.report;

import io.gridgrade.engine.Row;
import io.gridgrade.value.Parameters;
import io.gridgrade.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import net.sf.jasperreports.engine.data.JRMapCollectionDataSource;

/** The answers of the queries below {@code sql/report/}, each asked once and kept for every language. */
public final class Answers {
    private final Warehouse warehouse;
    private final Parameters parameters;
    private final Map<String, List<Row>> answers;
    private final Predicate<String> isDeclared;
    private final Predicate<String> isGiven;

    Answers(Warehouse warehouse, Parameters parameters) {
        this(warehouse, parameters, Map.of());
    }

    /** With answers that are given, and asked of no file. */
    Answers(Warehouse warehouse, Parameters parameters, Map<String, List<Row>> given) {
        this(warehouse, parameters, new TreeMap<>(given), query -> true, query -> false);
    }

    private Answers(
            Warehouse warehouse,
            Parameters parameters,
            Map<String, List<Row>> answers,
            Predicate<String> isDeclared,
            Predicate<String> isGiven) {
        this.warehouse = warehouse;
        this.parameters = parameters;
        this.answers = answers;
        this.isDeclared = isDeclared;
        this.isGiven = isGiven;
    }

    /** The answers as the templates of a report may ask them. */
    Answers of(Report report) {
        return new Answers(warehouse, parameters, answers, report.queries()::contains, report.given()::contains);
    }

    /** The rows of a query, such as {@code grade_mix}. */
    public List<Row> rows(String query) {
        if (!isDeclared.test(query)) {
            throw new IllegalArgumentException(
                    "A template asks the query " + query + ", which its report.yml does not list; expected it there");
        }
        return answers.computeIfAbsent(query, this::asked);
    }

    // What is given and is not there has no row.
    private List<Row> asked(String query) {
        return isGiven.test(query) ? List.of() : warehouse.query("report/" + query, parameters);
    }

    /** Whether the query has any row, so that a template can say in words what it cannot show. */
    public boolean has(String query) {
        return !rows(query).isEmpty();
    }

    /** Whether any row of the query has a value in the column. */
    public boolean says(String query, String column) {
        return rows(query).stream().anyMatch(row -> !row.isNull(column));
    }

    /** Whether any row of the query has a number above 0 in the column, so that there is something to draw. */
    public boolean hasPositive(String query, String column) {
        return rows(query).stream().anyMatch(row -> !row.isNull(column) && row.number(column) > 0);
    }

    /** The rows of a query that have the text in the column, as a template reads them. */
    public JRMapCollectionDataSource of(String query, String column, String text) {
        return source(where(query, column, text));
    }

    /** As {@link #of(String, String, String)}, for a chart. */
    public List<Row> rowsOf(String query, String column, String text) {
        return where(query, column, text);
    }

    /** Whether any row of the query has the text in the column. */
    public boolean has(String query, String column, String text) {
        return !where(query, column, text).isEmpty();
    }

    /** As {@link #says(String, String)}, of the rows that have the text in another column. */
    public boolean says(String query, String column, String text, String sayingColumn) {
        return where(query, column, text).stream().anyMatch(row -> !row.isNull(sayingColumn));
    }

    private List<Row> where(String query, String column, String text) {
        return rows(query).stream().filter(row -> text.equals(row.text(column))).toList();
    }

    /** The rows as a template reads them. */
    public JRMapCollectionDataSource of(String query) {
        return source(rows(query));
    }

    private static JRMapCollectionDataSource source(List<Row> rows) {
        List<Map<String, ?>> records = new ArrayList<>();
        rows.forEach(row -> records.add(row.asMap()));
        return new JRMapCollectionDataSource(records);
    }
}
