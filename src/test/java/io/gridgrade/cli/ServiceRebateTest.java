package io.gridgrade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Json;
import org.junit.jupiter.api.Test;

/** Rebates on repaid arrears, tried from the command line. */
class ServiceRebateTest {
    @Test
    void whatCannotBeTriedIsToldAndNothingIsComputed() {
        refuses("--shares [0.0] cannot be tried; expected percents above 0 and below 100", "--shares", "0");
        refuses("--windows [1, 4] cannot be tried;", "--windows", "1,4", "--horizon", "3");
        refuses("--thresholds [101] cannot be tried; expected percents from 1 to 100", "--thresholds", "101");
        refuses("--late-fee 0.0 cannot be tried;", "--late-fee", "0");
    }

    @Test
    void everyRebateIsTriedAndTheOneThatNeedsLeastResponseComesFirst() {
        CommandLineRun run = rebate("--horizon", "1", "--windows", "1", "--shares", "0.5,1", "--json");
        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.DONE);
        JsonNode rebates = Json.read(run.out());

        assertThat(rebates).hasSize(2 * 3);
        double least = 0;
        double best = 0;
        for (JsonNode rebate : rebates) {
            assertThat(rebate.get("age_days").asInt())
                    .isEqualTo((int) (10 * rebate.get("share_percent").asDouble()));
            assertThat(rebate.get("earned_anyway").asLong())
                    .isLessThanOrEqualTo(rebate.get("cases").asLong());
            assertThat(rebate.get("net_amount").isNull()).isTrue();
            double needed = rebate.get("needed_share").isNull()
                    ? Double.POSITIVE_INFINITY
                    : rebate.get("needed_share").get("value").asDouble()
                            / rebate.get("share_percent").asDouble();
            assertThat(needed).isGreaterThanOrEqualTo(least);
            least = needed;
            best += rebate.get("best_share").asDouble();
        }
        assertThat(best).isLessThanOrEqualTo(1.0001).isPositive();
        assertThat(rebate("--horizon", "1", "--windows", "1", "--shares", "0.5,1", "--json")
                        .out())
                .isEqualTo(run.out());
    }

    private static void refuses(String message, String... options) {
        CommandLineRun run = rebate(options);
        assertThat(run.code()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(run.err()).contains(message);
        assertThat(run.out()).isEmpty();
    }

    private static CommandLineRun rebate(String... options) {
        String[] all = new String[options.length + 4];
        all[0] = "service";
        all[1] = "rebate";
        System.arraycopy(options, 0, all, 2, options.length);
        all[options.length + 2] = "--home";
        all[options.length + 3] = ClosedHome.home();
        return CommandLineRun.of(all);
    }
}
