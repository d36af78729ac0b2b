package io.gridgrade.cli;

import io.gridgrade.value.DisplayWidth;

/** Brings texts to a width on the terminal. */
final class TextWidth {
    private TextWidth() {}

    static String padRight(String text, int width) {
        return text + " ".repeat(Math.max(0, width - DisplayWidth.of(text)));
    }

    static String padLeft(String text, int width) {
        return " ".repeat(Math.max(0, width - DisplayWidth.of(text))) + text;
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
