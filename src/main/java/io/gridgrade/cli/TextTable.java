package io.gridgrade.cli;

import io.gridgrade.engine.Row;
import io.gridgrade.value.DisplayWidth;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Rows in aligned columns: numbers to the right, text to the left, Chinese counted as wide as it is shown. Mutable. */
final class TextTable {
    private static volatile int windowWidth = Integer.MAX_VALUE;

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
            return grouped((decimal.scale() < 0 ? decimal.setScale(0) : decimal).toPlainString());
        }
        if (value instanceof Double || value instanceof Float) {
            return String.format(Locale.ROOT, "%.4f", ((Number) value).doubleValue());
        }
        if (value instanceof Number number) {
            return grouped(number.toString());
        }
        return DisplayWidth.printable(value.toString());
    }

    // By hand: Java's own way first reads how every country writes numbers.
    private static String grouped(String number) {
        int end = number.indexOf('.') < 0 ? number.length() : number.indexOf('.');
        int begin = number.startsWith("-") ? 1 : 0;
        StringBuilder shown = new StringBuilder(number);
        for (int i = end - 3; i > begin; i -= 3) {
            shown.insert(i, ',');
        }
        return shown.toString();
    }

    /** The width of the window that tables are to fit, for there is one to a process; none where nobody watches. */
    static void fitTo(int columns) {
        windowWidth = columns;
    }

    /** The lines: headings, a rule, the rows; each indented by two, and no wider than the window. */
    List<String> lines() {
        return lines(windowWidth);
    }

    List<String> lines(int widthMax) {
        return new FittedTable(headings, rows, isNumber).lines(widthMax);
    }
}
