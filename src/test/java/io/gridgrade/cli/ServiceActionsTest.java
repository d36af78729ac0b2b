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
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a close finds due by the service rules. */
class ServiceActionsTest {
    private static final String DUE =
            "select customer_no || ' ' || service_rule_code || ' ' || cast(due_on as varchar) || ' ' || reason_text as due"
                    + " from mart.service_action where period_key = 202402 order by customer_no, service_rule_code";

    private static final String RESOURCES =
            "resource_code,resource_order,resource_name_en,resource_name_zh,owner_role_code,service_rule_code,unit_en,"
                    + "unit_zh,capacity_month,use_per_action,floor_share\n";

    @TempDir
    Path folder;

    @Test
    void whoIsDueACollectionVisitIsWhomTheRuleSays() {
        for (int period : new int[] {202312, 202401, 202402}) {
            assertThat(rows("select customer_no from mart.service_action where period_key = " + period
                            + " and service_rule_code = 'S18' order by customer_no"))
                    .isNotEmpty()
                    .isEqualTo(rows("select snapshot.customer_no from mart.customer_month as snapshot join"
                            + " mart.credit_grade as graded on graded.customer_key = snapshot.customer_key and"
                            + " graded.period_key = snapshot.period_key where snapshot.period_key = " + period
                            + " and graded.grade_code in ('C', 'D') and snapshot.overdue_amount > 0 and"
                            + " snapshot.arrears_days >= 30 order by snapshot.customer_no"));
        }
    }

    @Test
    void everybodyIsHeardOfOnceAYearAndCustomersOfHighValueEveryMonth() {
        // S21, the floor, over twelve months; in each month S5 takes its place where it is due.
        assertThat(rows("select count(distinct due.customer_no) - count(distinct snapshot.customer_no) as missed from"
                        + " mart.customer_month as snapshot left join mart.service_action as due on due.customer_key ="
                        + " snapshot.customer_key and due.service_code = 'contact' and due.period_key between 202303 and"
                        + " 202402 where snapshot.period_key = 202303 and snapshot.customer_key in (select customer_key"
                        + " from mart.customer_month where period_key = 202402)"))
                .containsExactly("0");
        assertThat(rows("select count(*) as twice from mart.service_action as due join mart.service_action as beside on"
                        + " beside.customer_key = due.customer_key and beside.period_key = due.period_key and"
                        + " beside.service_rule_code = 'S21' where due.service_rule_code = 'S5'"))
                .containsExactly("0");
    }

    @Test
    void aCutIsNeverDueBeforeItsNoticeAndNothingAdverseToAProtectedCustomer() throws IOException {
        GovernedHome home = GovernedHome.in(folder);
        List<String> before = home.rows(DUE);
        String cut =
                "select customer_no from mart.service_action where period_key = 202402 and service_rule_code = 'S20'"
                        + " and due_on >= date '2024-03-30' order by customer_no";
        String customer = home.rows(cut).get(0);
        assertThat(home.rows("select count(*) as soon from mart.service_action where service_code = 'cut' and due_on <"
                        + " date '2024-03-30' and period_key = 202402"))
                .containsExactly("0");

        Path source = Files.createDirectories(home.folder().resolve("sources/register"));
        Files.writeString(source.resolve("source.yml"), "title: R\ntables:\n  protection:\n    files: register*.csv\n");
        Files.writeString(
                source.resolve("protection.sql"),
                "select record_no, no as protection_no, customer as customer_no, kind as protection_code, since as began_on"
                        + " from record;\n");
        home.done(
                "load",
                "register",
                home.file("register1.csv", "no,customer,kind,since", "1," + customer + ",life_support,2024-02-10")
                        .toString());
        home.done("close", "--all");

        assertThat(home.rows(cut)).doesNotContain(customer);
        // Restated, all else is as it was, to the letter.
        List<String> adverse = before.stream()
                .filter(row -> row.matches("\"?" + customer + " (S18|S19|S20|S20_THEFT) .*"))
                .toList();
        assertThat(adverse).isNotEmpty();
        List<String> expected =
                before.stream().filter(row -> !adverse.contains(row)).toList();
        assertThat(home.rows(DUE)).isEqualTo(expected);
    }

