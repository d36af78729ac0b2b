package io.gridgrade.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.gridgrade.crash.CrashHarness.Phase;
import io.gridgrade.value.Hash;
import io.gridgrade.warehouse.WriterLock;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the disk, the memory, the clock and another writer may do to a command, each in a process of its own. */
@Tag("thorough")
class FaultsTest {
    private static final long SPARE_KILOBYTES = 40_000;

    @TempDir
    Path folder;

    /** Publishing needs room for a copy, which is more than a close of so small a month takes. */
    @ParameterizedTest
    @CsvSource({"LOAD, 200", "CLOSE, 200", "PUBLISH, 6000", "REPORT, 100", "EXPORT, 24"})
    void onAFullDiskNothingIsHalfDoneAndWithRoomItEndsAsEver(Phase phase, long freeKilobytes) throws Exception {
        CrashHarness utility = OneUtility.get();
        Path disk = Files.createDirectories(folder.resolve("disk"));
        Path home = disk.resolve("home");
        try (Mount mount = Mount.ofSize(disk, kilobytes(utility.before(phase)) + SPARE_KILOBYTES)) {
            CrashHarness.copy(utility.before(phase), home);
            Path filler = disk.resolve("filler");
            fill(filler, Files.getFileStore(disk).getUsableSpace() / 1024 - freeKilobytes);

            Product.Ended full = Product.run(home, utility.arguments(phase));

            assertThat(full.exitCode()).as(full.told()).isEqualTo(1);
            assertThat(full.told()).containsPattern("disk is full|No space left");
            Files.delete(filler);
            assertThat(utility.finish(phase, home)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"LOAD", "CLOSE", "REPORT", "EXPORT"})
    void aReadOnlyHomeIsToldAndIsLeftAsItWas(Phase phase) throws Exception {
        CrashHarness utility = OneUtility.get();
        Path home = folder.resolve("home");
        CrashHarness.copy(utility.before(phase), home);
        Path place = Files.createDirectories(folder.resolve("place"));
        try (Mount mount = Mount.readOnly(home, place)) {
            Product.Ended ended = Product.run(place, utility.arguments(phase));

            assertThat(ended.exitCode()).as(ended.told()).isEqualTo(4);
            assertThat(ended.told()).containsIgnoringCase("read-only file system");
        }
        assertThat(utility.finish(phase, home)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"LOAD", "CLOSE"})
    void withTooLittleMemoryNothingIsHalfDoneAndWithEnoughItEndsAsEver(Phase phase) throws Exception {
        CrashHarness utility = OneUtility.get();
        Path home = folder.resolve("home");
        CrashHarness.copy(utility.before(phase), home);
        Path settings = home.resolve("gridgrade.yml");
        String enough = Files.readString(settings);
        Files.writeString(settings, enough + "engine:\n  memory_mb: 4\n");

        Product.Ended ended = Product.run(home, utility.arguments(phase));

        assertThat(ended.exitCode()).as(ended.told()).isEqualTo(1);
        assertThat(ended.told()).contains("the engine ran out of memory", "raise engine.memory_mb");
        Files.writeString(settings, enough);
        assertThat(utility.finish(phase, home)).isEmpty();
    }

    /** Java's own memory, from hardly enough to begin to enough; rows stay in the engine, so that it is but a little. */
    @ParameterizedTest
    @ValueSource(strings = {"LOAD", "CLOSE", "REPORT"})
    void withTooLittleMemoryForJavaNothingIsHalfDoneAndWithEnoughItEndsAsEver(Phase phase) throws Exception {
        CrashHarness utility = OneUtility.get();
        Path home = folder.resolve("home");
        CrashHarness.copy(utility.before(phase), home);
        List<String> told = new ArrayList<>();
        for (int heapMb = 8; heapMb <= 64; heapMb += 8) {
            // This variable, unlike others, has the last word over the options of the command.
            Product.Ended ended = Product.run(
                    List.of(), Map.of("_JAVA_OPTIONS", "-Xmx" + heapMb + "m"), home, utility.arguments(phase));
            if (ended.exitCode() == 0) {
                break;
            }
            told.add(ended.told());
        }

        assertThat(told)
                .isNotEmpty()
                .allMatch(text -> text.contains("OutOfMemoryError") || text.contains("ran out of"));
        if (phase == Phase.REPORT) {
            assertThat(told).last().asString().contains("Java ran out of memory", "GRIDGRADE_JAVA_OPTIONS=-Xmx2g");
        }
        assertThat(utility.finish(phase, home)).isEmpty();
    }

    @Test
    void withoutTheEngineItSaysHowToStartWithIt() throws Exception {
        Map<String, String> elsewhere = Map.of("_JAVA_OPTIONS", "-Djava.library.path=" + folder);

        Product.Ended ended = Product.run(List.of(), elsewhere, folder.resolve("home"), "init");

        assertThat(ended.exitCode()).as(ended.told()).isEqualTo(4);
        assertThat(ended.told()).contains("DuckDB's engine could not be loaded", "-Djava.library.path=DIR");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cut", "head", "middle", "empty"})
    void aDamagedWarehouseIsToldAndIsNotTouched(String damage) throws Exception {
        CrashHarness utility = OneUtility.get();
        Path home = folder.resolve("home");
        CrashHarness.copy(utility.before(Phase.PUBLISH), home);
        Path file = home.resolve("warehouse.duckdb");
        damage(file, damage);
        String before = Hash.of(file);

        Product.Ended ended = Product.run(home, utility.arguments(Phase.PUBLISH));

        assertThat(ended.exitCode()).as(ended.told()).isEqualTo(1);
        assertThat(ended.told())
                .contains("the file " + file + " is damaged", "restore a backup with: gridgrade restore BACKUP");
        assertThat(Hash.of(file)).isEqualTo(before);
    }

    @Test
    void aDamagedLogOfTheWarehouseIsToldAndIsNotTouched() throws Exception {
        CrashHarness utility = OneUtility.get();
        Path home = folder.resolve("home");
        CrashHarness.copy(utility.before(Phase.PUBLISH), home);
        Path file = home.resolve("warehouse.duckdb");
        Path log = home.resolve("warehouse.duckdb.wal");
        Path other = folder.resolve("other.duckdb");
        Files.copy(file, other);
        // As a process leaves it that was killed before its work went from the log into the file.
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + other);
                Statement statement = connection.createStatement()) {
            statement.execute("create table star.more as select range as i from range(3000)");
            Files.copy(folder.resolve("other.duckdb.wal"), log);
        }
        byte[] bytes = Files.readAllBytes(log);
        for (int i = 100; i < bytes.length; i += 97) {
            bytes[i] ^= 0x33;
        }
        Files.write(log, bytes);
        String before = Hash.of(file);

        Product.Ended ended = Product.run(home, utility.arguments(Phase.PUBLISH));

        assertThat(ended.exitCode()).as(ended.told()).isEqualTo(1);
        assertThat(ended.told()).contains("the file " + file + " is damaged", "warehouse.duckdb.wal", "BACKUP");
        assertThat(Hash.of(file)).isEqualTo(before);
        assertThat(Files.readAllBytes(log)).isEqualTo(bytes);
    }

