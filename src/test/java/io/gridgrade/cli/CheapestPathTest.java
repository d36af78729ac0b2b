package io.gridgrade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.gridgrade.Thorough;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Json;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What to pay for a better grade, proven by paying it: the payments are loaded, the month is closed, and the grade is there. */
@Tag("thorough")
class CheapestPathTest {
    private static final String LAST = ClosedHome.LAST_MONTH;
    private static final String NEXT_KEY = "202403";
    private static final LocalDate NEXT_END = LocalDate.of(2024, 3, 31);
    private static final int CUSTOMERS_MAX = Thorough.of(8, 60);

    private static final String ANYBODY = "C00000002";

    @TempDir
    static Path folder;

    private static final Map<String, JsonNode> PATHS = new TreeMap<>();

    /** A step of a customer's path. */
    private record Step(String customer, String grade, BigDecimal amount, LocalDate by) {
        Step less() {
            return new Step(customer, grade, amount.subtract(new BigDecimal("0.01")), by);
        }

        Step later() {
            return new Step(customer, grade, amount, by.plusDays(1));
        }
    }

    @BeforeAll
    static void askTheCustomersThatOwe() {
        Path home = ClosedHome.folder();
        CommandLineRun.done(
                        home,
                        "sql",
                        "select graded.customer_no from mart.credit_grade as graded join mart.customer_month as snapshot"
                                + " on snapshot.customer_key = graded.customer_key"
                                + " and snapshot.period_key = graded.period_key"
                                + " where graded.period_key = 202402 and snapshot.open_amount > 0"
                                + " order by graded.grade_code, graded.customer_no",
                        "--format",
                        "csv")
                .out()
                .lines()
                .skip(1)
                .limit(CUSTOMERS_MAX)
                .forEach(no -> PATHS.put(
                        no,
                        Json.read(CommandLineRun.done(home, "why", no, LAST, "--path", "--facts", "0", "--json")
                                        .out())
                                .get("path_of_payments")));
    }

    private static List<Step> steps(boolean best) {
        List<Step> steps = new ArrayList<>();
        PATHS.forEach((customer, path) -> {
            JsonNode found = path.get("steps");
            if (!found.isEmpty()) {
                JsonNode step = found.get(best ? found.size() - 1 : 0);
                steps.add(new Step(
                        customer,
                        step.get("grade_code").asText(),
                        step.get("amount").decimalValue(),
                        LocalDate.parse(step.get("by").asText())));
            }
        });
        return steps;
    }

    @Test
    void whoPaysWhatIsToldHasTheGradeThatIsTold() throws IOException {
        List<Step> steps = steps(true);
        Map<String, String> grades = gradesAfter("paid", steps);

        assertThat(steps).hasSizeGreaterThanOrEqualTo(4).allSatisfy(step -> assertThat(grades.get(step.customer()))
                .as(step.toString())
                .isEqualTo(step.grade()));
    }

    @Test
    void aCentLessIsNotEnough() throws IOException {
        List<Step> steps = steps(true).stream().map(Step::less).toList();
        Map<String, String> grades = gradesAfter("less", steps);

        assertThat(steps).allSatisfy(step -> assertThat(grades.get(step.customer()))
                .as(step.toString())
                .isNotEqualTo(step.grade()));
    }

    /** Of those that can take several steps, the nearest; of the others, a day later than told, or nothing. */
    @Test
    void theNearestStepIsEnoughADayLaterIsTooLateAndNothingIsAsTold() throws IOException {
        List<Step> best = steps(true);
        List<Step> nearest =
                steps(false).stream().filter(step -> !best.contains(step)).toList();
        List<Step> later = best.stream()
                .filter(step -> step.by().isBefore(NEXT_END)
                        && nearest.stream().noneMatch(other -> other.customer().equals(step.customer())))
                .map(Step::later)
                .toList();
        List<Step> paid = new ArrayList<>(nearest);
        paid.addAll(later);
        Map<String, String> grades = gradesAfter("others", paid);

        assertThat(nearest).allSatisfy(step -> assertThat(grades.get(step.customer()))
                .as(step.toString())
                .isEqualTo(step.grade()));
        assertThat(later).allSatisfy(step -> assertThat(grades.get(step.customer()))
                .as(step.toString())
                .isNotEqualTo(step.grade()));
        assertThat(PATHS).allSatisfy((customer, path) -> {
            if (paid.stream().noneMatch(step -> step.customer().equals(customer))) {
                assertThat(grades.get(customer))
                        .isEqualTo(path.get("unpaid").get("grade_code").asText());
            }
        });
    }

