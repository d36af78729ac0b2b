package io.gridgrade.shell;

import io.gridgrade.value.DisplayWidth;
import java.util.ArrayList;
import java.util.List;

/** Rows of which the last column is a text that goes on in further lines. */
final class Listing {
    private static final String INDENT = "  ";
    private static final int TEXT_MIN = 20;

    private Listing() {}

    static List<String> of(List<List<String>> rows, int width) {
        if (rows.isEmpty()) {
            return List.of();
        }
        int last = rows.get(0).size() - 1;
        int[] widths = new int[last];
        int before = INDENT.length();
        for (int i = 0; i < last; i++) {
            for (List<String> row : rows) {
                widths[i] = Math.max(widths[i], DisplayWidth.of(row.get(i)));
            }
            before += widths[i] + 2;
        }
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            StringBuilder head = new StringBuilder(INDENT);
            for (int i = 0; i < last; i++) {
                head.append(row.get(i)).append(" ".repeat(widths[i] - DisplayWidth.of(row.get(i)) + 2));
            }
            List<String> text = words(DisplayWidth.printable(row.get(last)), Math.max(TEXT_MIN, width - before));
            for (int i = 0; i < text.size(); i++) {
                lines.add(((i == 0 ? head.toString() : " ".repeat(before)) + text.get(i)).stripTrailing());
            }
        }
        return lines;
    }

    /** A text in lines that fit the window. */
    static List<String> wrapped(String text, int width) {
        return words(DisplayWidth.printable(text), Math.max(TEXT_MIN, width - INDENT.length())).stream()
                .map(line -> INDENT + line)
                .toList();
    }

    /** A line broken between words, none wider than a window. */
    static List<String> words(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split("(?<= )", -1)) {
            if (!line.isEmpty() && DisplayWidth.of(line + word.stripTrailing()) > width) {
                lines.add(line.toString().stripTrailing());
                line.setLength(0);
            }
            line.append(word);
        }
        lines.add(line.toString().stripTrailing());
        return lines;
    }
}