    @Test
    void everyActionOfAMonthStandsInOneListOfItsStationAndRoleTheSoonestFirst() throws IOException {
        CommandLineRun all = list("--out", folder.toString(), "--no-pages");
        assertThat(all.code()).as(all.err()).isEqualTo(ExitCode.DONE);
        Path lists = folder.resolve("service-2024-02");
        List<String> listed = new ArrayList<>();
        try (Stream<Path> files = Files.list(lists)) {
            for (Path file : files.sorted().toList()) {
                if (file.toString().endsWith(".csv")) {
                    List<String> lines = Files.readAllLines(file);
                    assertThat(lines.get(0)).startsWith("\ufeffDue on 到期日,Priority 优先级,Customer no. 客户编号,");
                    List<String> work = lines.subList(1, lines.size()).stream()
                            .map(line -> String.join(
                                    ",", List.of(line.split(",", -1)).subList(0, 3)))
                            .toList();
                    assertThat(work).isSorted();
                    listed.addAll(work);
                    assertThat(Files.size(Path.of(file.toString().replace(".csv", ".xlsx"))))
                            .isPositive();
                }
            }
        }
        assertThat(listed)
                .containsExactlyInAnyOrderElementsOf(rows("select cast(due_on as varchar), priority, customer_no from"
                        + " mart.service_action where period_key = 202402"));

        CommandLineRun collectors = list("--out", folder.toString(), "--role", "collector", "--no-pages", "--json");
        assertThat(Json.read(collectors.out()).get("files")).isNotEmpty().allMatch(file -> file.asText()
                .matches(".*-collector\\.(csv|xlsx)"));
        CommandLineRun wrong = list("--role", "colector");
        assertThat(wrong.code()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(wrong.err()).contains("--role \"colector\" has nothing to do; did you mean \"collector\"?");
        assertThat(CommandLineRun.of("service", "list", "2030-01", "--home", ClosedHome.home())
                        .code())
                .isEqualTo(ExitCode.PRECONDITION);
    }

    @Test
    void thePagesOfAListNameItsCustomersAndWhatThereAreNotTheHandsFor() throws IOException {
        int hands = Integer.parseInt(
                rows("select cast(trunc(count(*) / 2) as integer) as hands from mart.service_action where period_key ="
                                + " 202402 and owner_role_code = 'collector'")
                        .get(0));
        GovernedHome home = GovernedHome.in(folder);
        scarce(home, "collectors,1,Collectors,催费员,collector,,visits,次," + hands + ",1,0");
        home.done("close", "--all");
        // What is printed is what was true at the close, whatever there is now.
        scarce(home, "collectors,1,Collectors,催费员,collector,,visits,次,1,1,0");
        CommandLineRun run = home.run("service", "list", "2024-02", "--role", "collector", "--language", "en");
        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.DONE);
        int below = 0;
        int due = 0;
        for (String file :
                run.out().lines().filter(name -> name.endsWith(".csv")).toList()) {
            List<String> numbers = Files.readAllLines(Path.of(file)).stream()
                    .skip(1)
                    .map(line -> line.split(",", -1)[2])
                    .toList();
            String page = ServiceReportTest.text(Path.of(file.replace(".csv", "-en.pdf")));
            assertThat(page).contains(numbers).contains("Collector", "Done on", "By whom", "Outcome");
            assertThat(Pattern.compile("C[0-9]{8}").matcher(page).results().map(MatchResult::group))
                    .containsExactlyInAnyOrderElementsOf(numbers);
            due += numbers.size();
            Matcher cut = Pattern.compile("(\\d+) below the cut line").matcher(page);
            if (cut.find()) {
                below += Integer.parseInt(cut.group(1));
                assertThat(page).contains("Collectors: " + hands + " visits a month for ");
            }
        }
        assertThat(below).isEqualTo(due - hands).isPositive();
    }

