package io.gridgrade.warehouse;

import io.gridgrade.engine.SqlFile;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A fact that sources feed, and the columns of the star that it is known by within its month. */
public record Fact(String name, List<String> key) {
    /** Every such fact, in the order in which a load moves them. */
    public static final List<Fact> ALL = List.of(
            of("bill", "bill_no"),
            of("payment", "payment_no"),
            of("consumption", "customer_key", "period_key"),
            of("credit_event", "event_no"),
            of("instalment", "plan_no", "instalment_no"),
            of("violation", "violation_no"),
            of("financial_statement", "customer_key", "statement_on"),
            of("equipment_check", "check_no"),
            of("accident", "accident_no"),
            of("outage", "outage_no"),
            of("contact", "contact_no"),
            of("survey", "survey_no"),
            of("survey_item", "survey_no", "item_code"),
            of("security", "security_no"),
            of("customer_attribute", "customer_key", "attribute_code", "valid_from"),
            of("protection", "protection_no"),
            of("service_result", "customer_key", "service_rule_code", "listed_period_key"),
            of("outcome", "customer_key", "period_key"));

    /** Those that a closed month takes at any time: what is said of it later changes none of its results. */
    public static final Set<String> NEWS_OF_CLOSED_MONTHS = Set.of("outcome", "protection");

    private static Fact of(String name, String... key) {
        return new Fact(name, List.of(key));
    }

    /** Whether a correction of it can lie in another month than what it corrects. */
    public boolean canMove() {
        return !key.contains("period_key");
    }

    /** Whether its key stands in the landing table as it is. */
    public boolean isKnownByNumber() {
        return !key.contains("customer_key");
    }

    /** Whether its rows are about a customer. */
    public boolean isOfCustomer() {
        return !name.equals("outage");
    }

    /** The two rows are about the same, as a condition on {@code known} and {@code news}. */
    public String sameKey() {
        return key.stream()
                .map(column -> "known." + column + " = news." + column)
                .collect(Collectors.joining(" and "));
    }

    /** The landed rows as the star holds them. */
    public String query(Warehouse warehouse) {
        return warehouse
                .sqlFile("star/fact_" + name)
                .withFragments(Map.of("record_no", recordNo("landed", "file")))
                .asSubquery();
    }

    /**
     * The number of a landed row's record in its file, of the row and the file by their names in the query. Where the row
     * does not say, it is its place among the file's rows, which only the engine knows.
     */
    public static String recordNo(String row, String file) {
        return "coalesce(" + row + ".record_no, " + row + ".rowid - " + file + ".first_rowid + 1)";
    }

    /** A file below {@code sql/star} for this fact. */
    public SqlFile file(Warehouse warehouse, String file) {
        return file(warehouse, file, Map.of());
    }

    /** The same with fragments. */
    public SqlFile file(Warehouse warehouse, String file, Map<String, String> fragments) {
        return warehouse.sqlFile(file).withFragments(Map.of("table", name)).withFragments(fragments);
    }
}
