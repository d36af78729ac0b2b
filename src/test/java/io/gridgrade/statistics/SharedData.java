package io.gridgrade.statistics;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Public data sets that some checks measure against; they are not part of the project. */
public final class SharedData {
    private SharedData() {}

    /** A file below {@code data}, or the test is skipped saying which file it wanted. */
    public static Path file(String name) {
        Path file = Path.of(System.getProperty("gridgrade.shared", "../shared"), "data", name);
        assumeTrue(Files.isRegularFile(file), "needs the public file " + name + ", looked for at " + file);
        return file;
    }
}
