package io.gridgrade.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Of which tables nothing went in. */
class LandReportTest {
    private static final LandReport.Table REFUSED = new LandReport.Table("contact", 1, 2, 0, 2, 0);
    private static final LandReport.Table LANDED = new LandReport.Table("bill", 1, 5, 5, 0, 0);

    @Test
    void aTableOfForgottenCustomersAloneIsAsItShouldBeWhereOthersWentIn() {
        assertThat(report(RefuseForgotten.RULE, REFUSED, LANDED).whollyRefused())
                .isEmpty();
        assertThat(report("type", REFUSED, LANDED).whollyRefused()).containsExactly(REFUSED);
        assertThat(report("repeated", REFUSED, LANDED).whollyRefused()).isEmpty();
    }

    @Test
    void aLoadOfWhichNothingWentInIsToldWhateverTheReason() {
        assertThat(report(RefuseForgotten.RULE, REFUSED).whollyRefused()).containsExactly(REFUSED);
    }

    private static LandReport report(String rule, LandReport.Table... tables) {
        LandReport.Reject reject =
                new LandReport.Reject("contact", rule, "customer_no", "another", 2, "c.csv", 1L, 2L, "C1");
        return new LandReport(List.of(tables), List.of(reject), List.of(), Collections.emptySortedMap(), List.of());
    }
}