    @Test
    void anEditIsTriedOnWhatTheMonthsWereAndTheRulesInForceGiveWhatTheCloseGave() throws IOException {
        Path file = ServiceRulesTest.edited(
                folder.resolve("edited.csv"), "S5,5,action,contact", "S5,5,action,monthly_contact");
        // The floor of the service must be met by some: S12 takes the place.
        Files.writeString(file, Files.readString(file).replace("S12,12,action,care", "S12,12,action,contact"));
        JsonNode answer = Json.read(CommandLineRun.of(
                        "service",
                        "simulate",
                        "--rules",
                        file.toString(),
                        "--months",
                        "2",
                        "--json",
                        "--home",
                        ClosedHome.home())
                .out());
        assertThat(answer.get("first").asText()).isEqualTo("2024-01");
        assertThat(answer.get("last").asText()).isEqualTo("2024-02");
        Map<String, Long> closed = new TreeMap<>();
        rows("select service_rule_code, count(*) as actions from mart.service_action where period_key in (202401, 202402)"
                        + " group by 1")
                .forEach(row -> closed.put(row.split(",", -1)[0], Long.parseLong(row.split(",", -1)[1])));
        long more = 0;
        for (JsonNode rule : answer.get("rules")) {
            String code = rule.get("service_rule_code").asText();
            assertThat(rule.get("before_count").asLong()).as(code).isEqualTo(closed.getOrDefault(code, 0L));
            assertThat(rule.get("after_count").asLong()
                            - rule.get("before_count").asLong())
                    .as(code)
                    .isEqualTo(rule.get("gained_count").asLong()
                            - rule.get("lost_count").asLong());
            more += rule.get("gained_count").asLong();
        }
        // Whom S5 kept from the floor the floor reaches now.
        assertThat(more).isPositive();
        assertThat(answer.get("customers").asLong()).isPositive();
        assertThat(rows("select count(*) as actions from mart.service_action where service_code = 'monthly_contact'"))
                .containsExactly("0");
    }

    @Test
    void anEditThatChangesNothingMovesNobodyAndOneThatIsWrongIsNotTried() throws IOException {
        Path same = ServiceRulesTest.edited(folder.resolve("same.csv"), "S5,5,action", "S5,5,action");
        CommandLineRun none =
                CommandLineRun.of("service", "simulate", "--rules", same.toString(), "--home", ClosedHome.home());
        assertThat(none.out()).contains("this edit moves 0 customers");
        Path wrong = ServiceRulesTest.edited(folder.resolve("wrong.csv"), ",S16,30,close,6", ",,30,close,6");
        CommandLineRun refused =
                CommandLineRun.of("service", "simulate", "--rules", wrong.toString(), "--home", ClosedHome.home());
        assertThat(refused.code()).isEqualTo(ExitCode.FAILED);
        assertThat(refused.err()).contains("S3 and S16 both hold for on_site_visit", "nothing was computed");
    }

    @Test
    void whatIsScarceGoesToWhatIsWorthMostAndEveryStationHasItsLeastShare() throws IOException {
        JsonNode answer = Json.read(allotted("20", "0.1").out());
        JsonNode hours = answer.get("resources").get(0);
        int due = Integer.parseInt(
                rows("select count(*) as actions from mart.service_action where period_key = 202402 and"
                                + " owner_role_code = 'service_clerk'")
                        .get(0));
        assertThat(hours.get("due").asInt()).isEqualTo(due).isGreaterThan(20);
        assertThat(hours.get("served").asInt()).isEqualTo(20);
        assertThat(hours.get("cut_line").asText()).contains(" of priority ");
        // The shadow price is what one more adds.
        int more = Json.read(allotted("21", "0.1").out()).get("worth").asInt();
        assertThat(more - answer.get("worth").asInt())
                .isEqualTo(hours.get("shadow_price").asInt())
                .isPositive();
        assertThat(Json.read(allotted("20", "0").out()).get("worth").asDouble())
                .isEqualTo(answer.get("worth").asDouble()
                        + answer.get("floor_cost").asDouble());
        for (JsonNode station : answer.get("stations")) {
            assertThat(station.get("served").asInt())
                    .isGreaterThanOrEqualTo(station.get("least").asInt());
        }
        int served = 0;
        for (JsonNode customer : answer.get("customers")) {
            served += customer.get("is_served").asBoolean() ? 1 : 0;
        }
        assertThat(served).isEqualTo(20);
    }

