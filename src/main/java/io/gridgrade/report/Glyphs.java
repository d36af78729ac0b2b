package io.gridgrade.report;

import java.awt.Font;

/** What the house font can show. */
final class Glyphs {
    /** The geta mark, which printers set where they had no type for a character. */
    private static final int GETA_MARK = 0x3013;

    private final Font font;

    Glyphs(Font font) {
        this.font = font;
    }

    /** The text with a geta mark for each character the font lacks: a reader sees that one is missing, and where. */
    String printable(String text) {
        if (font.canDisplayUpTo(text) < 0) {
            return text;
        }
        StringBuilder printable = new StringBuilder();
        text.codePoints()
                .map(character -> font.canDisplay(character) ? character : GETA_MARK)
                .forEach(printable::appendCodePoint);
        return printable.toString();
    }
}
