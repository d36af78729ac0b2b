package io.gridgrade.star;

import io.gridgrade.engine.Row;
import io.gridgrade.engine.RowText;
import io.gridgrade.run.Run;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.value.Step;
import io.gridgrade.value.UserError;
import io.gridgrade.warehouse.Fact;
import io.gridgrade.warehouse.Warehouse;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Moves what has landed into the star; part of the caller's transaction. */
public final class LoadStar {
    /** First day of a past that nobody told us about. */
    static final LocalDate BEGINNING_ON = LocalDate.of(1900, 1, 1);

    /** End of what has no end: the first day on which the last version of a customer no longer holds. */
    static final LocalDate END_ON = LocalDate.of(9999, 12, 31);

    private static final int FIRST_PERIOD_KEY = 0;

    /** Facts that hold from a day on, often long before the first month or after the last: they make no months. */
    private static final Set<String> HOLDING =
            Set.of("security", "financial_statement", "customer_attribute", "protection");

    /**
     * What is planned, often for years ahead, and what came of our own work lists, before anything of the month is billed:
     * it has a month where there is one, but opens none after the others.
     */
    private static final Set<String> PLANNED = Set.of("instalment", "equipment_check", "service_result");

    // Where there is one of these, there is a month.
    private static final List<String> MONTH_FACTS = Fact.ALL.stream()
            .map(Fact::name)
            .filter(name -> !HOLDING.contains(name))
            .toList();

    private static final List<String> RECORD_COLUMNS = List.of(
            "closed_on",
            "contract_capacity_kva",
            "customer_class_code",
            "customer_name",
            "customer_name_en",
            "industry_code",
            "opened_on",
            "region_no",
            "voltage_kv");

    private final Optional<FullExtract> extract;
    private SortedMap<String, Long> takenOut = Collections.emptySortedMap();
    private List<Map<String, Object>> unstated = List.of();

    /** Of records that are not all that their source has. */
    public LoadStar() {
        this(Optional.empty());
    }

    /** Of a full extract, if it is one: what is absent from it is taken out. */
    public LoadStar(Optional<FullExtract> extract) {
        this.extract = extract;
    }

    /** How many rows were taken out, and customers closed, by landing table of the full extract. */
    public SortedMap<String, Long> takenOut() {
        return takenOut;
    }

    /** Customers whom no source has stated, a row a likely cause, as star/unstated_cause returns them. */
    public List<Map<String, Object>> unstated() {
        return unstated;
    }

    /** Moves the landed rows; returns how many facts the star received. Rows of a closed month are refused. */
    public long run(Run run, Warehouse warehouse, Parameters settings) {
        Parameters parameters = settings.with("run_key", run.key())
                .with("beginning_on", BEGINNING_ON)
                .with("end_on", END_ON)
                .with("extract_on", extract.map(FullExtract::on).orElse(END_ON))
                .with(
                        "closed_through_period_key",
                        Periods.lastClosed(warehouse).map(Period::key).orElse(0));
        Optional<TakeOutAbsent> absent = extract.map(whole -> new TakeOutAbsent(warehouse, whole, settings));
        Map<String, Span> spans = landed(warehouse);
        Row count = warehouse.query("star/landed_count", parameters).get(0);
        if (count.longInteger("region_count") > 0) {
            run.step(Step.of("star: region"), () -> {
                long regions = regions(warehouse, parameters);
                warehouse.execute("star/outage_region", parameters);
                return regions;
            });
        }
        // A region that becomes known changes the customers that lie in it.
        if (count.longInteger("customer_count") > 0 || count.longInteger("region_count") > 0) {
            run.step(Step.of("star: customer"), () -> customers(warehouse, parameters, absent));
        }
        if (!spans.isEmpty()) {
            periods(warehouse, spans, parameters);
        }
        long rows = 0;
        for (Fact fact : Fact.ALL) {
            if (spans.containsKey(fact.name())) {
                rows += run.step(
                        Step.of("star: " + fact.name().replace('_', ' ')),
                        () -> fact(warehouse, fact, spans.get(fact.name()), parameters, absent));
            }
        }
        absent.ifPresent(TakeOutAbsent::refuseTooMany);
        removePhantoms(warehouse, parameters);
        takenOut = absent.map(TakeOutAbsent::takenOut).orElse(takenOut);
        unstated = new UnstatedCustomers(warehouse).tell(run);
        Periods.dropEmpty(warehouse, MONTH_FACTS, PLANNED, parameters);
        new EmptyMonths(warehouse, MONTH_FACTS).tell(run, settings);
        return rows;
    }

    private record Span(LocalDate firstOn, LocalDate lastOn, long rows) {
        int firstPeriodKey() {
            return new Period(YearMonth.from(firstOn)).key();
        }

        int lastPeriodKey() {
            return new Period(YearMonth.from(lastOn)).key();
        }
    }

