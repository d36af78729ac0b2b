package io.gridgrade.star;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Accounts settled by hand, read from a text: what happened, and what the snapshots show. The text says how it is written. */
final class SettlementScript {
    private static final String YEAR = "2024-";
    private static final List<String> SHOWN =
            List.of("open", "overdue", "credit", "arrears", "due", "on_time", "late", "default");

    /** A row to land, in the month that it is of. */
    record Event(String month, String table, String columns, String values) {}

    /** A customer; what is expected of it by month, null where it is not in the snapshot. */
    record Case(String name, String title, List<Event> events, Map<String, Map<String, BigDecimal>> expected) {}

    private final List<Case> cases = new ArrayList<>();
    private boolean hasCustomer;

    static List<Case> cases(String resource) {
        SettlementScript script = new SettlementScript();
        text(resource)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .forEach(script::line);
        script.endCase();
        return script.cases;
    }

    private static String text(String resource) {
        try (InputStream stream = SettlementScript.class.getResourceAsStream("/settlement/" + resource + ".txt")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void line(String line) {
        if (line.startsWith("case ")) {
            endCase();
            int colon = line.indexOf(':');
            cases.add(
                    new Case(line.substring(5, colon), line.substring(colon + 2), new ArrayList<>(), new TreeMap<>()));
            hasCustomer = false;
            return;
        }
        String[] words = line.split(" ");
        if (words[0].matches("\\d\\d")) {
            expect(words);
        } else {
            happen(words);
        }
    }

    private void endCase() {
        if (!cases.isEmpty() && !hasCustomer) {
            customer("01-01", "residential", "null", "null");
        }
    }

    private Case current() {
        return cases.get(cases.size() - 1);
    }

    private void expect(String[] words) {
        Map<String, BigDecimal> shown = null;
        if (words.length == 1 || !words[1].equals("none")) {
            shown = new LinkedHashMap<>();
            for (String name : SHOWN) {
                shown.put(name, BigDecimal.ZERO);
            }
            for (int i = 1; i < words.length; i += 2) {
                if (shown.put(words[i], new BigDecimal(words[i + 1])) == null) {
                    throw new IllegalArgumentException(words[i] + " is not one of " + SHOWN);
                }
            }
        }
        current().expected().put(YEAR + words[0], shown);
    }

    private void happen(String[] words) {
        Map<String, String> options = new LinkedHashMap<>();
        int first =
                switch (words[0]) {
                    case "bill" -> 6;
                    case "customer" -> 1;
                    default -> 4;
                };
        for (int i = first; i < words.length; i++) {
            String name = words[i];
            options.put(name, words[++i]);
            if (name.equals("moved")) {
                options.put("class", words[++i]);
            }
        }
        switch (words[0]) {
            case "customer" -> {
                hasCustomer = true;
                customer("01-01", "residential", "null", day(options.get("closed")));
                if (options.containsKey("moved")) {
                    customer(options.get("moved"), options.get("class"), day(options.get("moved")), "null");
                }
            }
            case "bill" ->
                land(
                        words[2],
                        "bill",
                        "bill_no, customer_no, billed_on, due_on, billed_amount, delay_months",
                        number(words[1]),
                        me(),
                        day(words[2]),
                        day(words[4]),
                        words[5],
                        options.getOrDefault("delay", "null"));
            case "credit" ->
                land(
                        words[2],
                        "bill",
                        "bill_no, customer_no, billed_on, due_on, billed_amount, corrects_bill_no",
                        number(words[1]),
                        me(),
                        day(words[2]),
                        day(words[2]) + " + 15",
                        "-" + words[3],
                        number(options.get("for")));
            case "pay" ->
                land(
                        words[2],
                        "payment",
                        "payment_no, customer_no, bill_no, paid_on, paid_amount",
                        number(words[1]),
                        me(),
                        number(options.get("for")),
                        day(words[2]),
                        words[3]);
            case "back" ->
                land(
                        words[2],
                        "payment",
                        "payment_no, customer_no, reverses_payment_no, paid_on, paid_amount",
                        number(words[1]),
                        me(),
                        number(options.get("of")),
                        day(words[2]),
                        "-" + words[3]);
            case "deposit" ->
                land(
                        words[2],
                        "security",
                        "security_no, customer_no, security_code, security_amount, given_on",
                        number(words[1]),
                        me(),
                        "'deposit'",
                        words[3],
                        day(words[2]));
            default -> throw new IllegalArgumentException(words[0] + " is not known");
        }
    }

    private void customer(String from, String classCode, String validFrom, String closedOn) {
        land(
                from,
                "customer",
                "customer_no, customer_class_code, opened_on, valid_from, closed_on",
                me(),
                "'" + classCode + "'",
                "date '2020-01-01'",
                validFrom,
                closedOn);
    }

    private void land(String on, String table, String columns, String... values) {
        current().events().add(new Event(YEAR + on.substring(0, 2), table, columns, String.join(", ", values)));
    }

    private String me() {
        return "'" + current().name() + "'";
    }

    private static String day(String on) {
        return on == null ? "null" : "date '" + YEAR + on + "'";
    }

    private String number(String no) {
        if (no == null) {
            return "null";
        }
        return no.startsWith("@")
                ? "'" + no.substring(1) + "'"
                : "'" + current().name() + ":" + no + "'";
    }
}