    @Test
    void aDamagedPublishedCopyIsToldAndCanBePublishedAnew() throws Exception {
        CrashHarness utility = OneUtility.get();
        Path home = folder.resolve("home");
        CrashHarness.copy(utility.before(Phase.REPORT), home);
        Path published = home.resolve("published").resolve("warehouse.duckdb");
        damage(published, "middle");
        String before = Hash.of(published);

        for (Phase phase : List.of(Phase.REPORT, Phase.PUBLISH)) {
            Product.Ended ended = Product.run(home, utility.arguments(phase));
            assertThat(ended.exitCode()).as(ended.told()).isEqualTo(1);
            assertThat(ended.told())
                    .contains(
                            "the file " + published + " is damaged",
                            "take it away and publish anew with: gridgrade close --all");
        }
        assertThat(Hash.of(published)).isEqualTo(before);
        Files.delete(published);
        assertThat(utility.finish(Phase.PUBLISH, home)).isEmpty();
    }

    @Test
    void aClockThatJumpsChangesNoResult() throws Exception {
        assumeTrue(
                Stream.of(System.getenv("PATH").split(":", -1))
                        .anyMatch(place -> Files.isExecutable(Path.of(place, "faketime"))),
                "faketime is not installed");
        CrashHarness utility = OneUtility.get();
        Path home = folder.resolve("home");
        CrashHarness.copy(utility.before(Phase.LOAD), home);
        at("+900d", home, utility.arguments(Phase.LOAD));
        at("-900d", home, "close");
        assertThat(utility.finish(Phase.CLOSE, home)).isEmpty();
    }

