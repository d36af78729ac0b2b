package io.gridgrade.catalogue;

import io.gridgrade.analysis.SavedQueries;
import io.gridgrade.analysis.SavedQuery;
import io.gridgrade.engine.Row;
import io.gridgrade.measure.MeasureTable;
import io.gridgrade.query.AnswerFormat;
import io.gridgrade.query.Gateway;
import io.gridgrade.query.QueryAnswer;
import io.gridgrade.query.parameter.ParameterValue;
import io.gridgrade.query.parameter.QueryParameters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What is in mart, asked through the gateway as its reader could: what a role does not see is not here. */
final class MartContent {
    private static final String TABLES = "select table_name, table_comment from information_schema.tables";
    private static final String COLUMNS = "select table_name, column_name, data_type, column_comment"
            + " from information_schema.columns order by table_name, ordinal_position";

    private static final int COUNTED_TOGETHER = 4;

    private final Gateway gateway;

    MartContent(Gateway gateway) {
        this.gateway = gateway;
    }

    /** The tables by name; their keys are those that are kept in SQL. */
    Map<String, MartTable> tables(List<Row> keys) {
        Map<String, Row> keyOf =
                keys.stream().collect(Collectors.toMap(key -> key.text("table_name"), Function.identity()));
        Map<String, List<MartTable.Column>> columns = new TreeMap<>();
        for (Object[] row : rows(COLUMNS)) {
            columns.computeIfAbsent(text(row[0]), unused -> new ArrayList<>())
                    .add(new MartTable.Column(text(row[1]), text(row[2]).toLowerCase(Locale.ROOT), text(row[3])));
        }
        Map<String, MartTable.Rows> counted = counted(columns);
        Map<String, MartTable> tables = new TreeMap<>();
        for (Object[] row : rows(TABLES)) {
            String name = text(row[0]);
            List<MartTable.Column> own = columns.getOrDefault(name, List.of());
            Optional<Row> key = Optional.ofNullable(keyOf.get(name)).filter(one -> isSeen(keyColumns(one), own));
            tables.put(
                    name,
                    new MartTable(
                            name,
                            text(row[1]),
                            own,
                            key.map(MartContent::keyColumns).orElse(List.of()),
                            key.filter(one -> one.truth("is_referred_to")).isPresent(),
                            Optional.ofNullable(counted.get(name))));
        }
        return tables;
    }

    private static List<String> keyColumns(Row key) {
        return List.of(key.text("key_columns").split(", "));
    }

    private static boolean isSeen(List<String> key, List<MartTable.Column> columns) {
        return columns.stream().map(MartTable.Column::name).toList().containsAll(key);
    }

    // A few at a time: the engine plans a question of all of them for longer than it counts. Those of measures are
    // reckoned anew for each question, and their rows are no content.
    private Map<String, MartTable.Rows> counted(Map<String, List<MartTable.Column>> columns) {
        List<String> questions = columns.entrySet().stream()
                .filter(table -> !table.getKey().startsWith(MeasureTable.PREFIX))
                .map(table -> "select '" + table.getKey() + "', count(*), "
                        + (hasMonth(table.getValue())
                                ? "count(distinct period_key), min(period_key), max(period_key)"
                                : "0, cast(null as integer), cast(null as integer)")
                        + " from mart." + table.getKey())
                .toList();
        Map<String, MartTable.Rows> counted = new TreeMap<>();
        for (int i = 0; i < questions.size(); i += COUNTED_TOGETHER) {
            List<String> some = questions.subList(i, Math.min(questions.size(), i + COUNTED_TOGETHER));
            for (Object[] row : rows(String.join(" union all ", some))) {
                counted.put(
                        text(row[0]),
                        new MartTable.Rows(
                                ((Number) row[1]).longValue(),
                                ((Number) row[2]).longValue(),
                                Optional.ofNullable(row[3]).map(Object::toString),
                                Optional.ofNullable(row[4]).map(Object::toString)));
            }
        }
        return counted;
    }

    private static boolean hasMonth(List<MartTable.Column> columns) {
        return columns.stream().anyMatch(column -> column.name().equals(MartTable.MONTH));
    }

    /** The saved queries that its reader may ask, each with the tables that it reads. */
    Map<SavedQuery, Set<String>> uses(SavedQueries saved) {
        Map<SavedQuery, Set<String>> uses = new LinkedHashMap<>();
        for (SavedQuery query : saved.all()) {
            gateway.tablesOf(query.sql(), values(query)).ifPresent(tables -> uses.put(query, tables));
        }
        return uses;
    }

    // What a query reads does not hang on its values; those that it has no default for are null.
    private static QueryParameters values(SavedQuery query) {
        QueryParameters values = query.values(QueryParameters.none(), () -> "0");
        for (String name : query.parameters().keySet()) {
            if (values.get(name).isEmpty()) {
                values = values.with(name, ParameterValue.guessed("null"));
            }
        }
        return values;
    }

    private List<Object[]> rows(String sql) {
        List<Object[]> rows = new ArrayList<>();
        try (QueryAnswer answer =
                gateway.answer(sql, gateway.limits(AnswerFormat.CSV).withSecondsMax(0))) {
            if (answer instanceof QueryAnswer.Table table) {
                for (Object[] row = table.next(); row != null; row = table.next()) {
                    rows.add(row);
                }
            }
        }
        return rows;
    }

    private static String text(Object value) {
        return value == null ? "" : value.toString();
    }
}
