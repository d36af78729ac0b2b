package io.gridgrade.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A query over the small mart, made at random: the same seed makes the same one. Mutable. */
final class RandomQuery {
    private static final int DEPTH = 3;

    private final Random random;
    private List<String> numbers = List.of();
    private List<String> texts = List.of();
    private List<String> truths = List.of();
    private List<String> days = List.of();

    RandomQuery(long seed) {
        random = new Random(seed);
        // The first numbers of neighbouring seeds are alike.
        random.nextLong();
    }

    String text() {
        return switch (random.nextInt(9)) {
            case 0, 1, 2 -> plain();
            case 3, 4 -> grouped();
            case 5 -> windowed();
            case 6 -> sets();
            case 7 ->
                "with w as (" + derived() + ") select * from w where a is not null or " + oneOf("b > 1", "b is null");
            default -> "select t.a, t.b, t.a + t.b as c from (" + derived() + ") as t" + oneOf("", " where t.b < 100");
        };
    }

    private String plain() {
        String from = from();
        String columns = IntStream.range(0, 1 + random.nextInt(4))
                .mapToObj(i -> any(DEPTH) + " as c" + i)
                .collect(Collectors.joining(", "));
        return "select " + oneOf("", "", "distinct ") + columns + from + where();
    }

    private String derived() {
        String from = from();
        return "select " + number(2) + " as a, " + number(2) + " as b" + from + where();
    }

    private String grouped() {
        String from = from();
        String key = oneOf(pick(texts), pick(truths), pick(numbers));
        String aggregates = IntStream.range(0, 1 + random.nextInt(3))
                .mapToObj(i -> aggregate() + oneOf("", "", " filter (where " + truth(1) + ")") + " as a" + i)
                .collect(Collectors.joining(", "));
        String by = oneOf(key, "rollup (" + key + ")", "cube (" + key + ", " + pick(texts) + ")");
        return "select " + key + " as k, " + aggregates + from + where() + " group by " + by
                + oneOf("", " having count(*) > 1", " having " + aggregate() + " is not null");
    }

    private String aggregate() {
        return oneOf(
                "count(*)",
                "count(" + any(1) + ")",
                "count(distinct " + pick(texts) + ")",
                "sum(" + pick(numbers) + ")",
                "min(" + any(1) + ")",
                "max(" + any(1) + ")",
                "avg(cast(" + pick(numbers) + " as integer))",
                "bool_or(" + truth(1) + ")");
    }

    private String windowed() {
        String from = from();
        String window = "(" + oneOf("", "partition by " + pick(texts) + " ") + "order by " + numbers.get(0)
                + oneOf("", " desc", " nulls first")
                + oneOf(
                        "",
                        "",
                        " rows between 1 preceding and current row",
                        " rows between unbounded preceding and 1 following")
                + ")";
        return "select " + any(1) + " as v, "
                + oneOf(
                        "count(*) over " + window,
                        "min(" + pick(numbers) + ") over " + window,
                        "rank() over (order by " + numbers.get(0) + ")",
                        "sum(" + pick(numbers) + ") filter (where " + truth(1) + ") over " + window,
                        "max(" + pick(texts) + ") over " + window)
                + " as w" + from + where();
    }

