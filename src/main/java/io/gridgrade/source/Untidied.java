package io.gridgrade.source;

import io.gridgrade.value.Parameters;
import io.gridgrade.warehouse.Warehouse;

/** For as long as files land, no commit tidies up what has landed so far. */
final class Untidied implements AutoCloseable {
    private static final String NEVER = "1000TB";
    // The engine's own.
    private static final String USUAL = "16MB";

    private final Warehouse warehouse;

    Untidied(Warehouse warehouse) {
        this.warehouse = warehouse;
        set(NEVER);
    }

    @Override
    public void close() {
        set(USUAL);
    }

    private void set(String threshold) {
        warehouse.execute("source/checkpoint_threshold", Parameters.none().with("threshold_text", threshold));
    }
}
