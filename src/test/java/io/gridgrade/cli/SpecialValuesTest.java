package io.gridgrade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Numbers that are no measure: one look-up for model, table, score, SQL and reasons, and missing in the index. */
class SpecialValuesTest {
    private static final String SEED = "seeds/indicator.csv";

    @TempDir
    Path folder;

    @Test
    void eachIsABinOfItsOwnInTheModelAndMissingInTheIndex() throws IOException {
        GovernedHome home = GovernedHome.in(folder);
        name(home.folder(), "0;-999");
        home.done("close", "--all");

        // As if days late of 0 said that nobody had counted them.
        assertThat(home.rows(
                        "select count(*) filter (where indicator_points is not null) as with_points, count(*) > 50 as n"
                                + " from mart.indicator where period_key = 202402 and indicator_code = 'PAY2'"
                                + " and indicator_value = 0"))
                .containsExactly("0,true");
        assertThat(home.rows("select count(*) > 10 as n from mart.indicator where period_key = 202402"
                        + " and indicator_code = 'PAY2' and indicator_value > 0 and indicator_points is not null"))
                .containsExactly("true");
        assertThat(home.done("model", "2024-02").out())
                .containsPattern("pay2 [^\\n]*\\n +special value 0 +[1-9]")
                .containsPattern("special value -999 +0 +0 +0.000000");
        // Its statement finds the same bins, and every point is what the table says.
        assertThat(EmittedRating.sameAsPublished(io.gridgrade.warehouse.Home.at(home.folder()), "2024-02"))
                .isGreaterThan(150);
        String customer = home.rows("select min(customer_no) as no from mart.indicator where period_key = 202402 and"
                        + " indicator_code = 'PAY2' and indicator_value = 0")
                .get(0);
        assertThat(home.done("why", customer, "2024-02").out())
                .contains("special value 0")
                .doesNotContain("does not come out");
        assertThat(home.rows("select special_values from mart.month_indicator where period_key = 202402 and"
                        + " indicator_code = 'PAY2'"))
                .containsExactly("0;-999");
        // A shock moves measures alone: in the index a zero would be worth the points of three days late.
        JsonNode shocked = Json.read(home.done("what-if", "2024-02", "--shock", "PAY2=+1sd", "--json")
                .out());
        List<String> specials = home.rows("select customer_no from mart.indicator where period_key = 202402 and"
                + " indicator_code = 'PAY2' and indicator_value = 0");
        List<String> moved = new ArrayList<>();
        shocked.get("movers")
                .forEach(mover -> moved.add(mover.get("customer_no").asText()));
        assertThat(specials).hasSizeGreaterThan(50).doesNotContainAnyElementsOf(moved);
    }

    @Test
    void whatIsNoNumberIsRefusedWithItsPlace() throws IOException {
        Path home = folder.resolve("home");
        ClosedHome.copyTo(home);
        name(home, "-999;none");

        CommandLineRun run = CommandLineRun.in(home, "doctor");

        assertThat(run.code()).isNotEqualTo(ExitCode.DONE);
        assertThat(run.out() + run.err())
                .contains("seeds/indicator.csv line 3, column ")
                .contains("special_values is \"-999;none\"; expected numbers with semicolons between them");
    }

    // Of PAY2, in the third line.
    private static void name(Path home, String specials) throws IOException {
        StringBuilder seed = new StringBuilder();
        for (String line : Files.readAllLines(Path.of("warehouse").resolve(SEED))) {
            String cell =
                    line.startsWith("indicator_code,") ? "special_values" : line.startsWith("PAY2,") ? specials : "";
            seed.append(line).append(',').append(cell).append('\n');
        }
        Files.createDirectories(home.resolve(SEED).getParent());
        Files.writeString(home.resolve(SEED), seed);
    }
}
