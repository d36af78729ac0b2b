package io.gridgrade.query;

/** A list, struct or map, as the engine itself writes it: for people, and as JSON. */
record Nested(String text, String json) {
    @Override
    public String toString() {
        return text;
    }
}
