package io.gridgrade.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A short run of what crash/run does a thousand times. */
class CrashTest {
    @TempDir
    Path folder;

    @Test
    void whatIsKilledAtRandomMomentsEndsAsIfItHadNotBeen() throws Exception {
        List<String> told = new ArrayList<>();
        CrashHarness harness = CrashHarness.prepare(folder, 100, 2, 20240601L, told::add);

        List<String> wrong = harness.kill(12, 0);

        assertThat(wrong).as(String.join("\n", told)).isEmpty();
    }
}
