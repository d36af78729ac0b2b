package io.gridgrade.query;

import java.util.Random;

/**
 * A query made at random over client and invoice that asks, in any position there is, for something that fails on values
 * which not every reader may see. The same seed makes the same one. Mutable.
 */
final class HostileQuery {
    private static final String[] CLIENT = {
        "cast(c.name as integer)",
        "cast(c.name as double)",
        "cast(c.client_no as tinyint)",
        "cast(c.rate as integer)",
        "cast(c.class as boolean)",
        "cast(c.rate as decimal(5, 2))",
        "cast(c.opened_on as timestamp)",
        "c.client_no * 1000",
        "c.client_no * c.client_no",
        "c.client_no + 2000000000",
        "100 / c.rate",
        "1 % cast(c.rate as bigint)",
        "ln(c.rate)",
        "sqrt(c.rate)",
        "log10(c.rate)",
        "pow(c.rate, 2)",
        "length(c.name)",
        "date_trunc('month', c.opened_on)",
        "c.opened_on + interval '100' year",
        "strptime(c.name, '%d')",
        "ascii(c.name)",
        "upper(c.class) || c.name",
        "c.rate",
        "c.name",
        "factorial(c.client_no)"
    };

    private static final String[] INVOICE = {
        "cast(i.days as tinyint)",
        "cast(i.amount as decimal(6, 2))",
        "cast(i.amount as smallint)",
        "cast(i.amount * 100 as integer)",
        "i.amount * i.amount",
        "i.days + 2000000000",
        "i.days * i.invoice_no",
        "make_date(cast(i.period / 100 as integer), i.period % 100, 1)",
        "i.due_on + interval '200' year",
        "ln(i.days)",
        "sqrt(i.amount)",
        "100 / i.amount",
        "i.amount",
        "cast(i.period as varchar)",
        "factorial(i.days)"
    };

    private static final String[] AGGREGATES = {
        "count(%s)", "min(%s)", "max(%s)", "count(distinct %s)", "any_value(%s)", "approx_count_distinct(%s)"
    };

    private final Random random;

    HostileQuery(long seed) {
        random = new Random(seed * 31 + 7);
        random.nextLong();
    }

    String text() {
        String x = client();
        String y = client();
        String z = invoice();
        return switch (random.nextInt(28)) {
            case 0 -> "select " + x + " as a, " + y + " as b from client c";
            case 1 -> "select c.client_no from client c where " + truth(x);
            case 2 -> "select c.client_no from client c where " + truth(x) + " and " + truth(y);
            case 3 -> "select c.client_no from client c order by " + x + ", c.client_no";
            case 4 -> "select c.client_no from client c order by " + x + " desc limit " + random.nextInt(4);
            case 5 -> "select " + x + " as k, count(*) as n from client c group by " + x;
            case 6 -> "select c.class, count(*) as n from client c group by c.class having " + truth(aggregate(x));
            case 7 -> "select " + aggregate(x) + " as a, " + aggregate(y) + " as b from client c";
            case 8 ->
                "select c.class, " + aggregate(x) + " filter (where " + truth(y) + ") as a from client c group by"
                        + " rollup (c.class)";
            case 9 ->
                "select c.client_no, i.invoice_no from client c " + join() + " invoice i on c.client_no ="
                        + " i.client_no and " + truth(pick(x, z));
            case 10 -> "select c.client_no, i.invoice_no from client c " + join() + " invoice i on " + x + " = " + z;
            case 11 ->
                "select c.client_no from client c where c.client_no in (select i.client_no from invoice i where "
                        + truth(z) + ")";
            case 12 ->
                "select c.client_no from client c where " + oneOf("", "not ")
                        + "exists (select 1 from invoice i where i.client_no = c.client_no and " + truth(pick(x, z))
                        + ")";
            case 13 ->
                "select c.client_no, (select " + aggregate(z)
                        + " from invoice i where i.client_no = c.client_no) as s from client c";
            case 14 ->
                "select c.client_no, (select " + aggregate(z) + " from invoice i) as s from client c where " + truth(x);
            case 15 ->
                "with w as (select " + x + " as a, c.client_no as b from client c) select * from w where b < "
                        + random.nextInt(300);
            case 16 ->
                "with w as (select i.client_no as k, " + aggregate(z)
                        + " as v from invoice i group by i.client_no) select c.client_no, w.v from client c join w on w.k ="
                        + " c.client_no where " + truth(x);
            case 17 -> "select t.a from (select " + x + " as a, c.client_no as b from client c) as t where t.b > 2";
            case 18 ->
                "select c.client_no, rank() over (" + oneOf("", "partition by " + y + " ") + "order by " + x
                        + ") as r from client c";
            case 19 -> "select c.client_no, " + aggregate(x) + " over (partition by c.class) as r from client c";
            case 20 ->
                "select c.client_no from client c qualify row_number() over (partition by c.class order by " + x
                        + ") = 1";
            case 21 ->
                "select c.client_no from client c where " + truth(x) + " " + oneOf("union", "except", "intersect")
                        + oneOf("", " all") + " select i.client_no from invoice i where " + truth(z);
            case 22 ->
                "select c.client_no, l.v from client c, lateral (select " + aggregate(z)
                        + " as v from invoice i where i.client_no = c.client_no and " + truth(x) + ") as l";
            case 23 ->
                "select coalesce(cast(" + x + " as varchar), cast(" + y + " as varchar), 'none') as a from client"
                        + " c";
            case 24 ->
                "select case when " + truth(x) + " then c.class when " + truth(y)
                        + " then c.region end as a from client c where c.client_no > 1";
            case 25 -> "select distinct " + x + " as a from client c";
            case 26 -> "select c.client_no from client c limit " + random.nextInt(5) + " offset " + random.nextInt(3);
            default ->
                "select i.invoice_no, c.name from invoice i " + join() + " client c on i.client_no = c.client_no where "
                        + truth(z) + " order by " + x;
        };
    }

    private String truth(String expression) {
        return switch (random.nextInt(5)) {
            case 0 -> expression + " is not null";
            case 1 -> "cast(" + expression + " as varchar) < '5'";
            case 2 -> "cast(" + expression + " as varchar) like '%1%'";
            case 3 -> expression + " in (select " + expression + oneOf(" from client c)", " from client c, invoice i)");
            default -> "not (" + expression + " is null)";
        };
    }

    private String aggregate(String expression) {
        return AGGREGATES[random.nextInt(AGGREGATES.length)].formatted(expression);
    }

    private String client() {
        return CLIENT[random.nextInt(CLIENT.length)];
    }

    private String invoice() {
        return INVOICE[random.nextInt(INVOICE.length)];
    }

    private String join() {
        return oneOf("join", "left join", "right join", "full join");
    }

    private String pick(String first, String second) {
        return random.nextBoolean() ? first : second;
    }

    private String oneOf(String... among) {
        return among[random.nextInt(among.length)];
    }
}