    @Test
    void whereFloorsAskForMoreThanThereIsTheResourceIsNamed() throws IOException {
        CommandLineRun none = allotted("1", "0.9");
        assertThat(none.code()).isEqualTo(ExitCode.FAILED);
        assertThat(none.err())
                .contains(
                        "there is no way to share what is scarce in 2024-02",
                        "of clerks there are 1 hours a month",
                        "are lacking")
                // The stations that ask for most.
                .containsPattern("asks for [0-9]+ actions of 1 each, [A-Z][a-z]+ Station [0-9] for [0-9]+ of [0-9]+, ");
        CommandLineRun plenty = CommandLineRun.of("service", "allot", "2024-02", "--home", ClosedHome.home());
        assertThat(plenty.code()).isEqualTo(ExitCode.PRECONDITION);
        assertThat(plenty.err()).contains("no resource is scarce");
    }

    @Test
    void aCloseKeepsWhoWasServedWhatEachStationGotAndWhatMoreWouldHaveBeenWorth() throws IOException {
        int due = clerks("");
        int urgent = clerks(" and priority < 9");
        GovernedHome home = GovernedHome.in(folder);
        // Enough for all but the least urgent, were it not for the least share of these that every station has.
        scarce(
                home,
                "clerks,2,Clerks,营业员,service_clerk,,hours,小时," + urgent * 0.5 + ",0.5,0",
                "menus,3,Menus,菜单,service_clerk,S23,pieces,份,100000,1,1",
                "generators,1,Generators,发电机,field_service,S11,pieces,台,100000,1,0");
        home.done("close", "--all");
        JsonNode live =
                Json.read(home.done("service", "allot", "2024-02", "--json").out());
        for (JsonNode share : live.get("resources")) {
            String of = " where period_key = 202402 and resource_code = '"
                    + share.get("resource").asText() + "'";
            assertThat(home.rows("select due_count, served_count, used_amount - "
                            + share.get("used").asText()
                            + " as differs, shadow_price - "
                            + share.get("shadow_price").asText()
                            + " as price_differs, floor_cost - "
                            + share.get("floor_cost").asText()
                            + " as cost_differs from mart.resource_month" + of))
                    .containsExactly(share.get("due").asText() + ","
                            + share.get("served").asText() + ",0.000,0.00,0.00");
            List<String> stations = new ArrayList<>();
            for (JsonNode station : live.get("stations")) {
                if (station.get("resource").equals(share.get("resource"))) {
                    stations.add(station.get("name").asText() + ","
                            + station.get("due").asText() + ","
                            + station.get("served").asText() + ","
                            + station.get("least").asText());
                }
            }
            assertThat(home.rows(
                            "select region_name_en, due_count, served_count, least_count from mart.resource_station"
                                    + of))
                    .containsExactlyInAnyOrderElementsOf(stations);
        }
        JsonNode clerks = live.get("resources").get(0);
        assertThat(clerks.get("due").asInt()).isEqualTo(due);
        assertThat(clerks.get("served").asInt()).isEqualTo(urgent).isLessThan(due);
        assertThat(clerks.get("floor_cost").asDouble()).isZero();
        JsonNode menus = live.get("resources").get(1);
        assertThat(menus.get("floor_cost").asDouble())
                .isPositive()
                .isEqualTo(menus.get("served").asDouble())
                .isEqualTo(live.get("floor_cost").asDouble());
        assertThat(home.rows("select cut_priority from mart.resource_month where resource_code = 'clerks'"))
                .containsExactly(clerks.get("cut_line").asText().replaceFirst(".*? of priority ([0-9]).*", "$1"));
        // All of generators are served, and what is not scarce has no line.
        assertThat(home.rows("select cut_priority from mart.resource_month where resource_code = 'generators'"))
                .containsExactly("");
        List<String> served = new ArrayList<>();
        live.get("customers")
                .forEach(row -> served.add(row.get("customer_no").asText() + ","
                        + row.get("service_rule_code").asText() + ","
                        + row.get("is_served").asText()));
        assertThat(home.rows(
                        "select customer_no, service_rule_code, is_served from mart.service_action where period_key ="
                                + " 202402 and is_served is not null"))
                .containsExactlyInAnyOrderElementsOf(served);
        assertThat(home.rows("select distinct is_served from mart.service_action where owner_role_code = 'collector'"))
                .containsExactly("");
        String page = ServiceReportTest.text(Path.of(home.done("report", "service", "2024-02", "--language", "en")
                .out()
                .lines()
                .findFirst()
                .orElseThrow()));
        assertThat(page)
                .contains("What there was not enough of")
                .containsPattern(String.format(
                        Locale.ROOT, "Clerks hours %1$.2f %1$.2f %2$,d %3$,d 8 ", urgent * 0.5, due, urgent));
    }

