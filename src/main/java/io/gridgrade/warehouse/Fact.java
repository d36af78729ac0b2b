package io.gridgrade.warehouse;

import java.util.List;

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
            of("security", "security_no"),
            of("outcome", "customer_key", "period_key"));

    private static Fact of(String name, String... key) {
        return new Fact(name, List.of(key));
    }
}
