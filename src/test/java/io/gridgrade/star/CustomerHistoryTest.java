package io.gridgrade.star;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridgrade.engine.Row;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However a customer's changes arrive, late, twice, in any order or in any number of loads, they give one history. */
@Tag("thorough")
class CustomerHistoryTest {
    private static final int CUSTOMERS = 250;
    private static final int CHANGES_MAX = 8;
    private static final int LOADS = 12;
    private static final LocalDate FIRST_ON = LocalDate.of(2020, 1, 1);
    private static final String COLUMNS = "customer_no, customer_class_code, customer_name, valid_from";

    private record Statement(String customer, LocalDate from, String name) {
        String values() {
            return "'" + customer + "', 'residential', '" + name + "', date '" + from + "', 1";
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void randomHistoriesInRandomOrderGiveOneCanonicalHistory(long seed) {
        Random random = new Random(seed);
        List<Statement> statements = statements(random);
        List<Statement> arriving = new ArrayList<>(statements);
        // Some come twice.
        arriving.addAll(
                statements.stream().filter(each -> random.nextInt(5) == 0).toList());
        Collections.shuffle(arriving, random);
        try (Portfolio portfolio = new Portfolio()) {
            int at = 0;
            for (int load = 1; load <= LOADS; load++) {
                int end = load == LOADS ? arriving.size() : at + random.nextInt(2 * arriving.size() / LOADS);
                end = Math.min(end, arriving.size());
                land(portfolio, arriving.subList(at, end));
                at = end;
            }

            assertThat(history(portfolio)).isEqualTo(canonical(statements));
            assertThat(portfolio.query("select customer_no from (select customer_no, valid_from, lag(valid_to) over"
                            + " (partition by customer_key order by valid_from) as ended from star.dim_customer)"
                            + " where ended <> valid_from"))
                    .as("gaps and overlaps")
                    .isEmpty();
            assertThat(portfolio.query("select customer_key from star.dim_customer group by customer_key"
                            + " having count(*) filter (where is_current) <> 1"
                            + " or count(*) filter (where is_first) <> 1"
                            + " or min(customer_no) <> max(customer_no)"))
                    .as("customers without one current and one first version")
                    .isEmpty();
            assertThat(portfolio.query("select customer_version_key from star.dim_customer"
                            + " group by customer_version_key having count(*) > 1"))
                    .as("keys of two versions")
                    .isEmpty();
        }
    }

    /** What a source had at a day: some customers are gone, and of the others it states what holds. */
    private record Whole(LocalDate on, Set<String> gone, List<Statement> statements) {}

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void randomHistoriesWithSnapshotsInRandomOrderGiveOneCanonicalHistory(long seed) {
        Random random = new Random(seed);
        List<Statement> statements = statements(random);
        List<Whole> wholes = wholes(random, statements);
        List<Statement> shuffled = new ArrayList<>(statements);
        shuffled.addAll(
                statements.stream().filter(each -> random.nextInt(5) == 0).toList());
        Collections.shuffle(shuffled, random);
        List<Object> loads = new ArrayList<>(wholes);
        // One comes twice.
        loads.add(wholes.get(0));
        int at = 0;
        for (int load = 1; load <= LOADS; load++) {
            int end = load == LOADS ? shuffled.size() : at + random.nextInt(2 * shuffled.size() / LOADS);
            end = Math.min(end, shuffled.size());
            loads.add(shuffled.subList(at, end));
            at = end;
        }
        Collections.shuffle(loads, random);
        try (Portfolio portfolio = new Portfolio()) {
            for (Object load : loads) {
                if (load instanceof Whole whole) {
                    land(
                            portfolio,
                            whole.statements(),
                            Optional.of(new FullExtract(Portfolio.SOURCE, whole.on(), Set.of("customer"))));
                } else {
                    land(
                            portfolio,
                            ((List<?>) load).stream().map(Statement.class::cast).toList());
                }
            }

            assertThat(historyWithEnds(portfolio)).as("seed " + seed).isEqualTo(dayByDay(statements, wholes));
            assertThat(portfolio.query("select customer_no from (select customer_no, valid_from, lag(valid_to) over"
                            + " (partition by customer_key order by valid_from) as ended from star.dim_customer)"
                            + " where ended <> valid_from"))
                    .as("gaps and overlaps, seed " + seed)
                    .isEmpty();
            assertThat(portfolio.query("select customer_key from star.dim_customer group by customer_key"
                            + " having count(*) filter (where is_current) <> 1"
                            + " or count(*) filter (where is_first) <> 1"))
                    .as("customers without one current and one first version, seed " + seed)
                    .isEmpty();
        }
    }

    private static List<Whole> wholes(Random random, List<Statement> statements) {
        List<Whole> wholes = new ArrayList<>();
        for (int day : List.of(3, 6, 9, 12, 15)) {
            LocalDate on = FIRST_ON.plusDays(day);
            Map<String, Statement> latest = new TreeMap<>();
            statements.stream()
                    .filter(each -> !each.from().isAfter(on))
                    .sorted(Comparator.comparing(Statement::from))
                    .forEach(each -> latest.put(each.customer(), each));
            Set<String> gone = latest.keySet().stream()
                    .filter(each -> random.nextInt(3) == 0)
                    .collect(Collectors.toCollection(TreeSet::new));
            latest.keySet().removeAll(gone);
            wholes.add(new Whole(on, gone, List.copyOf(latest.values())));
        }
        return wholes;
    }

    /** Each customer lived through day by day: a statement opens, an absence closes, a presence opens again. */
    private static String dayByDay(List<Statement> statements, List<Whole> wholes) {
        Map<String, TreeMap<LocalDate, String>> customers = new TreeMap<>();
        statements.forEach(each -> customers
                .computeIfAbsent(each.customer(), no -> new TreeMap<>())
                .put(each.from(), each.name()));
        List<String> lines = new ArrayList<>();
        customers.forEach((customer, days) -> {
            String name = "";
            Optional<LocalDate> closedOn = Optional.empty();
            String before = "";
            for (LocalDate day = days.firstKey();
                    !day.isAfter(FIRST_ON.plusDays(2 * CHANGES_MAX));
                    day = day.plusDays(1)) {
                LocalDate today = day;
                if (days.containsKey(day)) {
                    name = days.get(day);
                    closedOn = Optional.empty();
                }
                Optional<Whole> whole =
                        wholes.stream().filter(each -> each.on().equals(today)).findFirst();
                if (whole.isPresent()) {
                    closedOn = whole.get().gone().contains(customer)
                            ? closedOn.or(() -> Optional.of(today))
                            : Optional.empty();
                }
                String state = name + " " + closedOn.map(LocalDate::toString).orElse("open");
                if (!state.equals(before)) {
                    lines.add(customer + " " + day + " " + state);
                }
                before = state;
            }
        });
        return String.join("\n", lines);
    }

    private static String historyWithEnds(Portfolio portfolio) {
        List<Row> rows = portfolio.query("select customer_no || ' ' || valid_from || ' ' || customer_name || ' '"
                + " || coalesce(closed_on::varchar, 'open') as line from star.dim_customer"
                + " where customer_key <> 0 order by customer_no, valid_from");
        return rows.stream().map(row -> row.text("line")).collect(Collectors.joining("\n"));
    }

    @Test
    void aChangeThatIsToldLateComesBetweenTwoThatSaidTheSame() {
        try (Portfolio portfolio = new Portfolio()) {
            land(portfolio, List.of(new Statement("C1", FIRST_ON, "A")));
            land(portfolio, List.of(new Statement("C1", FIRST_ON.plusDays(20), "A")));
            land(portfolio, List.of(new Statement("C1", FIRST_ON.plusDays(10), "B")));

            assertThat(history(portfolio)).isEqualTo("C1 2020-01-01 A\nC1 2020-01-11 B\nC1 2020-01-21 A");
        }
    }

    @Test
    void aVersionThatAClosedMonthPointsToKeepsItsKeyThoughItSaysNothingAnyMore() {
        try (Portfolio portfolio = new Portfolio()) {
            land(
                    portfolio,
                    List.of(
                            new Statement("C1", FIRST_ON, "A"),
                            new Statement("C1", FIRST_ON.plusDays(40), "B"),
                            new Statement("C1", FIRST_ON.plusDays(80), "C")));
            portfolio.bill("B1", "C1", "10", "2020-02-20").snapshotThrough("2020-02");
            Object version = portfolio.snapshot("customer_version_key", "C1", "2020-02");
            land(portfolio, List.of(new Statement("C1", FIRST_ON.plusDays(40), "A")));

            assertThat(portfolio.only("select customer_name as answer from star.dim_customer"
                            + " where customer_version_key = " + version))
                    .isEqualTo("A");
        }
    }

    @Test
    void customersWhoseRegionBecomesKnownLieInIt() {
        try (Portfolio portfolio = new Portfolio()) {
            portfolio
                    .land("customer", COLUMNS + ", region_no", "'C1', 'residential', 'A', date '2020-01-01', 'R1'")
                    .load();
            assertThat(region(portfolio)).isEqualTo("unknown");

            portfolio
                    .land("region", "region_no, region_level_code, region_name", "'R1', 'province', 'North'")
                    .load();
            assertThat(region(portfolio)).isEqualTo("North");
        }
    }

    private static Object region(Portfolio portfolio) {
        return portfolio.only("select case region_key when 0 then 'unknown' else region_name end as answer"
                + " from star.dim_customer join star.dim_region using (region_key) where customer_no = 'C1'");
    }

    /** At most one statement a customer and day. */
    private static List<Statement> statements(Random random) {
        List<Statement> statements = new ArrayList<>();
        for (int customer = 0; customer < CUSTOMERS; customer++) {
            List<Integer> days = new ArrayList<>();
            for (int day = 0; day < 2 * CHANGES_MAX; day++) {
                days.add(day);
            }
            Collections.shuffle(days, random);
            int changes = 1 + random.nextInt(CHANGES_MAX);
            for (int day : days.subList(0, changes)) {
                String name = String.valueOf((char) ('A' + random.nextInt(3)));
                statements.add(new Statement("C" + customer, FIRST_ON.plusDays(day), name));
            }
        }
        return statements;
    }

    private static void land(Portfolio portfolio, List<Statement> statements) {
        land(portfolio, statements, Optional.empty());
    }

    private static void land(Portfolio portfolio, List<Statement> statements, Optional<FullExtract> snapshot) {
        // A load knows each natural key once, as source.RefuseRepeated sees to.
        List<Statement> once = statements.stream().distinct().toList();
        if (!once.isEmpty()) {
            portfolio.land(
                    "customer",
                    COLUMNS + ", load_file_key",
                    once.stream().map(Statement::values).collect(Collectors.joining("), (")));
            portfolio.load(snapshot);
        }
    }

    private static String history(Portfolio portfolio) {
        List<Row> rows = portfolio.query("select customer_no, valid_from, customer_name from star.dim_customer"
                + " where customer_key <> 0 order by customer_no, valid_from");
        return rows.stream()
                .map(row -> row.text("customer_no") + " " + row.date("valid_from") + " " + row.text("customer_name"))
                .collect(Collectors.joining("\n"));
    }

    /** The statements by day, those that say nothing new left out: one customer after another, in plain Java. */
    private static String canonical(List<Statement> statements) {
        Map<String, TreeMap<LocalDate, String>> customers = new TreeMap<>();
        statements.forEach(each -> customers
                .computeIfAbsent(each.customer(), no -> new TreeMap<>())
                .put(each.from(), each.name()));
        List<String> lines = new ArrayList<>();
        customers.forEach((customer, days) -> {
            String before = "";
            for (Map.Entry<LocalDate, String> day : days.entrySet()) {
                if (!day.getValue().equals(before)) {
                    lines.add(customer + " " + day.getKey() + " " + day.getValue());
                }
                before = day.getValue();
            }
        });
        return String.join("\n", lines);
    }
}
