package io.gridgrade.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridgrade.engine.EngineLimits;
import io.gridgrade.engine.Row;
import io.gridgrade.engine.SqlFile;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Problems;
import io.gridgrade.warehouse.Resources;
import io.gridgrade.warehouse.Warehouse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The check of a decision table: against every combination of values, one by one, and in words. */
class CheckTableTest {
    private static final int TABLES = 600;

    private static final String INPUTS = ServiceSeeds.INPUT_HEADER
            + "credit,1,code,high | fair | poor,credit,,Credit,信用\n"
            + "days,2,number,>= 0 | unknown,days,,Days,天数\n"
            + "protected,3,truth,true | false,protected,,Protected,受保护\n";
    private static final String RULES =
            "service_rule_code,kind_code,service_code,when_credit,when_days,yields_to,lead_days,cadence_months,is_adverse\n";
    private static final String EVERYBODY = "Z,floor,letter,,,,0,12,false\nY,action,letter,high,,,0,12,false\n";

    @TempDir
    Path folder;

    @Test
    void whatItFindsIsWhatEveryCombinationLookedAtOneByOneHas() {
        Set<String> kinds = new TreeSet<>();
        for (int seed = 0; seed < TABLES; seed++) {
            RandomTable random = new RandomTable(seed);
            List<RuleFinding> findings = CheckTable.of(random.table());
            assertThat(findings.stream().map(CheckTableTest::named).collect(Collectors.toSet()))
                    .as("table %d: %s", seed, random.rows())
                    .isEqualTo(oneByOne(random.rows()));
            findings.stream().map(RuleFinding::kind).forEach(kinds::add);
            for (RuleFinding finding : findings) {
                if (!finding.kind().equals("impossible") && !finding.kind().equals("gap")) {
                    assertThat(RandomTable.POINTS.stream().filter(point -> isExample(finding, point)))
                            .as("an example of %s in table %d", finding, seed)
                            .isNotEmpty()
                            .allMatch(point -> RandomTable.holds(
                                    row(random.rows(), finding.rules().get(0)), point));
                }
            }
        }
        assertThat(kinds)
                .containsExactly(
                        "broken_notice", "broken_prohibition", "conflict", "dead", "gap", "impossible", "unmet_floor");
    }

    @Test
    void theSqlOfAConditionHoldsForWhomTheCheckSays() {
        String points = RandomTable.POINTS.stream()
                .map(point -> "('" + point.get("credit") + "', "
                        + point.get("days").replace("unknown", "null") + "::double, " + point.get("protected") + ", "
                        + RandomTable.POINTS.indexOf(point) + ")")
                .collect(Collectors.joining(", ", "(values ", ") as point (credit, days, protected, point_no)"));
        try (Warehouse engine = Warehouse.scratch(EngineLimits.none(), folder)) {
            for (int seed = 0; seed < 30; seed++) {
                RandomTable random = new RandomTable(seed);
                DecisionTable table = random.table();
                Space space = Space.of(table);
                for (int i = 0; i < table.rules().size(); i++) {
                    Map<String, String> row = random.rows().get(i);
                    String sql = "select point_no from " + points + " where "
                            + space.sql(table.rules().get(i));
                    Set<Integer> held = new HashSet<>();
                    for (Row point : engine.query(new SqlFile("points", sql), Parameters.none())) {
                        held.add(point.integer("point_no"));
                    }
                    assertThat(held)
                            .as(sql)
                            .isEqualTo(RandomTable.POINTS.stream()
                                    .filter(point -> RandomTable.holds(row, point))
                                    .map(RandomTable.POINTS::indexOf)
                                    .collect(Collectors.toSet()));
                }
            }
        }
    }

    @Test
    void whatShipsHasNothingWrong() {
        assertThat(ServiceTable.findings(Resources.shipped())).isEmpty();
    }

