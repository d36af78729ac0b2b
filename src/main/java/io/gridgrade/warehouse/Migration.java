package io.gridgrade.warehouse;

/** A migration by the name of its file, and what became of it in a warehouse. */
public record Migration(String script, State state) {
    /** What became of a migration. */
    public enum State {
        APPLIED,
        /** Ships, and waits for the next writer: not applied yet, or a view that has changed since. */
        PENDING,
        /** Was applied, but does not ship: the warehouse is of a later version. */
        UNKNOWN
    }
}
