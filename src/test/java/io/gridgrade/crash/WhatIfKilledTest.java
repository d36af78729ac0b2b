package io.gridgrade.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.gridgrade.crash.CrashHarness.Phase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C and kill while a month is closed by other rules, in real processes: the home stays as it was. */
@Tag("thorough")
class WhatIfKilledTest {
    private static final int TIMES = 4;

    @TempDir
    Path folder;

    @Test
    void theHomeStaysAsItWasAndNothingIsLeftInIt() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/kill")), "there is no kill");
        Path home = folder.resolve("home");
        CrashHarness.copy(OneUtility.get().before(Phase.REPORT), home);
        Path with = Files.createDirectories(folder.resolve("with"));
        Files.writeString(with.resolve("gridgrade.yml"), "grade:\n  hysteresis_points: 0\n");
        String[] command = {"what-if", "2024-01", "--with", with.toString(), "--json"};
        Product.Ended whole = Product.run(home, command);
        assertThat(whole.exitCode()).as(whole.told()).isZero();
        var before = HomeContent.ofWarehouse(home);
        var published = HomeContent.ofPublished(home);
        SplittableRandom random = new SplittableRandom(20240601L);
        for (int i = 0; i < TIMES; i++) {
            Product.Moment moment =
                    new Product.Moment(1 + random.nextInt(whole.lines().size() - 1), random.nextDouble() * 0.2);
            if (i % 2 == 0) {
                Product.Ended ended = Product.interrupt(moment, home, command);
                if (ended.exitCode() != 0) {
                    assertThat(ended.exitCode()).as(ended.told()).isEqualTo(130);
                    assertThat(ended.told()).contains("interrupted; the warehouse is as it was");
                }
                try (Stream<Path> left = Files.list(home.resolve("readers"))) {
                    assertThat(left).isEmpty();
                }
            } else {
                Product.kill(moment, home, command);
            }
            assertThat(HomeContent.ofWarehouse(home)).isEqualTo(before);
            assertThat(HomeContent.ofPublished(home)).isEqualTo(published);
        }
    }
}
