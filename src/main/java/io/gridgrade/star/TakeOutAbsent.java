package io.gridgrade.star;

import io.gridgrade.engine.Row;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.UserError;
import io.gridgrade.warehouse.Fact;
import io.gridgrade.warehouse.History;
import io.gridgrade.warehouse.Warehouse;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Takes out of the star what a source no longer has at the day of its full extract. Mutable. */
final class TakeOutAbsent {
    private static final int NO_PERIOD = 0;
    private static final String CUSTOMER = "customer";
    private static final String FORGOTTEN = "exists (select 1 from star.dim_customer as customer"
            + " where customer.customer_key = known.customer_key and customer.is_current"
            + " and regexp_full_match(customer.customer_no, 'forgotten\\d{6,9}'))";

    private final Warehouse warehouse;
    private final FullExtract extract;
    private final BigDecimal shareMax;
    private final SortedMap<String, Long> takenOut = new TreeMap<>();
    private final List<String> tooMany = new ArrayList<>();

    TakeOutAbsent(Warehouse warehouse, FullExtract extract, Parameters settings) {
        this.warehouse = warehouse;
        this.extract = extract;
        this.shareMax = settings.decimal("load_full_extract_removed_share_max");
    }

    SortedMap<String, Long> takenOut() {
        return takenOut;
    }

    /** Notes the customers that are absent; their histories are to be replayed. */
    void customers(Parameters parameters) {
        if (!extract.has(CUSTOMER)) {
            return;
        }
        Parameters ofSource = ofSource(parameters, CUSTOMER);
        warehouse.execute("star/find_absent_customer", ofSource);
        Row count = warehouse.query("star/absent_customer_count", ofSource).get(0);
        note(CUSTOMER, count, "customers would have been closed");
        warehouse.execute("star/customer_absence", ofSource);
        warehouse.execute(
                "star/full_extract",
                ofSource.with("first_period_key", NO_PERIOD).with("last_period_key", NO_PERIOD));
    }

    /** Takes out the rows of a fact that are absent, once all that landed is in the star. */
    void fact(Fact fact, Parameters within) {
        if (!extract.has(fact.name())) {
            return;
        }
        Parameters ofSource = ofSource(within, fact.name()).with("after_customer_key", -1);
        warehouse.execute(
                fact.file(
                        warehouse,
                        "star/find_absent",
                        Map.of(
                                "query", fact.query(warehouse),
                                "key_columns", String.join(", ", fact.key()),
                                "same_key", fact.sameKey(),
                                "is_forgotten", fact.isOfCustomer() ? FORGOTTEN : "false")),
                ofSource);
        note(
                fact.name(),
                warehouse
                        .query(fact.file(warehouse, "star/absent_count"), ofSource)
                        .get(0),
                "rows would have been taken out");
        History.giveWay(
                warehouse, "fact_" + fact.name(), "stored.rowid in (select known_rowid from fact_absent)", ofSource);
        warehouse.execute("star/full_extract", ofSource);
    }

    private Parameters ofSource(Parameters parameters, String table) {
        return parameters
                .with("source_name", extract.sourceName())
                .with("extract_on", extract.on())
                .with("landing_table", table);
    }

    private void note(String table, Row count, String words) {
        long absent = count.longInteger("absent_count");
        long known = count.longInteger("known_count");
        takenOut.put(table, absent);
        if (BigDecimal.valueOf(absent).compareTo(shareMax.multiply(BigDecimal.valueOf(known))) > 0) {
            tooMany.add(table + ": " + absent + " of " + known + " " + words);
        }
    }

    /** Refuses the load when more is absent than may be. */
    void refuseTooMany() {
        if (!tooMany.isEmpty()) {
            throw new UserError(
                    ExitCode.DATA_QUALITY,
                    "the full extract of " + extract.sourceName() + " at " + extract.on()
                            + " lacks too much of what is known; expected at most a share of "
                            + shareMax.toPlainString()
                            + " to be gone (load.full_extract_removed_share_max); nothing was loaded; look whether its files are"
                            + " whole, or raise load.full_extract_removed_share_max in gridgrade.yml",
                    tooMany);
        }
    }
}
