package io.gridgrade.engine;

import io.gridgrade.value.Parameters;

/** What the engine may use. 0 means the engine's own choice. */
public record EngineLimits(int threads, int memoryMb) {
    /** The engine's own choice of everything. */
    public static EngineLimits none() {
        return new EngineLimits(0, 0);
    }

    /** As the settings say. */
    public static EngineLimits of(Parameters settings) {
        return new EngineLimits(settings.integer("engine_threads"), settings.integer("engine_memory_mb"));
    }
}