    @Test
    void aCloseThatCannotShareKeepsNothingNamesTheResourceAndGoesOnOnceItIsMended() throws IOException {
        GovernedHome home = GovernedHome.in(folder);
        String kept = "select count(*) as rows, max(run_key) as run from mart.service_action";
        List<String> before = home.rows(kept);
        scarce(
                home,
                "clerks,1,Clerks,营业员,service_clerk,,hours,小时,1,0.5,0.9",
                "collectors,2,Collectors,催费员,collector,,visits,次,0,1,1");
        CommandLineRun stopped = home.run("close", "--all");
        assertThat(stopped.code()).isEqualTo(ExitCode.FAILED);
        assertThat(stopped.err())
                .contains(
                        "there is no way to share what is scarce in 2024-02: floors ask for more than there is; nothing was"
                                + " kept",
                        "seeds/service_resource.csv line 2: of clerks there are 1 hours a month, and the floor_share 0.9",
                        "seeds/service_resource.csv line 3: of collectors there are 0 visits a month, and the floor_share 1",
                        "raise capacity_month, or lower floor_share");
        assertThat(home.rows(kept)).isEqualTo(before);
        assertThat(home.done("status").out()).containsPattern("2024-02 .*reopened");

        scarce(home, "clerks,1,Clerks,营业员,service_clerk,,hours,小时,1,0.5,0");
        home.done("close", "--all");
        assertThat(home.rows("select served_count from mart.resource_month")).containsExactly("2");
    }

    @Test
    void aResourceForARuleThatAnotherRoleCarriesOutIsRefused() throws IOException {
        CommandLineRun run = allotted("generators,1,Generators,发电机,collector,S11,pieces,台,5,1,0");
        assertThat(run.code()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(run.err())
                .contains(
                        "resources.csv line 2, column ", "the rule S11 is done by field_service, and not by collector");
    }

    private static int clerks(String condition) {
        return Integer.parseInt(
                rows("select count(*) as actions from mart.service_action where period_key = 202402 and owner_role_code ="
                                + " 'service_clerk'" + condition)
                        .get(0));
    }

    private static void scarce(GovernedHome home, String... resources) throws IOException {
        Files.writeString(
                Files.createDirectories(home.folder().resolve("seeds")).resolve("service_resource.csv"),
                RESOURCES + String.join("\n", resources) + "\n");
    }

    private CommandLineRun allotted(String capacity, String share) throws IOException {
        return allotted("clerks,1,Clerks,营业员,service_clerk,,hours,小时," + capacity + ",1," + share);
    }

    private CommandLineRun allotted(String resource) throws IOException {
        Path file = Files.writeString(folder.resolve("resources.csv"), RESOURCES + resource + "\n");
        return CommandLineRun.of(
                "service", "allot", "2024-02", "--resources", file.toString(), "--json", "--home", ClosedHome.home());
    }

    private static CommandLineRun list(String... options) {
        List<String> words = new ArrayList<>(List.of("service", "list", "2024-02", "--home", ClosedHome.home()));
        words.addAll(List.of(options));
        return CommandLineRun.of(words.toArray(String[]::new));
    }

    private static List<String> rows(String query) {
        CommandLineRun run = CommandLineRun.of("sql", query, "--format", "csv", "--home", ClosedHome.home());
        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.DONE);
        return run.out().lines().skip(1).toList();
    }
}
