package io.gridgrade.source.text;

/**
 * Tells lines of text in a quoted cell from records that a quote has swallowed: what has as many delimiters as a record, in a
 * file of several columns, is hardly a text. Mutable: counts one line at a time.
 */
final class Swallowed {
    private final byte delimiter;
    private final int expected;
    private int found;

    Swallowed(byte delimiter, int columns) {
        this.delimiter = delimiter;
        this.expected = columns - 1;
    }

    void next() {
        found = 0;
    }

    void add(byte b) {
        if (b == delimiter) {
            found++;
        }
    }

    /** Whether the line that ends here looks like a record. One delimiter may well stand in a text. */
    boolean looksLikeRecord() {
        return expected > 1 && found == expected;
    }
}
