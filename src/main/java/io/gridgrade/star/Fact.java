package io.gridgrade.star;

import io.gridgrade.warehouse.SqlFile;
import io.gridgrade.warehouse.Warehouse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A fact and the columns that it is known by. */
record Fact(String name, List<String> key) {
    static final List<Fact> ALL = List.of(
            Fact.of("bill", "bill_no"),
            Fact.of("payment", "payment_no"),
            Fact.of("consumption", "customer_key", "period_key"),
            Fact.of("credit_event", "event_no"),
            Fact.of("instalment", "plan_no", "instalment_no"),
            Fact.of("violation", "violation_no"),
            Fact.of("financial_statement", "customer_key", "statement_on"),
            Fact.of("equipment_check", "check_no"),
            Fact.of("accident", "accident_no"),
            Fact.of("outage", "outage_no"),
            Fact.of("contact", "contact_no"),
            Fact.of("survey", "survey_no"),
            Fact.of("security", "security_no"),
            Fact.of("outcome", "customer_key", "period_key"));

    static Fact of(String name, String... key) {
        return new Fact(name, List.of(key));
    }

    /** Whether a correction of it can lie in another month than what it corrects. */
    boolean canMove() {
        return !key.contains("period_key");
    }

    /** Whether its key stands in the landing table as it is. */
    boolean isKnownByNumber() {
        return !key.contains("customer_key");
    }

    boolean isOfCustomer() {
        return !name.equals("outage");
    }

    String sameKey() {
        return key.stream()
                .map(column -> "known." + column + " = news." + column)
                .collect(Collectors.joining(" and "));
    }

    /** The landed rows as the star holds them. */
    String query(Warehouse warehouse) {
        String text = warehouse.sqlFile("star/fact_" + name).text().strip();
        return text.substring(0, text.length() - 1);
    }

    /** A file below {@code sql/star} for this fact. */
    SqlFile file(Warehouse warehouse, String file) {
        return file(warehouse, file, Map.of());
    }

    SqlFile file(Warehouse warehouse, String file, Map<String, String> fragments) {
        Map<String, String> all = new HashMap<>(fragments);
        all.put("table", name);
        return warehouse.sqlFile(file).withFragments(all);
    }
}
