package io.gridgrade.cli;

import io.gridgrade.value.DisplayWidth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A table brought to the width of the window: texts and headings go on in further lines, and where even that is too wide
 * each row stands by itself, a line a value. Nothing is cut.
 */
final class FittedTable {
    private static final String GAP = "  ";
    // A word that is longer goes on in the next line, as a path does.
    private static final int WORD_WIDTH_MAX = 20;
    private static final int VALUE_WIDTH_MIN = 10;

    private final List<String> headings;
    private final List<List<String>> rows;
    private final boolean[] isNumber;

    FittedTable(List<String> headings, List<List<String>> rows, boolean[] isNumber) {
        this.headings = headings;
        this.rows = rows;
        this.isNumber = isNumber.clone();
    }

    /** The lines, none wider than that. */
    List<String> lines(int widthMax) {
        int columns = headings.size();
        int[] widths = new int[columns];
        int[] widthsMin = new int[columns];
        for (int i = 0; i < columns; i++) {
            int column = i;
            int widest = rows.stream()
                    .mapToInt(row -> DisplayWidth.of(row.get(column)))
                    .max()
                    .orElse(0);
            int word = Arrays.stream(headings.get(i).split(" ", -1))
                    .mapToInt(DisplayWidth::of)
                    .max()
                    .orElse(0);
            widths[i] = Math.max(DisplayWidth.of(headings.get(i)), widest);
            int longestWord = rows.stream()
                    .flatMap(row -> Arrays.stream(row.get(column).split(" ", -1)))
                    .mapToInt(DisplayWidth::of)
                    .max()
                    .orElse(0);
            widthsMin[i] = Math.max(word, isNumber[i] ? widest : Math.min(longestWord, WORD_WIDTH_MAX));
        }
        int room = widthMax - GAP.length() * columns;
        while (Arrays.stream(widths).sum() > room) {
            int widest = widestToNarrow(widths, widthsMin);
            if (widest < 0) {
                return byThemselves(widthMax);
            }
            widths[widest]--;
        }
        return table(widths);
    }

    private static int widestToNarrow(int[] widths, int[] widthsMin) {
        int widest = -1;
        for (int i = 0; i < widths.length; i++) {
            if (widths[i] > widthsMin[i] && (widest < 0 || widths[i] > widths[widest])) {
                widest = i;
            }
        }
        return widest;
    }

    private List<String> table(int[] widths) {
        List<String> lines = new ArrayList<>(lines(headings, widths));
        lines.add(lines(Arrays.stream(widths).mapToObj("-"::repeat).toList(), widths)
                .get(0));
        rows.forEach(row -> lines.addAll(lines(row, widths)));
        return lines;
    }

    // A row, in as many lines as its longest value needs.
    private List<String> lines(List<String> values, int[] widths) {
        List<List<String>> cells = new ArrayList<>();
        for (int i = 0; i < widths.length; i++) {
            cells.add(TextWidth.wrap(values.get(i), widths[i]));
        }
        int height = cells.stream().mapToInt(List::size).max().orElse(1);
        List<String> lines = new ArrayList<>();
        for (int at = 0; at < height; at++) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                String cell = at < cells.get(i).size() ? cells.get(i).get(at) : "";
                line.append(GAP)
                        .append(isNumber[i] ? TextWidth.padLeft(cell, widths[i]) : TextWidth.padRight(cell, widths[i]));
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    private List<String> byThemselves(int widthMax) {
        int names = headings.stream().mapToInt(DisplayWidth::of).max().orElse(0);
        int values = Math.max(VALUE_WIDTH_MIN, widthMax - 2 * GAP.length() - names);
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            if (!lines.isEmpty()) {
                lines.add("");
            }
            for (int i = 0; i < row.size(); i++) {
                if (!row.get(i).isEmpty()) {
                    String name = TextWidth.padRight(headings.get(i), names);
                    for (String part : TextWidth.wrap(row.get(i), values)) {
                        lines.add(GAP + name + GAP + part);
                        name = " ".repeat(names);
                    }
                }
            }
        }
        return lines;
    }
}
