package io.gridgrade.star;

import io.gridgrade.engine.Row;
import io.gridgrade.engine.RowText;
import io.gridgrade.engine.SqlFile;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.value.UserError;
import io.gridgrade.warehouse.Catalogue;
import io.gridgrade.warehouse.Fact;
import io.gridgrade.warehouse.History;
import io.gridgrade.warehouse.Warehouse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Moves what has landed of a fact into the star. Records that are new are inserted as they are; where some are known, the
 * state that was stated later stands, in whatever month the other lies.
 */
final class MoveFact {
    private static final int BEFORE_ALL_CUSTOMERS = -1;
    private static final int FIRST_PERIOD_KEY = 0;
    private static final int LAST_PERIOD_KEY = 999_999;

    private final Warehouse warehouse;
    private final Fact fact;
    private final Parameters within;
    private final long landedRows;

    /** The parameters have the months that the landed rows span, and the last closed one. */
    MoveFact(Warehouse warehouse, Fact fact, Parameters within, long landedRows) {
        this.warehouse = warehouse;
        this.fact = fact;
        this.within = within.with("landing_table", fact.name()).with("after_customer_key", BEFORE_ALL_CUSTOMERS);
        this.landedRows = landedRows;
    }

    /** Moves the rows; returns how many of them the star did not know already. */
    long run() {
        // Where nothing of it is known there is nothing to replace: no need to look for every landed key.
        boolean isKnown = isKnown(within) || isElsewhere() || hasFullExtracts();
        Moved moved = move(isKnown, within);
        if (moved.landed == landedRows) {
            return moved.written;
        }
        // Rows were left out for want of their customer: infer it, and move them too.
        int lastCustomerKey =
                warehouse.query("star/last_customer", within).get(0).integer("customer_key");
        warehouse.execute(fact.file(warehouse, "star/inferred_customer"), within);
        Moved inferred = move(isKnown, within.with("after_customer_key", lastCustomerKey));
        if (moved.landed + inferred.landed != landedRows) {
            throw new IllegalStateException("Of " + landedRows + " landed rows of " + fact.name() + " "
                    + (moved.landed + inferred.landed) + " reached the star");
        }
        return moved.written + inferred.written;
    }

    /** How many landed rows were moved, and how many of them the star did not know already. */
    private record Moved(long landed, long written) {}

    private Moved move(boolean isKnown, Parameters parameters) {
        if (isKnown) {
            return replace(parameters);
        }
        long rows = warehouse.execute(
                fact.file(warehouse, "star/insert_fact", Map.of("query", fact.query(warehouse))), parameters);
        return new Moved(rows, rows);
    }

    private boolean isKnown(Parameters months) {
        return is(fact.file(warehouse, "star/known_in_months"), months);
    }

    // A correction may lie in another month. Numbers that lie apart from all landed ones are seen to do so from the
    // bounds of their blocks; only else are keys compared.
    private boolean isElsewhere() {
        if (!fact.canMove()
                || !isKnown(
                        within.with("first_period_key", FIRST_PERIOD_KEY).with("last_period_key", LAST_PERIOD_KEY))) {
            return false;
        }
        if (!fact.isKnownByNumber()) {
            return true;
        }
        Map<String, String> column = Map.of("column", fact.key().get(0));
        Row landed = warehouse
                .query(fact.file(warehouse, "star/landed_keys", column), within)
                .get(0);
        Parameters between =
                within.with("first_text", landed.text("first_text")).with("last_text", landed.text("last_text"));
        return is(fact.file(warehouse, "star/known_between", column), between)
                && is(
                        fact.file(warehouse, "star/known_elsewhere", column)
                                .withFragments(Map.of("same_key", fact.sameKey())),
                        between);
    }

    private boolean hasFullExtracts() {
        return warehouse.query("star/full_extract_count", within).get(0).longInteger("extract_count") > 0;
    }

    private boolean is(SqlFile file, Parameters parameters) {
        return warehouse.query(file, parameters).get(0).truth("is_known");
    }

    private Moved replace(Parameters parameters) {
        warehouse.execute(
                warehouse.sqlFile("star/stage_fact").withFragments(Map.of("query", fact.query(warehouse))), parameters);
        long landed = warehouse
                .query("star/fact_news_count", Parameters.none())
                .get(0)
                .longInteger("row_count");
        List<String> columns = Catalogue.columns(warehouse).get("fact_" + fact.name());
        warehouse.execute(
                fact.file(warehouse, "star/drop_known", Map.of("same", same(columns, "known", "fact_news"))),
                parameters);
        warehouse.execute(
                fact.file(
                        warehouse,
                        "star/find_known",
                        Map.of(
                                "same_key",
                                fact.sameKey(),
                                "within",
                                fact.canMove()
                                        ? "true"
                                        : "known.period_key between $first_period_key and $last_period_key")),
                parameters);
        settle(columns, parameters);
        warehouse.execute(
                fact.file(
                        warehouse,
                        "star/keep_outdated",
                        Map.of("same", same(columns, "past", "news"), "same_key", fact.sameKey())),
                parameters);
        History.giveWay(
                warehouse, "fact_" + fact.name(), "stored.rowid in (select known_rowid from fact_known)", parameters);
        long written = warehouse.execute(
                fact.file(warehouse, "star/insert_fact", Map.of("query", "select news.* from fact_news as news")),
                parameters);
        return new Moved(landed, written);
    }

    private void settle(List<String> columns, Parameters parameters) {
        if (count(parameters).longInteger("tie_count") > 0) {
            warehouse.execute(
                    fact.file(
                            warehouse,
                            "star/settle_known",
                            Map.of("news_text", text(columns, "news"), "known_text", text(columns, "known"))),
                    parameters);
        }
        Row known = count(parameters);
        if (known.longInteger("closed_count") > 0 && !Fact.NEWS_OF_CLOSED_MONTHS.contains(fact.name())) {
            throw new UserError(
                    ExitCode.PERIOD_CLOSED,
                    known.longInteger("closed_count") + " of the " + fact.name().replace('_', ' ')
                            + " rows are moved out of months that are closed, the first of them "
                            + Period.ofKey(known.integer("first_closed_period_key"))
                            + "; expected only corrections of open months; nothing was loaded; load the others alone,"
                            + " or, to restate what is closed, reopen the month: gridgrade reopen YYYY-MM --reason WHY");
        }
    }

    private Row count(Parameters parameters) {
        return warehouse.query("star/known_count", parameters).get(0);
    }

    private static String same(List<String> columns, String one, String other) {
        return columns.stream()
                .map(column -> one + "." + column + " is not distinct from " + other + "." + column)
                .collect(Collectors.joining("\n        and "));
    }

    // By the numbers of the source, never by our keys, which depend on what was loaded first.
    private static String text(List<String> columns, String row) {
        Map<String, String> expressions = new LinkedHashMap<>();
        for (String column : columns) {
            switch (column) {
                case "customer_key" ->
                    expressions.put(
                            "customer_no",
                            "(select customer_no from star.dim_customer where is_current and customer_key = " + row
                                    + ".customer_key)");
                case "region_key" ->
                    expressions.put(
                            "region_no",
                            "(select region_no from star.dim_region where region_key = " + row + ".region_key)");
                case "period_key", "stated_at" -> {}
                default -> expressions.put(column, row + "." + column);
            }
        }
        return RowText.of(expressions);
    }
}
