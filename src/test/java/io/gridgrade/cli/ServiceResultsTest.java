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
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A work list comes back filled in, and what came of its actions is known. */
class ServiceResultsTest {
    private static final String RESULTS =
            "select customer_no, service_rule_code, done_on, done_by, outcome_code, cost_amount, is_listed from"
                    + " mart.service_result order by customer_no, service_rule_code";

    @TempDir
    Path folder;

    @Test
    @Tag("thorough")
    void aListThatIsFilledInComesBackAsItIsAndIsCorrectedLater() throws IOException {
        GovernedHome home = GovernedHome.in(folder);
        assertThat(home.run("service", "effect").err()).contains("no close measured an effect");
        home.set("service:\n  effect_months: 1\n");
        List<String> list = list(home);
        Path lists = Files.createDirectories(folder.resolve("back"));
        String first = list.get(1).replaceFirst(",,,,$", ",2024-02-05,Wang,done,35.5");
        String second = list.get(2).replaceFirst(",,,,$", ",2024/2/6,,拒绝,");
        // What nobody has got to yet is nothing.
        Files.write(lists.resolve("first.csv"), List.of(list.get(0), first, second, list.get(3)));
        home.done("load", "work-lists", lists.toString());
        home.done("close", "--all");

        assertThat(home.rows(RESULTS))
                .containsExactlyInAnyOrder(
                        number(list.get(1)) + ",2024-02-05,Wang,done,35.50,true",
                        number(list.get(2)) + ",2024-02-06,,refused,,true");
        JsonNode effects = Json.read(home.done("service", "effect", "--json").out());
        assertThat(effects.get("period").asText()).isEqualTo("2024-02");
        // Both were done: of so few nothing can be said.
        int treated = 0;
        for (JsonNode effect : effects.get("effects")) {
            treated += effect.get("measure_code").asText().equals("satisfaction")
                    ? effect.get("treated_count").asInt()
                    : 0;
            assertThat(effect.get("verdict_code").asText()).isEqualTo("too_few");
            assertThat(effect.get("effect_value").isNull()).isTrue();
        }
        assertThat(treated).isEqualTo(2);
        // Two were carried out, one of them with a cost; of the effect there is no figure.
        String report = ServiceReportTest.text(Path.of(home.done("report", "service", "2024-02", "--language", "en")
                .out()
                .lines()
                .findFirst()
                .orElseThrow()));
        assertThat(report)
                .contains("What was done", "Achieved", "No effect can be told")
                .doesNotContain("None of the lists");
        assertThat(home.done("service", "effect").out())
                .contains("overdue customer", "too few", "with 95 % confidence")
                // Nobody has his like among so few, so nothing is said of how alike they are.
                .doesNotContain("after matching");
        assertThat(home.run("load", "work-lists", lists.toString()).err())
                .contains("the same bytes were already loaded");

        // Late, it is about a closed month, and restates it.
        String later = list.get(1).replaceFirst(",,,,$", ",2024-02-05,Wang,achieved,35.5");
        Files.write(lists.resolve("second.csv"), List.of(list.get(0), later));
        CommandLineRun late = home.run("load", "work-lists", lists.toString());
        assertThat(late.code()).isEqualTo(ExitCode.PERIOD_CLOSED);
        assertThat(late.err()).contains("1 service result", "gridgrade reopen");
        home.done("reopen", "2024-02", "--reason", "a list came late");
        home.done("load", "work-lists", lists.toString());
        home.done("close", "--all");

        assertThat(home.rows(RESULTS))
                .containsExactlyInAnyOrder(
                        number(list.get(1)) + ",2024-02-05,Wang,achieved,35.50,true",
                        number(list.get(2)) + ",2024-02-06,,refused,,true");
    }

    @Test
    void whatCannotBeIsRefusedWithTheReason() throws IOException {
        GovernedHome home = GovernedHome.in(folder);
        List<String> list = list(home);
        List<String> wrong = new ArrayList<>(List.of(list.get(0)));
        wrong.add(list.get(1).replaceFirst(",,,,$", ",2024-02-05,,fine,"));
        wrong.add(list.get(2).replaceFirst(",,,,$", ",2024-01-31,,done,"));
        wrong.add(list.get(3).replaceFirst(",,,,$", ",2024-02-05,,done,-1"));
        wrong.add(list.get(4).replace(",S", ",T").replaceFirst(",,,,$", ",2024-02-05,,done,1"));
        wrong.add(list.get(5).replaceFirst(",,,,$", ",2024-02-05,,,1"));
        Path lists = Files.createDirectories(folder.resolve("back"));
        Files.write(lists.resolve("wrong.csv"), wrong);

        CommandLineRun refused = home.run("load", "work-lists", lists.toString());

        assertThat(refused.code()).isEqualTo(ExitCode.DATA_QUALITY);
        assertThat(refused.err() + refused.out())
                .contains(
                        "expected outcome_code in ('achieved', 'done', 'refused', 'not_reached', 'not_done')",
                        "expected done_on > last_day(listed_on)",
                        "expected cost_amount >= 0",
                        "expected service_rule_code in (",
                        "service_result.outcome_code: mandatory");
    }

    // The longest of the lists of January.
    private List<String> list(GovernedHome home) throws IOException {
        Path out = folder.resolve("out");
        home.done("service", "list", "2024-01", "--out", out.toString());
        List<String> longest = List.of();
        try (Stream<Path> files = Files.list(out.resolve("service-2024-01"))) {
            for (Path file : files.filter(name -> name.toString().endsWith(".csv"))
                    .sorted()
                    .toList()) {
                List<String> lines = Files.readAllLines(file);
                longest = lines.size() > longest.size() ? lines : longest;
            }
        }
        assertThat(longest).hasSizeGreaterThan(5);
        return longest;
    }

    private static String number(String line) {
        String[] cells = line.split(",", -1);
        return cells[2] + "," + cells[5];
    }
}
