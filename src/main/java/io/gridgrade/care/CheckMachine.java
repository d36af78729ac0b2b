package io.gridgrade.care;

import io.gridgrade.engine.EngineLimits;
import io.gridgrade.report.HouseFont;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Version;
import io.gridgrade.warehouse.Warehouse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Looks at what GridGrade needs of the machine, home or no home. */
final class CheckMachine {
    private static final int JAVA_FEATURE_MIN = 17;

    private CheckMachine() {}

    static List<Finding> findings() {
        return List.of(
                Finding.ok("gridgrade", "version " + Version.text()),
                java(),
                Finding.of(
                        "engine",
                        "the engine's library does not load; use a system that DuckDB is built for, or another JDK",
                        CheckMachine::engine),
                Finding.of(
                        "font",
                        "reports cannot be printed; build GridGrade again, and see that the JDK is not a minimal one",
                        () -> Finding.ok("font", HouseFont.requireDrawn() + " draws Chinese")),
                Finding.of(
                        "temporary files",
                        "allow writing there, or name another folder in GRIDGRADE_JAVA_OPTIONS=-Djava.io.tmpdir=DIR",
                        CheckMachine::temporaryFiles));
    }

    private static Finding java() {
        String found = System.getProperty("java.version") + " of " + System.getProperty("java.vendor");
        return Runtime.version().feature() >= JAVA_FEATURE_MIN
                ? Finding.ok("java", found)
                : Finding.fail("java", found, "install a JDK of version " + JAVA_FEATURE_MIN + " or later");
    }

    private static Finding engine() {
        try (Warehouse scratch = Warehouse.scratch(EngineLimits.none(), systemFolder())) {
            return Finding.ok(
                    "engine",
                    "DuckDB "
                            + scratch.query("duckdb/engine_version", Parameters.none())
                                    .get(0)
                                    .text("engine_version"));
        }
    }

    private static Finding temporaryFiles() {
        try {
            Files.delete(Files.createTempFile("gridgrade-doctor", ".txt"));
            return Finding.ok("temporary files", systemFolder() + " can be written");
        } catch (IOException e) {
            throw new UncheckedIOException("no file can be made in " + systemFolder(), e);
        }
    }

    private static Path systemFolder() {
        return Path.of(System.getProperty("java.io.tmpdir"));
    }
}
