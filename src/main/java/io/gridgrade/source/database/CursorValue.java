package io.gridgrade.source.database;

/** A value of a cursor column. */
record CursorValue(CursorKind kind, Comparable<?> value) implements Comparable<CursorValue> {
    /** The value of a text that we, or a source, wrote. */
    static CursorValue parse(CursorKind kind, String text) {
        return new CursorValue(kind, kind.parse(text));
    }

    CursorValue minus(long lag) {
        return lag == 0 ? this : new CursorValue(kind, kind.minus(value, lag));
    }

    // Both are of one column, and so of one class.
    @Override
    @SuppressWarnings("unchecked")
    public int compareTo(CursorValue other) {
        return ((Comparable<Object>) value).compareTo(other.value);
    }

    @Override
    public String toString() {
        return kind.text(value);
    }
}