    @Test
    void eachFaultIsToldWithACustomerOfWhomItIsSo() {
        assertThat(lines("A,action,visit,poor,>= 30,,0,1,false\nB,action,visit,,>= 60,,0,1,false\n" + EVERYBODY))
                .containsExactly(
                        "seeds/service_rule.csv line 2: A and B both hold for visit, and neither goes first, such as for a"
                                + " customer with credit poor, days 60; put one into yields_to of the other, or part their"
                                + " conditions");
        assertThat(lines("A,action,visit,poor,,B,0,1,false\nB,action,visit,not high,,,0,1,false\n" + EVERYBODY))
                .containsExactly(
                        "seeds/service_rule.csv line 2: A never takes effect: wherever it holds, such as for a customer with"
                                + " credit poor, B goes first; narrow that, or take the rule out");
        assertThat(lines("A,action,price,,>= 10,,0,1,false\nB,prohibition,price,high,,,0,1,false\n" + EVERYBODY))
                .containsExactly(
                        "seeds/service_rule.csv line 2: A breaks the prohibition B of price, such as for a customer with"
                                + " credit high, days 10; take this out of the condition of A");
        assertThat(lines("A,action,cut,poor,,,3,1,true\nB,notice,cut,,>= 31,,7,1,false\n" + EVERYBODY))
                .containsExactly(
                        "seeds/service_rule.csv line 2: A is due after 3 days, which is less than the 7 days of B, such as"
                                + " for a customer with credit poor, days 31, protected false; raise lead_days of A to 7");
        assertThat(lines("A,action,visit,,>= 30 < 30,,0,1,false\n" + EVERYBODY))
                .containsExactly(
                        "seeds/service_rule.csv line 2: A can never hold: no value of days is as when_days asks; mend the"
                                + " condition, or take the rule out");
        assertThat(lines("A,action,visit,poor,,,0,1,false\nB,action,call,not poor,< 5,,0,1,false\n"))
                .containsExactly(
                        "nothing is due, such as for a customer with credit high, days 5; add a floor or an action, or widen"
                                + " one");
        assertThat(lines("A,floor,letter,,,,0,6,false\nB,action,letter,high,,,0,12,false\n"))
                .containsExactly(
                        "seeds/service_rule.csv line 2: A is a floor of letter that no action meets: none of this service is"
                                + " due every 6 months or more often to anybody of it; add such an action, or make the floor"
                                + " one");
        assertThat(lines("A,action,visit,,,B,0,1,false\nB,action,visit,,,C,0,1,false\nC,action,visit,,,A,0,1,false\n"))
                .containsExactly(
                        "seeds/service_rule.csv line 2: no rule of these can go first: A yields to B yields to C"
                                + " yields to A; take one out of yields_to");
        assertThat(lines("A,action,visit,,,Z,0,1,false\n" + EVERYBODY))
                .containsExactly(
                        "seeds/service_rule.csv line 2: A yields to Z, which is a floor of letter and not an action"
                                + " of visit; expected rules of the same kind and service in yields_to");
    }

    @Test
    void whatIsAdverseIsNeverForTheProtectedWhateverItsCondition() {
        String rules = RULES.replace(",yields_to", ",when_protected,yields_to")
                + "A,action,cut,poor,,true,,0,1,true\nZ,floor,letter,,,,,0,12,false\nY,action,letter,,,,,0,12,false\n";
        Problems problems = new Problems();
        assertThat(CheckTable.of(ServiceSeeds.of(INPUTS, rules, problems)))
                .extracting(RuleFinding::line)
                .containsExactly("seeds/service_rule.csv line 2: A never takes effect: wherever it holds, such as for a"
                        + " customer with credit poor, protected true, the register of protection goes first; narrow its"
                        + " condition, or take the rule out");
        assertThat(problems.lines()).isEmpty();
    }

    @Test
    void aCellThatIsNotUnderstoodIsToldWithItsPlace() {
        Problems problems = new Problems();
        ServiceSeeds.of(
                INPUTS, RULES + "A,action,visit,hgh,> 30,,0,1,false\nB,action,visit,unknown,,C,0,1,false\n", problems);
        assertThat(problems.lines())
                .containsExactly(
                        "seeds/service_rule.csv line 2, column 16, when_credit: value \"hgh\" is unknown; did you mean"
                                + " \"high\"?; expected of high, fair, poor, with | between alternatives",
                        "seeds/service_rule.csv line 2, column 20, when_days: \"> 30\" is no bounds of a number; expected"
                                + " such as >= 30, < 60, >= 30 < 60, any or unknown, with | between alternatives",
                        "seeds/service_rule.csv line 3, column 16, when_credit: \"unknown\" can never be; expected other"
                                + " values, for the domain of the input has none missing",
                        "seeds/service_rule.csv line 3, column 25: yields_to names the rule C, which is not there; did you"
                                + " mean \"A\"?; expected codes of rules of the same service, with | between them");
    }

    private static List<String> lines(String rules) {
        Problems problems = new Problems();
        DecisionTable table = ServiceSeeds.of(INPUTS, RULES + rules, problems);
        assertThat(problems.lines()).isEmpty();
        return CheckTable.of(table).stream().map(RuleFinding::line).toList();
    }

    private static String named(RuleFinding finding) {
        return finding.kind() + " "
                + (finding.kind().equals("dead") ? finding.rules().subList(0, 1) : finding.rules());
    }

    private static boolean isExample(RuleFinding finding, Map<String, String> point) {
        return finding.example().entrySet().stream()
                .allMatch(value -> point.get(value.getKey()).equals(value.getValue()));
    }

    private static Map<String, String> row(List<Map<String, String>> rows, String code) {
        return rows.stream()
                .filter(row -> row.get("service_rule_code").equals(code))
                .findFirst()
                .orElseThrow();
    }

    /** What is wrong, by the definitions and nothing else. */
    private static Set<String> oneByOne(List<Map<String, String>> rows) {
        Set<String> found = new HashSet<>();
        for (Map<String, String> rule : rows) {
            String code = rule.get("service_rule_code");
            if (RandomTable.POINTS.stream().noneMatch(point -> RandomTable.holds(rule, point))) {
                found.add("impossible [" + code + "]");
            } else if (any(point -> isDue(rule, point) && !isBeaten(rows, rule, point, true))) {
                faults(rows, rule, found);
            } else {
                found.add("dead [" + code + "]");
            }
        }
        if (any(point -> rows.stream()
                .noneMatch(rule -> isService(rule) && isDue(rule, point) && !isForbidden(rows, rule, point)))) {
            found.add("gap []");
        }
        return found;
    }

