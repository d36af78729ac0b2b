package io.gridgrade.crash;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A short run of what crash/run does a thousand times. */
@Tag("thorough")
class CrashTest {
    @Test
    void whatIsKilledAtRandomMomentsEndsAsIfItHadNotBeen() throws Exception {
        assertThat(OneUtility.get().kill(16, 0)).isEmpty();
    }
}
