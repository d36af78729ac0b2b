package io.gridgrade.query;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A query that groups the table of usage, made at random: the same seed makes the same one. Most can be answered from a
 * summary; the others ask for what only looks as if it could. Mutable.
 */
final class RandomSummaryQuery {
    private static final List<String> DIMENSIONS =
            List.of("period_key", "area", "class_code", "is_late", "due_on", "level_no");
    private static final List<String> NUMBERS = List.of("amount", "fee", "units", "meter");

    private final Random random;
    private String alias = "";

    RandomSummaryQuery(long seed) {
        random = new Random(seed);
        // The first numbers of neighbouring seeds are alike.
        random.nextLong();
    }

    String text() {
        return switch (random.nextInt(10)) {
            case 0 -> "select * from (" + grouped(true) + ") as t";
            case 1 -> "with t as (" + grouped(true) + ") select count(*) as n, max(a0) as m from t";
            case 2 -> grouped(true) + " union all " + sameWidth();
            case 3 -> distinct();
            case 4 ->
                "select p.country, (select " + aggregate() + " from usage where area = p.area"
                        + oneOf("", " and level_no < p.rank_no") + ") as v from place p";
            default -> grouped(random.nextInt(4) > 0);
        };
    }

    private String sameWidth() {
        return "select null, null, null from place where rank_no > 5";
    }

    private String distinct() {
        String from = from();
        return "select distinct " + keys(1 + random.nextInt(2)) + from + where()
                + oneOf("", " order by 1", " order by 1, 2");
    }

    private String grouped(boolean isNamed) {
        String from = from();
        String where = where();
        if (random.nextInt(6) == 0) {
            return "select " + aggregates(3, isNamed) + from + where;
        }
        int count = 1 + random.nextInt(2);
        List<String> keys =
                IntStream.range(0, count).mapToObj(i -> key()).distinct().toList();
        String by = oneOf(
                String.join(", ", keys),
                String.join(", ", keys),
                "rollup (" + String.join(", ", keys) + ")",
                "cube (" + String.join(", ", keys) + ")");
        String select = "select "
                + IntStream.range(0, keys.size())
                        .mapToObj(i -> keys.get(i) + " as k" + i)
                        .collect(Collectors.joining(", "))
                + ", " + aggregates(3 - keys.size(), isNamed)
                + oneOf("", "", "", "").strip();
        return select + from + where + " group by " + by
                + oneOf("", "", " having count(*) > 2", " having " + aggregate() + " is not null");
    }

    private String aggregates(int count, boolean isNamed) {
        return IntStream.range(0, count)
                .mapToObj(i -> term() + (isNamed ? " as a" + i : ""))
                .collect(Collectors.joining(", "));
    }

    private String term() {
        return oneOf(
                aggregate(),
                aggregate(),
                aggregate(),
                aggregate() + " filter (where " + truth() + ")",
                "sum(" + of(pick(NUMBERS)) + ") / nullif(count(" + of("amount") + "), 0)",
                "coalesce(" + aggregate() + ", 0)".replace("0", "null"),
                "sum(count(*)) over (order by " + aggregate() + ")",
                "cast(sum(" + of("units") + ") as double) / count(*)");
    }

    private String aggregate() {
        return oneOf(
                "count(*)",
                "count(1)",
                "count(" + of(pick(List.of("amount", "units", "note", "customer_key", "fee"))) + ")",
                "count(" + of(pick(DIMENSIONS)) + ")",
                "count(distinct " + of(pick(DIMENSIONS)) + ")",
                "sum(" + of(pick(NUMBERS)) + ")",
                "sum(" + of(pick(NUMBERS)) + ")",
                "sum(case when " + truth() + " then " + of(pick(NUMBERS)) + " end)",
                "count(case when " + truth() + " then 1 end)",
                "min(" + of(pick(List.of("amount", "units", "note", "fee"))) + ")",
                "max(" + of(pick(List.of("amount", "units", "due_on", "meter"))) + ")",
                "min(" + of(pick(DIMENSIONS)) + ")",
                "max(case when " + truth() + " then " + of("amount") + " end)",
                "avg(" + of(pick(NUMBERS)) + ")",
                "max(" + of("ratio") + ")");
    }

    private String from() {
        alias = oneOf("", "", "u.");
        String usage = oneOf("usage", "mart.usage") + (alias.isEmpty() ? "" : " as u");
        String own = alias.isEmpty() ? "usage." : alias;
        return " from "
                + oneOf(
                        usage,
                        usage,
                        usage,
                        usage + oneOf(" join ", " left join ", " right join ", " full join ")
                                + "place as p on p.area = " + own + "area"
                                + oneOf("", " and p.rank_no > " + own + "level_no"),
                        usage + " join (select area as place_area, count(*) as places from place group by area) as q"
                                + " on q.place_area is not distinct from " + own + "area",
                        usage + ", (select max(rank_no) as most from place) as q",
                        "place as p left join " + usage + " on p.area = " + own + "area");
    }

    private String where() {
        return oneOf(
                "",
                "",
                " where " + truth(),
                " where " + truth() + oneOf(" and ", " or ") + truth(),
                " where " + of("period_key") + " = (select max(period_key) from usage)",
                " where " + of("level_no") + " in (select rank_no from place)",
                " where exists (select 1 from place as x where x.rank_no = " + of("level_no") + ")",
                " where " + of("amount") + " > 0",
                " where false");
    }

    private String truth() {
        return oneOf(
                of("period_key") + oneOf(" = ", " >= ", " <> ") + (202401 + random.nextInt(5)),
                of("area") + oneOf(" = 'east'", " is null", " in ('north', 'west')", " like '%th'"),
                of("class_code") + oneOf(" = 'home'", " is distinct from 'shop'"),
                of("is_late") + oneOf("", " is not true", " = false"),
                of("due_on") + oneOf(" < ", " >= ") + "date '2024-02-01'",
                "upper(" + of("area") + ") || " + of("level_no") + " = 'EAST1'",
                of("level_no") + " between 1 and 2");
    }

    private String key() {
        return oneOf(
                of(pick(DIMENSIONS)),
                of(pick(DIMENSIONS)),
                of("area"),
                "case when " + truth() + " then 'yes' else 'no' end",
                "coalesce(" + of("area") + ", 'none')",
                "extract(month from " + of("due_on") + ")",
                "mod(" + of("period_key") + ", 100)");
    }

    private String keys(int count) {
        return IntStream.range(0, count).mapToObj(i -> key() + " as k" + i).collect(Collectors.joining(", "));
    }

    // With its table where there may be two that have it.
    private String of(String column) {
        return (alias.isEmpty() ? "usage." : alias) + column;
    }

    private String pick(List<String> among) {
        return among.get(random.nextInt(among.size()));
    }

    private String oneOf(String... among) {
        return among[random.nextInt(among.length)];
    }
}