    private static void faults(List<Map<String, String>> rows, Map<String, String> rule, Set<String> found) {
        if (!isService(rule)) {
            return;
        }
        String code = rule.get("service_rule_code");
        for (Map<String, String> other : rows) {
            if (other == rule || !same(rule, other, "service_code")) {
                continue;
            }
            String both = "[" + code + ", " + other.get("service_rule_code") + "]";
            Predicate<Map<String, String>> meet = point -> isDue(rule, point) && isDue(other, point);
            boolean isParted =
                    before(rows, rule).contains(other) || before(rows, other).contains(rule);
            if (same(rule, other, "kind_code")
                    && rows.indexOf(other) > rows.indexOf(rule)
                    && !isParted
                    && any(point -> meet.test(point)
                            && !isBeaten(rows, rule, point, true)
                            && !isBeaten(rows, other, point, false))) {
                found.add("conflict " + both);
            }
            boolean isFloor = rule.get("kind_code").equals("floor");
            if (other.get("kind_code").equals("prohibition")
                    && any(point -> meet.test(point)
                            && !isBeaten(rows, rule, point, false)
                            && !(isFloor && isActed(rows, rule, point)))) {
                found.add("broken_prohibition " + both);
            }
            if (other.get("kind_code").equals("notice")
                    && Integer.parseInt(other.get("lead_days")) > Integer.parseInt(rule.get("lead_days"))
                    && any(point -> meet.test(point) && !isBeaten(rows, rule, point, true))) {
                found.add("broken_notice " + both);
            }
        }
        if (rule.get("kind_code").equals("floor")
                && rows.stream()
                        .filter(other -> other.get("kind_code").equals("action")
                                && same(rule, other, "service_code")
                                && Integer.parseInt(other.get("cadence_months"))
                                        <= Integer.parseInt(rule.get("cadence_months")))
                        .noneMatch(other -> any(point ->
                                isDue(rule, point) && isDue(other, point) && !isForbidden(rows, other, point)))) {
            found.add("unmet_floor [" + code + "]");
        }
    }

    private static boolean any(Predicate<Map<String, String>> isSo) {
        return RandomTable.POINTS.stream().anyMatch(isSo);
    }

    private static boolean isDue(Map<String, String> rule, Map<String, String> point) {
        return RandomTable.holds(rule, point)
                && !(isService(rule)
                        && rule.get("is_adverse").equals("true")
                        && point.get("protected").equals("true"));
    }

    private static boolean isService(Map<String, String> rule) {
        return rule.get("kind_code").matches("action|floor");
    }

    private static boolean same(Map<String, String> rule, Map<String, String> other, String column) {
        return rule.get(column).equals(other.get(column));
    }

    private static boolean isForbidden(
            List<Map<String, String>> rows, Map<String, String> rule, Map<String, String> point) {
        return rows.stream()
                .anyMatch(other -> other.get("kind_code").equals("prohibition")
                        && same(rule, other, "service_code")
                        && isDue(other, point));
    }

    private static boolean isActed(
            List<Map<String, String>> rows, Map<String, String> rule, Map<String, String> point) {
        return rows.stream()
                .anyMatch(other -> other.get("kind_code").equals("action")
                        && same(rule, other, "service_code")
                        && isDue(other, point));
    }

    private static boolean isBeaten(
            List<Map<String, String>> rows, Map<String, String> rule, Map<String, String> point, boolean forbids) {
        Stream<Map<String, String>> stronger = before(rows, rule).stream();
        if (isService(rule)) {
            stronger = forbids
                    ? Stream.concat(
                            stronger,
                            rows.stream()
                                    .filter(other -> other.get("kind_code").equals("prohibition")
                                            && same(rule, other, "service_code")))
                    : stronger;
        } else {
            stronger = Stream.concat(
                    stronger,
                    rows.stream()
                            .filter(other -> other != rule
                                    && same(rule, other, "kind_code")
                                    && same(rule, other, "service_code")
                                    && (rule.get("kind_code").equals("prohibition")
                                            || Integer.parseInt(other.get("lead_days"))
                                                    >= Integer.parseInt(rule.get("lead_days"))))
                            .filter(other -> rows.indexOf(other) < rows.indexOf(rule) || !holdAlike(rule, other)));
        }
        return stronger.anyMatch(other -> isDue(other, point));
    }

    private static boolean holdAlike(Map<String, String> rule, Map<String, String> other) {
        return RandomTable.POINTS.stream().allMatch(point -> isDue(rule, point) == isDue(other, point));
    }

    private static List<Map<String, String>> before(List<Map<String, String>> rows, Map<String, String> rule) {
        List<Map<String, String>> before = new ArrayList<>();
        Map<String, String> at = rule;
        while (!at.get("yields_to").isEmpty()) {
            at = row(rows, at.get("yields_to"));
            before.add(at);
        }
        return before;
    }
}
