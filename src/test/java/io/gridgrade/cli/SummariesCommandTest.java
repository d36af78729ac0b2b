package io.gridgrade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridgrade.run.QueryLog;
import io.gridgrade.value.ExitCode;
import io.gridgrade.warehouse.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands of summaries, and what the log proposes. */
class SummariesCommandTest {
    @TempDir
    private static Path folder;

    private static Path home;

    @BeforeAll
    static void copy() throws IOException {
        home = ClosedHome.copyTo(folder.resolve("home"));
    }

    @Test
    void whetherASummaryIsFitIsShown() throws IOException {
        assertThat(CommandLineRun.done(home, "summaries").out())
                .containsPattern(
                        "customer_month_by_county +customer_month +\\d+ +\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d +fit");

        Files.writeString(
                home.resolve("summaries.yml"),
                """
                summaries:
                  - {name: credit_grade_by_grade, table: credit_grade, dimensions: [grade_code]}
                  - {name: credit_grade_by_station, table: credit_grade, dimensions: [region_key]}
                """);
        try {
            assertThat(CommandLineRun.done(home, "summaries").out())
                    .containsPattern("credit_grade_by_grade +credit_grade +not made yet: the next close")
                    .containsPattern("credit_grade_by_station .* stale: summaries.yml was changed since")
                    .containsPattern("customer_month_by_county .* no longer declared");
            assertThat(CommandLineRun.done(home, "summaries", "--json").out())
                    .contains("\"rows\":null,\"state\":\"not made yet");
        } finally {
            Files.delete(home.resolve("summaries.yml"));
        }
    }

    @Test
    void anEmptyLogIsSaidAndAQueryOfItIsAdvisedOn() {
        assertThat(CommandLineRun.done(home, "summaries", "advise").out())
                .isEqualTo("# The log of queries has none that was answered: ask some with gridgrade sql, and come"
                        + " back.\n");
        QueryLog log = new QueryLog(Home.at(home));
        for (int i = 0; i < 2; i++) {
            log.ended(
                    log.asked("select group_no, count(*) from customer_group where theme_code = :theme and period_key ="
                            + " 202401 group by 1\n-- :theme = 'overall'"),
                    QueryLog.Outcome.ANSWERED,
                    Optional.of(4L),
                    1.25,
                    "");
        }
        String advice = CommandLineRun.done(home, "summaries", "advise").out();

        assertThat(advice)
                .containsPattern("# [\\d,]+ rows for [\\d,]+ of customer_group; would answer:")
                .contains(
                        "2 times, 2.500 s: select group_no, count(*) from customer_group where theme_code = :theme and"
                                + " period_key = ? group by 1\n"
                                + "  - name: customer_group_by_3_columns\n"
                                + "    table: customer_group\n"
                                + "    dimensions: [group_no, period_key, theme_code]\n")
                .doesNotContain("overall");
        assertThat(CommandLineRun.done(home, "summaries", "advise").out()).isEqualTo(advice);
        assertThat(CommandLineRun.in(home, "summaries", "advise", "--json").code())
                .isEqualTo(ExitCode.DONE);
    }
}