    @Test
    void theSecondWriterHearsWhoTheFirstIs() throws Exception {
        CrashHarness utility = OneUtility.get();
        Path home = folder.resolve("home");
        CrashHarness.copy(utility.before(Phase.LOAD), home);
        try (WriterLock lock = WriterLock.take(home.resolve("warehouse.lock"))) {
            Product.Ended second = Product.run(home, utility.arguments(Phase.LOAD));
            assertThat(second.exitCode()).isEqualTo(4);
            assertThat(second.told())
                    .containsPattern("the warehouse is being written by process "
                            + ProcessHandle.current().pid() + " since \\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ;");
        }

        Process first = Product.start(home, utility.arguments(Phase.LOAD));
        try (BufferedReader told =
                new BufferedReader(new InputStreamReader(first.getErrorStream(), StandardCharsets.UTF_8))) {
            told.readLine();
            Product.Ended second = Product.run(home, "close");
            assertThat(second.exitCode()).as(second.told()).isEqualTo(4);
            assertThat(second.told())
                    .contains("process " + first.pid() + " (gridgrade load sample ")
                    .containsPattern(
                            "\\) since \\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ; expected to be the only writer");
        } finally {
            first.destroyForcibly();
            first.waitFor();
        }
        assertThat(utility.finish(Phase.LOAD, home)).isEmpty();
    }

    private static void at(String shift, Path home, String... arguments) throws Exception {
        // Without the monotonic clock, by which Java waits: only the clock on the wall jumps.
        Product.Ended ended = Product.run(
                List.of("faketime", "-f", shift), Map.of("FAKETIME_DONT_FAKE_MONOTONIC", "1"), home, arguments);
        assertThat(ended.exitCode()).as(shift + " " + ended.told()).isZero();
    }

    private static void damage(Path file, String damage) throws Exception {
        byte[] bytes = Files.readAllBytes(file);
        switch (damage) {
            case "cut" -> Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
            case "empty" -> Files.write(file, new byte[0]);
            case "head" -> {
                bytes[4096 + 20] ^= 0x55;
                Files.write(file, bytes);
            }
            default -> {
                for (int at = 12288 + 50; at < bytes.length; at += 4096) {
                    bytes[at] ^= 0x55;
                }
                Files.write(file, bytes);
            }
        }
    }

    private static void fill(Path file, long kilobytes) throws Exception {
        byte[] block = new byte[1024];
        try (var out = new java.io.BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            for (long i = 0; i < kilobytes; i++) {
                out.write(block);
            }
        }
    }

    private static long kilobytes(Path home) throws Exception {
        try (Stream<Path> files = Files.walk(home)) {
            return files.filter(Files::isRegularFile)
                            .mapToLong(file -> file.toFile().length())
                            .sum()
                    / 1024;
        }
    }
}
