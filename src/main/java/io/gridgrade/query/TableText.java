package io.gridgrade.query;

import io.gridgrade.value.DisplayWidth;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A table for people: columns aligned, numbers to the right, null said, and nothing that a terminal would obey. */
final class TableText {
    // Widths are those of the first rows: later ones are written as they come, not gathered in memory.
    private static final int MEASURED_ROWS = 1000;

    private TableText() {}

    static long write(QueryAnswer.Table answer, Appendable out, int widthMax) throws IOException {
        List<Column> columns = answer.columns();
        List<String[]> first = new ArrayList<>();
        int[] widths = new int[columns.size()];
        String[] names = new String[widths.length];
        for (int i = 0; i < widths.length; i++) {
            names[i] = DisplayWidth.printable(columns.get(i).name());
            widths[i] = DisplayWidth.of(names[i]);
        }
        while (first.size() < MEASURED_ROWS) {
            Object[] row = answer.next();
            if (row == null) {
                break;
            }
            String[] cells = cells(row);
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], DisplayWidth.of(cells[i]));
            }
            first.add(cells);
        }
        if (java.util.Arrays.stream(widths).sum() + 2 * (widths.length - 1) > widthMax) {
            return byThemselves(answer, out, names, first);
        }
        line(out, names, widths, columns);
        String[] rule = new String[widths.length];
        for (int i = 0; i < widths.length; i++) {
            rule[i] = "-".repeat(widths[i]);
        }
        line(out, rule, widths, columns);
        for (String[] cells : first) {
            line(out, cells, widths, columns);
        }
        long rows = first.size();
        for (Object[] row = answer.next(); row != null; row = answer.next()) {
            line(out, cells(row), widths, columns);
            rows++;
        }
        out.append(rows == 1 ? "(1 row)" : "(" + rows + " rows)").append('\n');
        return rows;
    }

    // A window wraps a line that is too wide, but not so that a person could read the table.
    private static long byThemselves(QueryAnswer.Table answer, Appendable out, String[] names, List<String[]> first)
            throws IOException {
        int nameWidth = 0;
        for (String name : names) {
            nameWidth = Math.max(nameWidth, DisplayWidth.of(name));
        }
        long rows = 0;
        for (String[] cells : first) {
            record(out, ++rows, names, cells, nameWidth);
        }
        for (Object[] row = answer.next(); row != null; row = answer.next()) {
            record(out, ++rows, names, cells(row), nameWidth);
        }
        out.append(rows == 1 ? "(1 row)" : "(" + rows + " rows)").append('\n');
        return rows;
    }

    private static void record(Appendable out, long rowNo, String[] names, String[] cells, int nameWidth)
            throws IOException {
        out.append("-- row " + rowNo).append('\n');
        for (int i = 0; i < names.length; i++) {
            out.append(names[i] + " ".repeat(nameWidth - DisplayWidth.of(names[i])) + "  " + cells[i])
                    .append('\n');
        }
    }

    private static String[] cells(Object[] row) {
        String[] cells = new String[row.length];
        for (int i = 0; i < row.length; i++) {
            cells[i] = row[i] == null ? "null" : DisplayWidth.printable(CellText.of(row[i]));
        }
        return cells;
    }

    private static void line(Appendable out, String[] cells, int[] widths, List<Column> columns) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.length; i++) {
            String padding = " ".repeat(Math.max(0, widths[i] - DisplayWidth.of(cells[i])));
            line.append(i > 0 ? "  " : "");
            line.append(columns.get(i).isNumber() ? padding + cells[i] : cells[i] + padding);
        }
        out.append(line.toString().stripTrailing()).append('\n');
    }
}
