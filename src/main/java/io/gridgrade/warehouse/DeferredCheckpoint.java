package io.gridgrade.warehouse;

import io.gridgrade.value.Parameters;

/**
 * Until closed, a commit writes to the log alone and leaves the file to be tidied up later, once for many: the engine
 * would rewrite the last, half full group of rows of every table each time. Not to be begun within a transaction.
 */
public final class DeferredCheckpoint implements AutoCloseable {
    private static final String NEVER = "1000TB";
    // What is read again from the log in a second or two after a crash.
    private static final String SOME_MONTHS = "256MB";
    // The engine's own.
    private static final String USUAL = "16MB";

    private final Warehouse warehouse;

    private DeferredCheckpoint(Warehouse warehouse, String threshold) {
        this.warehouse = warehouse;
        set(threshold);
    }

    /** For as long as files land: what has landed is in memory and goes away again. */
    public static DeferredCheckpoint ofLanding(Warehouse warehouse) {
        return new DeferredCheckpoint(warehouse, NEVER);
    }

    /** For as long as months are closed, one after the other. */
    public static DeferredCheckpoint ofMonths(Warehouse warehouse) {
        return new DeferredCheckpoint(warehouse, SOME_MONTHS);
    }

    @Override
    public void close() {
        set(USUAL);
    }

    private void set(String threshold) {
        warehouse.execute("duckdb/checkpoint_threshold", Parameters.none().with("threshold_text", threshold));
    }
}
