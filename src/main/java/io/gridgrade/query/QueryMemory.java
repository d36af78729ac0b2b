package io.gridgrade.query;

import io.gridgrade.engine.EngineLimits;
import io.gridgrade.value.Parameters;

/**
 * Memory that a query may take: the process as a whole, in MB, and of it the engine. The engine keeps account of tables
 * and sorts only; what it folds while it plans, one long text, and Calcite are in no account but the system's. 0 means that
 * nobody knows how much the machine has.
 */
public record QueryMemory(int processMb, EngineLimits engine) {
    /** Java, and all of the engine that is not in its own account. */
    private static final int BESIDE_MB = 512;

    /** As the settings say. */
    public static QueryMemory of(Parameters settings) {
        EngineLimits engine = EngineLimits.of(settings);
        int most = settings.integer("query_memory_mb");
        if (most == 0) {
            return new QueryMemory(
                    engine.memoryMb() > 0 ? engine.memoryMb() + BESIDE_MB : MachineMemory.megabytes() / 10 * 9, engine);
        }
        int left = Math.max(most - BESIDE_MB, most / 2);
        return new QueryMemory(
                most,
                new EngineLimits(engine.threads(), engine.memoryMb() == 0 ? left : Math.min(left, engine.memoryMb())));
    }
}
