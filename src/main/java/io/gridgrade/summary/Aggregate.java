package io.gridgrade.summary;

import java.util.Locale;

/** What a summary keeps of a column for each of its rows, so that it can be put together further. */
public enum Aggregate {
    /** How many rows have a value. */
    COUNT,
    /** Null of no value. */
    SUM,
    MIN,
    MAX;

    /** The name in SQL, and the key in {@code summaries.yml}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The column of a summary that has it; no column of mart is named so. */
    public String of(String column) {
        return word() + " of " + column;
    }
}
