package io.gridgrade.source;

import io.gridgrade.engine.SqlFile;
import io.gridgrade.value.Parameters;
import io.gridgrade.warehouse.Warehouse;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Sums the rows of a landing table, and their money and energy, where rows come in and where they go: what is read must be
 * what lands and what is refused. A clean file costs one pass over what landed.
 */
final class ControlTotals {
    /** The total of the rows themselves; no landing column has this name. */
    static final String ROWS = "row_count";

    private static final String TYPE = "::decimal(38, 3)";

    private final Warehouse warehouse;
    private final LandingTable table;
    private final List<String> columns;
    private final Parameters parameters;

    /** Of the columns of the table that the source supplies. */
    ControlTotals(Warehouse warehouse, LandingTable table, Collection<String> supplied, Parameters parameters) {
        this.warehouse = warehouse;
        this.table = table;
        this.columns = table.totalColumns().stream().filter(supplied::contains).toList();
        this.parameters = parameters.with("landing_table", table.name());
    }

    /** All that landed, before repeated rows and those of forgotten customers are taken out. */
    void landing() {
        measure("landing");
    }

    /** The rows that are about to be taken out, named by a relation; within the transaction that does so. */
    void taken(String relation) {
        warehouse.execute(
                file("measure_taken", "totals", landedTotals()).withFragments(Map.of("taken", relation)), parameters);
    }

    /** What stayed; measured anew only when something was taken out. */
    void landed(boolean isTakenOut) {
        if (isTakenOut) {
            measure("landed");
        } else {
            warehouse.execute("source/measure_unchanged", parameters);
        }
    }

    /**
     * The rows of a file that was read with care, which stand in a relation; broken are the records that could not even be
     * split.
     */
    void typed(String relation, long broken, Parameters ofFile) {
        String totals = elements(column -> column.equals(ROWS)
                ? fields("count(*) + " + broken, "count(*) filter (where raw is not null) + " + broken, "0")
                : fields(
                        "coalesce(sum(" + column + "), 0)",
                        "coalesce(sum(" + column + ") filter (where raw is not null), 0)",
                        "count(*) filter (where raw[1]." + column + " is not null and " + column + " is null) + "
                                + broken));
        warehouse.execute(file("measure_typed", "totals", totals).withFragments(Map.of("typed", relation)), ofFile);
    }

    /** Sets the measures of all files of the table beside each other, once they are recorded. */
    void record() {
        String names = totals().map(SqlFile::literal).collect(Collectors.joining(", "));
        warehouse.execute(file("load_totals", "column_names", names), parameters);
    }

    private void measure(String stage) {
        warehouse.execute(file("measure_landing", "totals", landedTotals()), parameters.with("stage_code", stage));
    }

    private String landedTotals() {
        return elements(
                column -> "'total': " + (column.equals(ROWS) ? "count(*)" : "coalesce(sum(" + column + "), 0)") + TYPE);
    }

    private static String fields(String read, String refused, String unread) {
        return "'read_total': (" + read + ")" + TYPE + ", 'refused_total': (" + refused + ")" + TYPE
                + ", 'unread_count': (" + unread + ")::bigint";
    }

    private String elements(Function<String, String> fields) {
        return totals().map(column -> "{'column_name': '" + column + "', " + fields.apply(column) + "}")
                .collect(Collectors.joining(",\n        "));
    }

    private Stream<String> totals() {
        return Stream.concat(Stream.of(ROWS), columns.stream());
    }

    private SqlFile file(String name, String fragment, String text) {
        return warehouse
                .sqlFile("source/" + name)
                .withAnyOf(Map.of("table", table.name()))
                .withFragments(Map.of(fragment, text));
    }
}
