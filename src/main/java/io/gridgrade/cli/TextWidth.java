package io.gridgrade.cli;

import io.gridgrade.value.DisplayWidth;
import java.util.ArrayList;
import java.util.List;

/** Brings texts to a width on the terminal. */
final class TextWidth {
    private TextWidth() {}

    static String padRight(String text, int width) {
        return text + " ".repeat(Math.max(0, width - DisplayWidth.of(text)));
    }

    static String padLeft(String text, int width) {
        return " ".repeat(Math.max(0, width - DisplayWidth.of(text))) + text;
    }

    /** The text in lines of at most that width: apart at blanks where there are any, else wherever it must be. */
    static List<String> wrap(String text, int widthMax) {
        List<String> lines = new ArrayList<>();
        String rest = text;
        while (DisplayWidth.of(rest) > widthMax) {
            int end = fitting(rest, widthMax);
            int blank = rest.charAt(end) == ' ' ? end : rest.lastIndexOf(' ', end - 1);
            int cut = blank > 0 ? blank : end;
            lines.add(rest.substring(0, cut).stripTrailing());
            rest = rest.substring(cut).stripLeading();
        }
        lines.add(rest);
        return lines;
    }

    /** A line that goes on, where a window is too narrow for it, in further ones that begin where it begins. */
    static List<String> within(String line, int widthMax) {
        if (DisplayWidth.of(line) <= widthMax) {
            return List.of(line);
        }
        String indent = line.substring(0, line.length() - line.stripLeading().length());
        return wrap(line.strip(), Math.max(1, widthMax - indent.length())).stream()
                .map(part -> indent + part)
                .toList();
    }

    // The end of as many whole characters as fit; at least one.
    private static int fitting(String text, int widthMax) {
        int end = text.offsetByCodePoints(0, 1);
        while (end < text.length() && DisplayWidth.of(text.substring(0, text.offsetByCodePoints(end, 1))) <= widthMax) {
            end = text.offsetByCodePoints(end, 1);
        }
        return end;
    }

    /** The text, cut with an ellipsis when it is wider than allowed. */
    static String cut(String text, int widthMax) {
        if (DisplayWidth.of(text) <= widthMax) {
            return text;
        }
        StringBuilder kept = new StringBuilder();
        int width = 0;
        for (int codePoint : text.codePoints().toArray()) {
            width += DisplayWidth.of(Character.toString(codePoint));
            if (width > widthMax - 1) {
                break;
            }
            kept.appendCodePoint(codePoint);
        }
        return kept.append('…').toString();
    }
}
