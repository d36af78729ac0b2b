package io.gridgrade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridgrade.engine.EngineLimits;
import io.gridgrade.value.ExitCode;
import io.gridgrade.warehouse.Warehouse;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rating of a month as one statement, which anyone can run. */
class ModelSqlTest {
    @Test
    void itRatesEveryCustomerOfEveryClosedMonthAsTheCloseDid() {
        List<String> months;
        try (Warehouse published = Warehouse.openFile(
                ClosedHome.asHome().publishedFile(), ClosedHome.asHome(), EngineLimits.none(), true)) {
            months = EmittedRating.ask(
                            published,
                            "select strftime(first_on, '%Y-%m') as month from mart.period where status_code = 'closed'")
                    .stream()
                    .map(row -> row.text("month"))
                    .toList();
        }
        assertThat(months).hasSize(14);
        assertThat(months).allSatisfy(month -> assertThat(EmittedRating.sameAsPublished(ClosedHome.asHome(), month))
                .isGreaterThan(100));
    }

    @Test
    void aPersonCanReadWhatEachLineIs() {
        CommandLineRun run = CommandLineRun.of("model", "sql", "--home", ClosedHome.home());

        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.DONE);
        assertThat(run.out())
                .startsWith("-- The rating of 2024-02, whole, by the rules of its close (run ")
                .contains("-- Setting grade_hysteresis_points: 2.\n", "SHA-256 of what it was fitted on: ")
                .contains(
                        "        -- PAY1, On-time-in-full rate, in %; higher is better.",
                        "            when pay1 >= 99.0 then 100", "        end)::smallint as pay1_points,")
                .contains(
                        "-- default: sets the grade; of the order 6", "-- open_arrears: caps the grade; of the order 2")
                .contains("-- pay1: ", " x the weight of evidence of where it falls")
                .contains("-- The cut, half way between good and default, is taken off.")
                .endsWith("order by rated.customer_key;\n");
        assertThat(run.out()).doesNotContain("{{", "$", "fragment");
        assertThat(run.out().lines().filter(line -> line.endsWith(" "))).isEmpty();
    }

    @Test
    void itMakesAViewOfTheNameThatItIsGiven() {
        CommandLineRun run =
                CommandLineRun.of("model", "sql", "2023-12", "--view", "the \"rating\"", "--home", ClosedHome.home());

        assertThat(run.out()).contains("\ncreate or replace view \"the \"\"rating\"\"\" as\nwith\n");
    }

    @Test
    void aMonthThatIsNotClosedIsRefused() {
        CommandLineRun run = CommandLineRun.of("model", "sql", "2031-05", "--home", ClosedHome.home());

        assertThat(run.code()).isEqualTo(ExitCode.PRECONDITION);
        assertThat(run.err()).contains("2031-05 is not closed; expected a closed month, see: gridgrade status");
    }
}
