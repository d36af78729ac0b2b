package io.gridgrade.shell;

import io.gridgrade.query.AnswerFormat;
import io.gridgrade.query.Gateway;
import io.gridgrade.query.QueryAnswer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What can be named in a query, asked of the gateway as any user could: what it does not show is not here. */
record ShellCatalog(Map<String, Table> tables, List<String> functions) {
    private static final String TABLES = "select table_name, table_comment from information_schema.tables";
    private static final String COLUMNS = "select table_name, column_name, data_type, column_comment"
            + " from information_schema.columns order by table_name, ordinal_position";

    private static final String MEASURES_BY = "measures_by_";
    private static final List<String> TIMES = List.of("month", "quarter", "year");

    /** A table with its columns in their order. */
    record Table(String name, String comment, Map<String, Column> columns) {}

    /** A column. */
    record Column(String name, String type, String comment) {}

    static ShellCatalog of(Gateway gateway) {
        Map<String, Table> tables = new TreeMap<>();
        for (Object[] row : rows(gateway, TABLES)) {
            tables.put(text(row[0]), new Table(text(row[0]), text(row[1]), new LinkedHashMap<>()));
        }
        for (Object[] row : rows(gateway, COLUMNS)) {
            Table table = tables.get(text(row[0]));
            if (table != null) {
                String type = text(row[2]).toLowerCase(Locale.ROOT);
                table.columns().put(text(row[1]), new Column(text(row[1]), type, text(row[3])));
            }
        }
        return new ShellCatalog(tables, gateway.functions());
    }

    /** What may stand in the texts of {@code measures(..)}, with its meaning: measures, or by what they are told apart. */
    Map<String, String> words(boolean areMeasures) {
        Map<String, String> words = new LinkedHashMap<>();
        for (String time : TIMES) {
            Table table = tables.get(MEASURES_BY + time);
            if (table != null && areMeasures) {
                table.columns().values().stream()
                        .skip(1)
                        .forEach(column -> words.putIfAbsent(column.name(), column.comment()));
            } else if (table != null) {
                words.put(time, table.comment());
            }
        }
        if (!areMeasures) {
            tables.keySet().stream()
                    .filter(name -> name.startsWith(MEASURES_BY + TIMES.get(0) + "_"))
                    .forEach(name -> words.put(
                            name.substring((MEASURES_BY + TIMES.get(0) + "_").length()),
                            tables.get(name).comment()));
        }
        return words;
    }

    private static List<Object[]> rows(Gateway gateway, String sql) {
        List<Object[]> rows = new ArrayList<>();
        try (QueryAnswer answer = gateway.answer(sql, gateway.limits(AnswerFormat.CSV))) {
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
