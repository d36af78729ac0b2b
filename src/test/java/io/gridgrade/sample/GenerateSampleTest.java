package io.gridgrade.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gridgrade.engine.EngineLimits;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Hash;
import io.gridgrade.value.Period;
import io.gridgrade.value.Progress;
import io.gridgrade.value.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerateSampleTest {
    private static final Period FIRST = Period.ofKey(202311);

    @TempDir
    Path folder;

    @Test
    @Tag("thorough")
    void sameSeedAndScaleGiveTheSameBytesWhateverTheThreads() throws IOException {
        // Customers of several groups of rows, or the engine's threads would have nothing to disorder.
        generate("one", 130_000, 1, 7, 1);
        generate("four", 130_000, 1, 7, 4);

        assertThat(hashes("four")).isEqualTo(hashes("one")).hasSize(22);
    }

    @Test
    void anotherSeedGivesOtherFiles() throws IOException {
        generate("one", 500, 2, 7, 2);
        generate("other", 500, 2, 8, 2);

        assertThat(hashes("other").get("bill/bill_202311.csv"))
                .isNotEqualTo(hashes("one").get("bill/bill_202311.csv"));
    }

    @Test
    void writesAFilePerMonthFromTheFirstOn() throws IOException {
        generate("sample", 500, 3, 7, 2);

        assertThat(hashes("sample").keySet())
                .filteredOn(name -> name.startsWith("bill/"))
                .containsExactly("bill/bill_202311.csv", "bill/bill_202312.csv", "bill/bill_202401.csv");
        assertThat(folder).isDirectoryNotContaining("glob:**.next");
    }

    @Test
    void leavesTheSameSampleAsItIs() throws IOException {
        generate("sample", 500, 1, 7, 2);
        Files.writeString(folder.resolve("sample/truth.csv"), "read already");
        generate("sample", 500, 1, 7, 2);

        assertThat(folder.resolve("sample/truth.csv")).hasContent("read already");
    }

    @Test
    void refusesAFolderOfOtherFiles() throws IOException {
        Files.writeString(folder.resolve("letter.txt"), "mine");

        assertThatThrownBy(() -> generate("", 500, 1, 7, 2))
                .isInstanceOfSatisfying(
                        UserError.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.PRECONDITION))
                .hasMessage("\"" + folder
                        + "\" is not empty; expected a new or empty folder for the sample; name another one");
        assertThat(folder.resolve("letter.txt")).exists();
    }

    @Test
    void refusesAScaleOutOfRange() {
        assertThatThrownBy(() -> generate("sample", 10, 1, 7, 2))
                .isInstanceOf(UserError.class)
                .hasMessage("a sample of 10 customers is out of range; expected 100 to 99999999");
        assertThatThrownBy(() -> generate("sample", 500, 0, 7, 2))
                .isInstanceOf(UserError.class)
                .hasMessage("a sample of 0 months is out of range; expected 1 to 240");
        assertThat(folder.resolve("sample")).doesNotExist();
    }

    private void generate(String name, int customers, int months, long seed, int threads) {
        GenerateSample.into(
                name.isEmpty() ? folder : folder.resolve(name),
                customers,
                months,
                seed,
                FIRST,
                new EngineLimits(threads, 0),
                Progress.SILENT);
    }

    private Map<String, String> hashes(String name) throws IOException {
        Path sample = folder.resolve(name);
        Map<String, String> hashes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(sample)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                hashes.put(sample.relativize(file).toString().replace('\\', '/'), Hash.of(file));
            }
        }
        return hashes;
    }
}