    private static Map<String, Span> landed(Warehouse warehouse) {
        Optional<Period> closed = Periods.lastClosed(warehouse);
        LocalDate closedThrough = closed.map(Period::lastOn).orElse(BEGINNING_ON.minusDays(1));
        Map<String, Span> spans = new TreeMap<>();
        StringBuilder refused = new StringBuilder();
        for (Row row :
                warehouse.query("star/landed_span", Parameters.none().with("closed_through_on", closedThrough))) {
            String table = row.text("landing_table");
            if (row.longInteger("closed_count") > 0 && !Fact.NEWS_OF_CLOSED_MONTHS.contains(table)) {
                refused.append(refused.length() == 0 ? "" : ", ")
                        .append(row.longInteger("closed_count"))
                        .append(' ')
                        .append(table.replace('_', ' '));
            }
            spans.put(table, new Span(row.date("first_on"), row.date("last_on"), row.longInteger("row_count")));
        }
        if (refused.length() > 0) {
            throw new UserError(
                    ExitCode.PERIOD_CLOSED,
                    "some rows are dated in months that are closed (through " + closed.orElseThrow() + "): " + refused
                            + "; expected only rows of open months; nothing was loaded; load the open months' files alone, or, to"
                            + " restate what is closed, reopen the first month that they change: gridgrade reopen YYYY-MM"
                            + " --reason WHY");
        }
        return spans;
    }

    private static void periods(Warehouse warehouse, Map<String, Span> spans, Parameters parameters) {
        // What was stated of a time that is closed, as outcomes may be, opens no month before it.
        int closedThrough = parameters.integer("closed_through_period_key");
        int firstOpen = closedThrough == 0
                ? FIRST_PERIOD_KEY
                : Period.ofKey(closedThrough).plusMonths(1).key();
        int lastKnown = Math.max(
                Periods.last(warehouse).map(Period::key).orElse(FIRST_PERIOD_KEY),
                spans.entrySet().stream()
                        .filter(span -> !HOLDING.contains(span.getKey()) && !PLANNED.contains(span.getKey()))
                        .mapToInt(span -> span.getValue().lastPeriodKey())
                        .max()
                        .orElse(FIRST_PERIOD_KEY));
        int first = Integer.MAX_VALUE;
        int last = Integer.MIN_VALUE;
        for (Map.Entry<String, Span> span : spans.entrySet()) {
            int spanLast = PLANNED.contains(span.getKey()) && lastKnown != FIRST_PERIOD_KEY
                    ? Math.min(span.getValue().lastPeriodKey(), lastKnown)
                    : span.getValue().lastPeriodKey();
            int spanFirst = Math.max(firstOpen, span.getValue().firstPeriodKey());
            if (!HOLDING.contains(span.getKey()) && spanFirst <= spanLast) {
                first = Math.min(first, spanFirst);
                last = Math.max(last, spanLast);
            }
        }
        if (first <= last) {
            warehouse.execute(
                    "star/dim_period",
                    parameters.with("first_period_key", first).with("last_period_key", last));
        }
    }

    // Where all are stated or in a closed month, as they mostly are, no fact has to be looked through.
    private static void removePhantoms(Warehouse warehouse, Parameters parameters) {
        if (warehouse
                        .query("star/open_inferred_count", Parameters.none())
                        .get(0)
                        .longInteger("inferred_count")
                > 0) {
            String customers = Fact.ALL.stream()
                    .filter(Fact::isOfCustomer)
                    .map(fact -> fact.file(warehouse, "star/customers_of_fact").asSubquery())
                    .collect(Collectors.joining("\nunion all\n"));
            warehouse.execute(
                    warehouse.sqlFile("star/remove_phantom").withFragments(Map.of("customers", customers)), parameters);
        }
    }

    private static long regions(Warehouse warehouse, Parameters parameters) {
        return warehouse.execute(
                warehouse
                        .sqlFile("star/dim_region")
                        .withFragments(Map.of(
                                "landed_text", regionText("landed"),
                                "known_text", regionText("known"))),
                parameters);
    }

    private static long customers(Warehouse warehouse, Parameters parameters, Optional<TakeOutAbsent> absent) {
        warehouse.execute(
                warehouse
                        .sqlFile("star/customer_record")
                        .withFragments(Map.of(
                                "record_no", Fact.recordNo("landed", "file"),
                                "landed_text", recordText("landed"),
                                "news_text", recordText("news"),
                                "known_text", recordText("known"))),
                parameters);
        warehouse.execute("star/absent_before", parameters);
        absent.ifPresent(whole -> whole.customers(parameters));
        warehouse.execute("star/dim_customer", parameters);
        return warehouse.query("star/landed_count", parameters).get(0).longInteger("customer_count");
    }

    private static String recordText(String row) {
        return RowText.of(
                RECORD_COLUMNS.stream().collect(Collectors.toMap(column -> column, column -> row + "." + column)));
    }

    // A region without a name in English has its own one there in the star.
    private static String regionText(String row) {
        return RowText.of(Map.of(
                "parent_region_no", row + ".parent_region_no",
                "region_level_code", row + ".region_level_code",
                "region_name", row + ".region_name",
                "region_name_en", "coalesce(" + row + ".region_name_en, " + row + ".region_name)",
                "region_no", row + ".region_no"));
    }

    private static long fact(
            Warehouse warehouse, Fact fact, Span span, Parameters parameters, Optional<TakeOutAbsent> absent) {
        Parameters within = parameters
                .with("first_period_key", span.firstPeriodKey())
                .with("last_period_key", span.lastPeriodKey());
        long written = new MoveFact(warehouse, fact, within, span.rows()).run();
        absent.ifPresent(whole -> whole.fact(fact, within));
        return written;
    }
}
