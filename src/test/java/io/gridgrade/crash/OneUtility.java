package io.gridgrade.crash;

import java.nio.file.Files;
import java.nio.file.Path;

/** A small utility with its undisturbed runs, made once for all tests that disturb copies of it. */
final class OneUtility {
    private static CrashHarness harness;
    private static Path folder;

    private OneUtility() {}

    static synchronized CrashHarness get() throws Exception {
        if (harness == null) {
            folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "utility")
                    .toAbsolutePath();
            harness = CrashHarness.prepare(folder, 100, 2, 20240601L, line -> {});
        }
        return harness;
    }
}
