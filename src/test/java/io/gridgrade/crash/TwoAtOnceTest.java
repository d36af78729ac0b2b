package io.gridgrade.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.gridgrade.value.Hash;
import io.gridgrade.value.Json;
import io.gridgrade.value.OwnerOnly;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several commands on one home at the same time, each in a process of its own. */
@Tag("thorough")
class TwoAtOnceTest {
    private static final String MONTH = "2024-02";

    @TempDir
    Path folder;

    @Test
    void eachEndsWholeOrHearsWhoIsWriting() throws Exception {
        CrashHarness utility = OneUtility.get();
        Path home = folder.resolve("home");
        CrashHarness.copy(utility.before(CrashHarness.Phase.REPORT), home);
        List<String[]> commands = List.of(
                new String[] {"export", MONTH},
                new String[] {"export", MONTH},
                new String[] {"export", MONTH},
                new String[] {"report", MONTH, "--language", "en"},
                new String[] {"report", MONTH, "--language", "en"},
                new String[] {"backup", folder.resolve("saved.zip").toString()},
                new String[] {"close", "--all"});

        List<Product.Ended> ended = atOnce(home, commands);

        for (int i = 0; i < commands.size(); i++) {
            Product.Ended each = ended.get(i);
            if (i < 5) {
                assertThat(each.exitCode()).as(each.told()).isZero();
            } else if (each.exitCode() != 0) {
                assertThat(each.exitCode()).as(each.told()).isEqualTo(4);
                assertThat(each.told()).contains("is being written by process ", "(gridgrade ");
            }
        }
        assertThat(ended.subList(5, 7)).anyMatch(each -> each.exitCode() == 0);
        requireWholeSummary(home);
        try (Stream<Path> prints = Files.list(home.resolve("out").resolve(MONTH))) {
            assertThat(prints.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "summary", "credit-report-2024-02-en.pdf", "grouping-report-2024-02-en.pdf");
        }
        try (Stream<Path> runs = Files.list(home.resolve("runs"))) {
            assertThat(runs.filter(run -> run.getFileName().toString().startsWith("export-")))
                    .hasSize(3);
        }
    }

    private static void requireWholeSummary(Path home) throws Exception {
        Path summary = home.resolve("out").resolve(MONTH).resolve("summary");
        JsonNode manifest = Json.read(Files.readString(summary.resolve("manifest.json")));
        assertThat(manifest.get("files")).hasSizeGreaterThanOrEqualTo(4);
        for (JsonNode file : manifest.get("files")) {
            assertThat(Hash.of(summary.resolve(file.get("file").asText())))
                    .isEqualTo(file.get("sha256").asText());
        }
    }

    private static List<Product.Ended> atOnce(Path home, List<String[]> commands) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(commands.size());
        try {
            List<Future<Product.Ended>> all = new ArrayList<>();
            commands.forEach(command -> all.add(threads.submit(() -> Product.run(home, command))));
            List<Product.Ended> ended = new ArrayList<>();
            for (Future<Product.Ended> one : all) {
                ended.add(one.get());
            }
            return ended;
        } finally {
            threads.shutdown();
        }
    }

    /** A home holds names and debts. */
    @Test
    void nobodyButTheOwnerMayOpenAnythingOfAHomeWhateverTheUmask() throws Exception {
        assumeTrue(OwnerOnly.isKnown(), "this system has no modes");
        CrashHarness utility = OneUtility.get();
        Path home = folder.resolve("home");
        for (String[] command : List.of(
                new String[] {"init"},
                utility.arguments(CrashHarness.Phase.LOAD),
                new String[] {"close"},
                new String[] {"export", "2024-01"},
                new String[] {"report", "2024-01", "--language", "en"},
                new String[] {"backup"})) {
            List<String> openToAll = List.of("sh", "-c", "umask 000; exec \"$@\"", "sh");
            Product.Ended ended = Product.run(openToAll, Map.of(), home, command);
            assertThat(ended.exitCode()).as(ended.told()).isZero();
        }

        try (Stream<Path> all = Files.walk(home)) {
            for (Path path : all.toList()) {
                assertThat(OwnerOnly.isOpenToOthers(path)).as(path.toString()).isFalse();
            }
        }
    }
}
