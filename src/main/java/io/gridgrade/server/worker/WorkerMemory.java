package io.gridgrade.server.worker;

import io.gridgrade.engine.EngineLimits;
import io.gridgrade.query.QueryMemory;
import io.gridgrade.value.Parameters;

/** What each of several workers may take. */
public final class WorkerMemory {
    /** Less than this, and Java with the engine has no room to work. */
    private static final int PROCESS_MB_MIN = 768;

    private static final int BESIDE_MB = 512;

    private WorkerMemory() {}

    /** As the settings say of a query; where they say nothing, the machine's memory is shared among all of them. */
    public static QueryMemory of(Parameters settings, int workers) {
        QueryMemory ofOne = QueryMemory.of(settings);
        if (settings.integer("query_memory_mb") > 0) {
            return ofOne;
        }
        int process = Math.max(PROCESS_MB_MIN, ofOne.processMb() / workers);
        int engine = Math.max(process - BESIDE_MB, process / 2);
        int asked = ofOne.engine().memoryMb();
        return new QueryMemory(
                process, new EngineLimits(ofOne.engine().threads(), asked == 0 ? engine : Math.min(asked, engine)));
    }
}