    @Test
    void itIsToldInBothLanguagesWithWhatStandsInTheWay() {
        Path home = ClosedHome.folder();
        String inDefault = CommandLineRun.done(
                        home,
                        "sql",
                        "select max(customer_no) as customer_no from mart.credit_grade where period_key = 202402"
                                + " and reason_code = 'default'",
                        "--format",
                        "csv")
                .out()
                .lines()
                .skip(1)
                .findFirst()
                .orElseThrow();
        Step step = steps(true).get(0);

        assertThat(CommandLineRun.done(home, "why", inDefault, LAST, "--path").out())
                .contains("cheapest path to a better grade in 2024-03, if nothing else changes: no new bill, event or"
                        + " reading\n")
                .contains("cannot be had in 2024-03 by any payment: the gate \"In default, not yet cured\" holds\n");
        assertThat(CommandLineRun.done(home, "why", step.customer(), LAST, "--path")
                        .out())
                .contains("  pay " + String.format(java.util.Locale.ROOT, "%,.2f", step.amount()) + " by " + step.by()
                        + " and the grade in 2024-03 is " + step.grade() + "\n");
        assertThat(CommandLineRun.done(home, "why", step.customer(), LAST, "--path", "--language", "zh")
                        .out())
                .contains("在 " + step.by() + " 前（含当日）支付 ")
                .contains("2024-03 的等级为 " + step.grade());
    }

    @Test
    void aPathBeginsAtTheLastClosedMonth() {
        CommandLineRun run = CommandLineRun.in(
                ClosedHome.folder(), "why", PATHS.keySet().iterator().next(), "2024-01", "--path");

        assertThat(run.code()).isEqualTo(ExitCode.PRECONDITION);
        assertThat(run.err()).contains("a path begins at the last closed month, 2024-02; ask for that one");
    }

    // One more payment, of whom nothing is asked, so that there is a month to close.
    private static Map<String, String> gradesAfter(String name, List<Step> steps) throws IOException {
        Path home = folder.resolve(name);
        ClosedHome.copyTo(home);
        Files.writeString(
                home.resolve("gridgrade.yml"), "discriminant:\n  defaults_min: 2\nclose:\n  missing_share_max: 1\n");
        Files.writeString(home.resolve("quality.yml"), "expect: []\n");
        StringBuilder payments = new StringBuilder("payment_no,customer_no,bill_no,paid_on,paid_amount,channel_code\n");
        assertThat(PATHS).doesNotContainKey(ANYBODY);
        payments.append("P-any,").append(ANYBODY).append(",,2024-03-20,0.01,bank\n");
        for (Step step : steps) {
            payments.append("P-")
                    .append(step.customer())
                    .append(',')
                    .append(step.customer())
                    .append(",,")
                    .append(step.by())
                    .append(',')
                    .append(step.amount().toPlainString())
                    .append(",bank\n");
        }
        Path files = folder.resolve(name + "-files");
        Files.createDirectories(files.resolve("payment"));
        Files.writeString(files.resolve("payment/payment_202403.csv"), payments);
        CommandLineRun.done(
                home,
                "load",
                "sample",
                files.resolve("payment/payment_202403.csv").toString());
        CommandLineRun.done(home, "close", "2024-03");
        Map<String, String> grades = new TreeMap<>();
        CommandLineRun.done(
                        home,
                        "sql",
                        "select customer_no, grade_code from mart.credit_grade where period_key = " + NEXT_KEY,
                        "--format",
                        "csv",
                        "--rows-max",
                        "100000")
                .out()
                .lines()
                .skip(1)
                .forEach(line ->
                        grades.put(line.substring(0, line.indexOf(',')), line.substring(line.indexOf(',') + 1)));
        return grades;
    }
}
