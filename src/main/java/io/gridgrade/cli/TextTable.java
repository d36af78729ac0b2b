package io.gridgrade.cli;

import io.gridgrade.value.DisplayWidth;
import io.gridgrade.warehouse.Row;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Rows in aligned columns: numbers to the right, text to the left, Chinese counted as wide as it is shown. Mutable. */
final class TextTable {
    private final List<String> headings;
    private final List<List<String>> rows = new ArrayList<>();
    private final boolean[] isNumber;

    TextTable(List<String> headings) {
        this.headings = List.copyOf(headings);
        this.isNumber = new boolean[headings.size()];
    }

    /** A table of rows under the names of their columns. */
    static TextTable of(List<String> columns, List<Row> rows) {
        TextTable table = new TextTable(
                columns.stream().map(column -> column.replace('_', ' ')).toList());
        for (Row row : rows) {
            table.add(columns.stream().map(row::value).toArray());
        }
        return table;
    }

    /** Adds a row; null is shown empty, whole numbers with thousands apart. */
    TextTable add(Object... values) {
        List<String> row = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            isNumber[i] |= values[i] instanceof Number;
            row.add(shown(values[i]));
        }
        rows.add(row);
        return this;
    }

    private static String shown(Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof BigDecimal decimal) {
            return String.format(Locale.ROOT, "%,." + Math.max(0, decimal.scale()) + "f", decimal);
        }
        if (value instanceof Double || value instanceof Float) {
            return String.format(Locale.ROOT, "%.4f", ((Number) value).doubleValue());
        }
        if (value instanceof Number number) {
            return String.format(Locale.ROOT, "%,d", number);
        }
        return DisplayWidth.printable(value.toString());
    }

    /** The lines: headings, a rule, the rows; each indented by two. */
    List<String> lines() {
        int[] widths = new int[headings.size()];
        for (int i = 0; i < widths.length; i++) {
            int column = i;
            widths[i] = Math.max(
                    DisplayWidth.of(headings.get(i)),
                    rows.stream()
                            .mapToInt(row -> DisplayWidth.of(row.get(column)))
                            .max()
                            .orElse(0));
        }
        List<String> lines = new ArrayList<>();
        lines.add(line(headings, widths));
        List<String> rule = new ArrayList<>();
        for (int width : widths) {
            rule.add("-".repeat(width));
        }
        lines.add(line(rule, widths));
        rows.forEach(row -> lines.add(line(row, widths)));
        return lines;
    }

    private String line(List<String> values, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            line.append("  ")
                    .append(
                            isNumber[i]
                                    ? TextWidth.padLeft(values.get(i), widths[i])
                                    : TextWidth.padRight(values.get(i), widths[i]));
        }
        return line.toString().stripTrailing();
    }
}
