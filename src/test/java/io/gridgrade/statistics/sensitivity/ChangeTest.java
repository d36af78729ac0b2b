package io.gridgrade.statistics.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ChangeTest {
    private static final Path TABLE = Path.of("src/test/resources/statistics/paper_table_1.csv");

    /** The four rows that the founding paper prints, and their mean. */
    @Test
    void theChangesOfThePapersTableAreThese() throws IOException {
        try (Stream<String> lines = Files.lines(TABLE)) {
            List<String[]> rows = lines.skip(1).map(line -> line.split(",", -1)).toList();
            assertThat(rows).hasSize(5).allSatisfy(row -> {
                Change change = new Change(Double.parseDouble(row[1]), Double.parseDouble(row[2]));
                assertThat(change.delta()).isCloseTo(Double.parseDouble(row[3]), within(1e-12));
                assertThat(change.percent().orElseThrow()).isCloseTo(Double.parseDouble(row[4]), within(0.005));
            });
            assertThat(rows.subList(0, 4).stream()
                            .mapToDouble(row -> Double.parseDouble(row[1]))
                            .average()
                            .orElseThrow())
                    .isCloseTo(0.6735, within(1e-12));
            assertThat(rows.subList(0, 4).stream()
                            .mapToDouble(row -> Double.parseDouble(row[2]))
                            .average()
                            .orElseThrow())
                    .isCloseTo(0.80025, within(1e-12));
        }
    }

    /** From 0.50 to 0.60 while the input goes from 10 to 12: (0.1 / 0.55) / (2 / 11) = 1. */
    @Test
    void theArcElasticityIsTheSameInBothDirections() {
        Change index = new Change(0.5, 0.6);
        Change input = new Change(10, 12);

        assertThat(index.arcElasticity(input).orElseThrow()).isCloseTo(1, within(1e-12));
        assertThat(new Change(0.6, 0.5).arcElasticity(new Change(12, 10)).orElseThrow())
                .isCloseTo(1, within(1e-12));
    }

    @Test
    void withoutTheSizeOfTheShockThereIsNoElasticity() {
        assertThat(new Change(0.784, 0.714).arcElasticity(new Change(3, 3))).isEmpty();
        assertThat(new Change(0, 1).percent()).isEmpty();
    }
}