    private String sets() {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i <= 2; i++) {
            String from = from();
            parts.add("select " + pick(numbers) + " as n" + from + where());
        }
        String first = oneOf("union", "union all", "except", "intersect", "intersect all", "except all");
        String second = oneOf("union", "union all", "except", "intersect");
        return oneOf(
                parts.get(0) + " " + first + " " + parts.get(1) + " " + second + " " + parts.get(2),
                "(" + parts.get(0) + " " + first + " " + parts.get(1) + ") " + second + " " + parts.get(2),
                parts.get(0) + " " + first + " (" + parts.get(1) + " " + second + " " + parts.get(2) + ")",
                "(" + parts.get(0) + " order by 1 limit 2) " + first + " " + parts.get(1));
    }

    private String from() {
        List<String> clientNumbers = List.of("c.client_no", "c.rate");
        List<String> invoiceNumbers = List.of("i.invoice_no", "i.client_no", "i.period", "i.amount", "i.days");
        List<String> all = new ArrayList<>(clientNumbers);
        switch (random.nextInt(4)) {
            case 0 -> {
                numbers = clientNumbers;
                texts = List.of("c.name", "c.class", "c.region");
                truths = List.of("c.rate > 0", "c.class = 'commercial'");
                days = List.of("c.opened_on");
                return " from client c";
            }
            case 1 -> {
                numbers = invoiceNumbers;
                texts = List.of("cast(i.period as varchar)", "'x' || i.days");
                truths = List.of("i.paid", "i.days > 3");
                days = List.of("i.due_on", "cast(i.seen_at as date)");
                return " from invoice i";
            }
            default -> {
                all.addAll(invoiceNumbers);
                numbers = all;
                texts = List.of("c.name", "c.class", "c.region");
                truths = List.of("i.paid", "c.rate > 0", "i.days is null");
                days = List.of("i.due_on", "c.opened_on");
                return " from client c "
                        + oneOf("join", "left join", "right join", "full join")
                        + " invoice i on c.client_no = i.client_no"
                        + oneOf("", " and i.days > 2", " and (i.paid or c.rate is null)");
            }
        }
    }

    private String where() {
        return oneOf("", " where " + truth(DEPTH), " where " + truth(2) + " and " + truth(1));
    }

    private String any(int depth) {
        return oneOf(number(depth), text(depth), truth(depth), day(depth));
    }

    private String number(int depth) {
        if (depth == 0) {
            return oneOf(pick(numbers), pick(numbers), "2", "0.5", "-3", "100", "null");
        }
        IntFunction<String> more = less -> number(depth - less);
        return oneOf(
                pick(numbers),
                more.apply(1) + oneOf(" + ", " - ", " * ", " / ", " % ") + more.apply(1),
                "(" + more.apply(1) + oneOf(" + ", " - ", " * ", " / ") + more.apply(1) + ")"
                        + oneOf(" * ", " / ", " - ", " + ") + more.apply(1),
                "(" + more.apply(1) + ")" + oneOf(" ^ 2", " % 7"),
                "- (" + more.apply(1) + ")",
                "abs(" + more.apply(1) + ")",
                "coalesce(" + more.apply(1) + ", " + more.apply(1) + ")",
                "nullif(" + more.apply(1) + ", 2)",
                "case when " + truth(depth - 1) + " then " + more.apply(1) + " else " + more.apply(1) + " end",
                "cast(" + more.apply(1) + " as " + oneOf("double", "decimal(18, 3)", "bigint") + ")",
                "round(" + more.apply(1) + ", 1)",
                "length(" + text(depth - 1) + ")",
                "extract(" + oneOf("year", "month", "day", "dow", "quarter", "week") + " from " + day(0) + ")",
                "(select max(x.amount) from invoice x where x.days " + oneOf("<", ">", "=") + " " + more.apply(1)
                        + ")");
    }

    private String text(int depth) {
        if (depth == 0) {
            return oneOf(pick(texts), "'a'", "'三'", "'it''s'", "''");
        }
        return oneOf(
                pick(texts),
                text(depth - 1) + " || " + text(depth - 1),
                "upper(" + text(depth - 1) + ")",
                "substring(" + text(depth - 1) + " from " + (1 + random.nextInt(3)) + " for " + random.nextInt(4) + ")",
                "trim(" + oneOf("", "both 'a' from ", "leading 'r' from ") + text(depth - 1) + ")",
                "cast(" + number(depth - 1) + " as varchar)",
                "coalesce(" + text(depth - 1) + ", 'none')",
                "case when " + truth(depth - 1) + " then " + text(depth - 1) + " end",
                "replace(" + text(depth - 1) + ", 'a', 'b')");
    }

    private String day(int depth) {
        return depth == 0
                ? oneOf(pick(days), "date '2024-02-29'")
                : oneOf(
                        pick(days),
                        day(depth - 1) + oneOf(" + ", " - ") + "interval '" + random.nextInt(40) + "' "
                                + oneOf("day", "month", "year"),
                        "date_trunc('month', " + day(depth - 1) + ")",
                        "coalesce(" + day(0) + ", date '2023-12-31')");
    }

    private String truth(int depth) {
        if (depth == 0) {
            return oneOf(pick(truths), "true", pick(numbers) + " is null");
        }
        return oneOf(
                pick(truths),
                number(depth - 1) + oneOf(" = ", " <> ", " < ", " >= ") + number(depth - 1),
                text(depth - 1) + oneOf(" = ", " < ") + text(depth - 1),
                truth(depth - 1) + oneOf(" and ", " or ") + truth(depth - 1),
                "(" + truth(depth - 1) + oneOf(" and ", " or ") + truth(depth - 1) + ")" + oneOf(" and ", " or ")
                        + truth(depth - 1),
                "not " + truth(depth - 1),
                "not (" + truth(depth - 1) + ")",
                number(depth - 1) + oneOf(" between ", " not between ") + number(depth - 1) + " and "
                        + number(depth - 1),
                number(depth - 1) + oneOf(" in ", " not in ") + "(1, 2, 100.10)",
                number(depth - 1) + oneOf(" in ", " not in ")
                        + "(select x.days from invoice x where x.days is not null)",
                text(depth - 1) + oneOf(" like ", " not like ") + oneOf("'%a%'", "'_三'", "'c%'"),
                "(" + truth(depth - 1) + ")" + oneOf(" is true", " is not false", " is null", " is not null"),
                "(" + number(depth - 1) + oneOf(" is distinct from ", " is not distinct from ") + number(depth - 1)
                        + ")" + oneOf("", " = true", " or false"),
                "exists (select 1 from invoice x where x.days = " + number(depth - 1) + ")",
                day(depth - 1) + oneOf(" < ", " >= ") + day(depth - 1),
                pick(numbers) + oneOf(" = any ", " <> all ", " > all ") + "(select x.client_no from client x)");
    }

    private String pick(List<String> among) {
        return among.get(random.nextInt(among.size()));
    }

    private String oneOf(String... among) {
        return among[random.nextInt(among.length)];
    }
}
