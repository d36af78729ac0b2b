package io.gridgrade.query;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCharStringLiteral;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlIntervalLiteral;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Functions that other engines have, in the engine's words. Only what has one meaning wherever it is known is here; a
 * function that means one thing to one engine and another to the next is refused, with what to write.
 */
final class ForeignFunctions {
    /** In place of a function that gives numbers one after the other. */
    static final String OF_NUMBERS = "write from generate_series(1, 10) as n(i)";

    /** Those that the engine has not; it has others of which some forms are foreign. */
    private static final Set<String> NAMES = Set.of(
            "nvl",
            "nvl2",
            "isnull",
            "isnotnull",
            "decode",
            "pmod",
            "add_months",
            "months_between",
            "dateadd",
            "getdate",
            "numtodsinterval",
            "numtoyminterval",
            "to_char",
            "to_date",
            "to_timestamp",
            "date_format",
            "from_unixtime",
            "unix_timestamp",
            "locate",
            "regexp_like",
            "regexp_substr",
            "split",
            "tolower",
            "toupper",
            "lengthb",
            "btrim",
            "bitand",
            "width_bucket",
            "regexp_count",
            "approx_distinct",
            "stats_mode",
            "mode_first",
            "mode_last",
            "get_json_object",
            "json_value",
            "array_contains",
            "array_position",
            "percentile_approx",
            "percentile");

    /** Of them those that gather rows. */
    static final Set<String> AGGREGATES =
            Set.of("percentile", "percentile_approx", "approx_distinct", "stats_mode", "mode_first", "mode_last");

    /** Functions that cannot be had, each with what to write. */
    private static final Map<String, String> INSTEAD = Map.ofEntries(
            Map.entry("safe_cast", "write try_cast(x as integer)"),
            Map.entry("str_to_date", "write strptime(x, '%d/%m/%Y')"),
            Map.entry("ndv", "write approx_count_distinct(x)"),
            Map.entry("charindex", "write strpos(x, 'part')"),
            Map.entry("to_number", "write cast(x as decimal(18, 2))"),
            Map.entry("next_day", "write x + 7 - (isodow(x) + 6) % 7 for the Monday after"),
            Map.entry("lastday", "write last_day(x)"),
            Map.entry("repeat", "write rpad('', 3 * length(x), x) for three times x"),
            Map.entry("regexp_match", "write regexp_extract(x, p, 0)"),
            Map.entry("regexp_split_to_array", "write string_split_regex(x, p)"),
            Map.entry("str_split_regex", "write string_split_regex(x, p)"),
            Map.entry("regexp_split_to_table", "write from t cross join unnest(string_split(x, ',')) as u(part)"),
            Map.entry("regexp_instr", "write strpos(x, regexp_extract(x, p, 0))"),
            Map.entry("date_bin", "write time_bucket(interval '7 days', x)"),
            Map.entry("make_interval", "write to_days(3), or to_months(1)"),
            Map.entry("justify_days", "write the interval as it is"),
            Map.entry("clock_timestamp", "write now()"),
            Map.entry("statement_timestamp", "write now()"),
            Map.entry("current_localtimestamp", "write now()"),
            Map.entry("rawtohex", "write md5(x), or the text itself"),
            Map.entry("quote_literal", "write the quotes beside it: '''' || x || ''''"),
            Map.entry("to_yminterval", "write interval '14' month"),
            Map.entry("to_dsinterval", "write interval '1' day"),
            Map.entry("tz_offset", "moments are in UTC"),
            Map.entry("new_time", "moments are in UTC; write x + to_hours(8) for the time of Shanghai"),
            Map.entry("user", "the query log tells who asked, a query does not"),
            Map.entry("current_user", "the query log tells who asked, a query does not"),
            Map.entry("session_user", "the query log tells who asked, a query does not"),
            Map.entry("userenv", "the query log tells who asked, a query does not"),
            Map.entry("sys_context", "the query log tells who asked, a query does not"),
            Map.entry("get_user_id", "the query log tells who asked, a query does not"),
            Map.entry("version", "gridgrade --version tells it"),
            Map.entry("pg_typeof", "write typeof(x)"),
            Map.entry("num_nulls", "write count(*) - count(x) of a column"),
            Map.entry("num_nonnulls", "write count(x) of a column"),
            Map.entry("group_id", "write grouping(a, b)"),
            Map.entry("lnnvl", "write (x > 0) is not true"),
            Map.entry("nanvl", "write case when isnan(x) then y else x end"),
            Map.entry("dump", "write strlen(x) for the bytes"),
            Map.entry("vsize", "write strlen(x) for the bytes"),
            Map.entry("hash", "write md5(x)"),
            Map.entry("ora_hash", "write md5(x)"),
            Map.entry("crc32", "write md5(x)"),
            Map.entry("sha1", "write sha256(x)"),
            Map.entry("sha2", "write sha256(x)"),
            Map.entry("setseed", "write order by md5(x || 'a seed') for a chance that repeats"),
            Map.entry("soundex", "write jaro_winkler_similarity(x, y)"),
            Map.entry("xmlagg", "write string_agg(x, ',')"),
            Map.entry("json_tuple", "write json_extract_string(x, '$.a')"),
            Map.entry("from_json", "write json_extract_string(x, '$.a')"),
            Map.entry("json_build_object", "name each value as a column of its own"),
            Map.entry("json_object", "name each value as a column of its own"),
            Map.entry("row_to_json", "write gridgrade sql --format json, or name the columns"),
            Map.entry("to_json", "write gridgrade sql --format json, or name the columns"),
            Map.entry("struct_extract", "name each value as a column of its own"),
            Map.entry("named_struct", "name each value as a column of its own"),
            Map.entry("str_to_map", "write split_part(x, ':', 2)"),
            Map.entry("keyvalue", "write split_part(x, ':', 2)"),
            Map.entry("stack", "write from (values (1, 'a'), (2, 'b')) as t(x, y)"),
            Map.entry("inline", "write from t cross join unnest(array[1, 2]) as e(x)"),
            Map.entry("posexplode", "write cross join unnest(array[1, 2]) with ordinality as e(x, n)"),
            Map.entry("trans_array", "write from t cross join unnest(string_split(x, ',')) as u(part)"),
            Map.entry("trans_cols", "write from t unpivot (value for name in (a, b))"),
            Map.entry("field", "write case x when 'a' then 1 when 'b' then 2 end"),
            Map.entry("elt", "write case n when 1 then 'a' when 2 then 'b' end"),
            Map.entry("find_in_set", "write list_position(string_split(x, ','), 'a')"),
            Map.entry("size", "write len(x)"),
            Map.entry("sort_array", "write list_sort(x)"),
            Map.entry("array_join", "write array_to_string(x, ',')"),
            Map.entry("array_distinct", "write list_distinct(x)"),
            Map.entry("list_aggregate", "write list_sum(x), list_avg(x), list_min(x) or list_max(x)"),
            Map.entry("list_transform", "unnest the list, and gather it with array_agg"),
            Map.entry("list_filter", "unnest the list, and gather it with array_agg(x) filter (where ...)"),
            Map.entry("max_pt", "write (select max(period_key) from the table)"),
            Map.entry("bround", "write round_even(x, 0)"),
            Map.entry("format_number", "write format('{:,.2f}', x)"),
            Map.entry("tochar", "write to_char(x, 'YYYY-MM-DD')"),
            Map.entry("sample", "write tablesample bernoulli(10) after the table"),
            Map.entry("cluster_sample", "write tablesample bernoulli(10) after the table"),
            Map.entry("unique_id", "write row_number() over (order by ...)"),
            Map.entry("gen_random_uuid", "write row_number() over (order by ...)"),
            Map.entry("nextval", "write row_number() over (order by ...)"),
            Map.entry("initcap", "for one word write upper(left(x, 1)) || lower(substr(x, 2))"),
            Map.entry("range", OF_NUMBERS),
            Map.entry("uuid", "write row_number() over (order by ...)"),
            Map.entry("sys_guid", "write row_number() over (order by ...)"),
            Map.entry("substring_index", "write split_part(x, '.', 1)"),
            Map.entry("space", "write lpad('', n, ' ')"),
            Map.entry("list", "write array_agg(x)"),
            Map.entry("ratio_to_report", "write x / sum(x) over ()"),
            Map.entry("from_utc_timestamp", "write x + to_hours(8) for the time of Shanghai"),
            Map.entry("to_utc_timestamp", "write x - to_hours(8) from the time of Shanghai"),
            Map.entry("isdate", "write try_cast(x as date) is not null"),
            Map.entry("map", "a query answers in plain values here"),
            Map.entry("columns", "name the columns"),
            Map.entry("array_remove", "unnest the list, and gather it with array_agg(x) filter (where ...)"),
            Map.entry("array_append", "write a || array[x]"),
            Map.entry("list_append", "write a || array[x]"),
            Map.entry("array_cat", "write a || b"),
            Map.entry("list_concat", "write a || b"),
            Map.entry("flatten", "unnest the list, and gather it with array_agg"),
            Map.entry("generate_subscripts", OF_NUMBERS),
            Map.entry("sequence", OF_NUMBERS),
            Map.entry("json_object_agg", "name each value as a column of its own"),
            Map.entry("justify_interval", "write the interval as it is"),
            Map.entry("substrb", "write substr(x, 1, 2), which counts characters"),
            Map.entry("remainder", "write a - b * round_even(a / b, 0)"),
            Map.entry("try", "write nullif(b, 0) for what it is divided by, try_cast(x as integer) for a cast"),
            Map.entry("bar", "write rpad('', n, '#')"),
            Map.entry("xmlelement", "a query answers in plain values here"),
            Map.entry("json_agg", "write array_agg(x)"),
            Map.entry("jsonb_agg", "write array_agg(x)"),
            Map.entry("nlssort", "write the name alone: texts are sorted by their code points"),
            Map.entry("struct", "name each value as a column of its own"),
            Map.entry("grouping__id", "write grouping(a, b)"),
            Map.entry("char_matchcount", "write length(x) - length(replace(x, 'a', ''))"),
            Map.entry("generate_series", OF_NUMBERS));

    /** Calls that are a day or moment, whatever they are called with. */
    private static final Set<String> MOMENTS = Set.of(
            "getdate",
            "now",
            "today",
            "current_date",
            "current_timestamp",
            "localtimestamp",
            "to_date",
            "to_timestamp",
            "add_months",
            "last_day");

    private static final Set<String> MOMENT_TYPES = Set.of("DATE", "TIMESTAMP");
    private static final int CHARACTERS_MAX = 200_000;

    private final SqlCall call;
    private final EngineDialect dialect;
    private final String name;

    private ForeignFunctions(SqlCall call, EngineDialect dialect, String name) {
        this.call = call;
        this.dialect = dialect;
        this.name = name;
    }

    static boolean knows(String name) {
        return NAMES.contains(name.toLowerCase(Locale.ROOT));
    }

    static Set<String> names() {
        return NAMES;
    }

    /** What to write for a function that cannot be had; empty when nothing is known. */
    static String instead(String name) {
        String advice = INSTEAD.get(name.toLowerCase(Locale.ROOT));
        return advice == null ? "" : "; " + advice;
    }

    /** The call in the engine's words; null when it is the engine's own. */
    static @Nullable String text(SqlCall call, EngineDialect dialect) {
        if (!(call.getOperator() instanceof SqlFunction function)) {
            return null;
        }
        String name = function.getName().toLowerCase(Locale.ROOT);
        String text;
        try {
            text = new ForeignFunctions(call, dialect, name).text();
        } catch (NotAllowed e) {
            throw e.at(call.getParserPosition());
        }
        if (text == null && NAMES.contains(name)) {
            throw new NotAllowed(name + " is called with " + call.operandCount()
                            + (call.operandCount() == 1 ? " argument" : " arguments") + "; expected " + expected(name))
                    .at(call.getParserPosition());
        }
        if (text != null && text.length() > CHARACTERS_MAX) {
            throw new NotAllowed(name + " stands within itself too often; take a part out into a with");
        }
        return text;
    }

    private static String expected(String name) {
        return switch (name) {
            case "nvl" -> "nvl(x, y)";
            case "nvl2" -> "nvl2(x, if known, if null)";
            case "decode" -> "decode(x, value, answer, ..., else)";
            case "isnull", "isnotnull" -> name + "(x), or coalesce(x, y)";
            case "add_months" -> "add_months(day, months)";
            case "months_between" -> "months_between(later, earlier)";
            case "dateadd" -> "dateadd(x, 1, 'dd')";
            case "to_char", "date_format" -> name + "(x, format)";
            case "to_timestamp" -> "to_timestamp(text, format); for seconds of 1970 write from_unixtime(n)";
            case "to_date" -> "to_date(text, format)";
            case "locate" -> "locate(part, text)";
            case "regexp_like", "regexp_substr" -> name + "(text, pattern)";
            case "split" -> "split(text, ',')";
            case "percentile" -> "percentile(x, 0.5)";
            case "get_json_object", "json_value" -> name + "(x, '$.a')";
            case "array_contains", "array_position" -> name + "(list, value)";
            case "percentile_approx" -> "percentile_approx(x, 0.5)";
            case "approx_distinct", "stats_mode", "mode_first", "mode_last" -> name + "(x)";
            case "btrim" -> "btrim(text, characters)";
            case "bitand" -> "bitand(a, b)";
            case "width_bucket" -> "width_bucket(x, from, to, buckets)";
            case "regexp_count" -> "regexp_count(text, pattern)";
            case "numtodsinterval" -> "numtodsinterval(n, 'DAY')";
            case "numtoyminterval" -> "numtoyminterval(n, 'MONTH')";
            default -> "another number";
        };
    }

    private @Nullable String text() {
        return switch (name) {
            case "nvl" -> of(2, "coalesce(%s, %s)");
            case "nvl2" -> of(3, "(CASE WHEN %s IS NOT NULL THEN %s ELSE %s END)");
            case "isnull" -> of(1, "(%s IS NULL)");
            case "isnotnull" -> of(1, "(%s IS NOT NULL)");
            case "decode" -> decode();
            case "pmod" -> of(2, "((%1$s %% %2$s + %2$s) %% %2$s)");
            case "tolower" -> of(1, "lower(%s)");
            case "toupper" -> of(1, "upper(%s)");
            case "lengthb" -> of(1, "strlen(%s)");
            case "percentile" -> percentile();
            case "approx_distinct" -> of(1, "approx_count_distinct(%s)");
            case "stats_mode" -> of(1, "mode(%s)");
            // Of several that are as frequent, the first or last in order.
            case "mode_first" -> of(1, "mode(%1$s ORDER BY %1$s)");
            case "mode_last" -> of(1, "mode(%1$s ORDER BY %1$s DESC)");
            case "get_json_object", "json_value" -> jsonValue();
            case "array_contains" -> of(2, "list_contains(%s, %s)");
            case "array_position" -> of(2, "list_position(%s, %s)");
            case "percentile_approx" -> of(2, "approx_quantile(%s, %s)");
            case "btrim" -> count() == 1 ? of(1, "trim(%s)") : of(2, "trim(%s, %s)");
            case "bitand" -> of(2, "(%s & %s)");
            case "replace" -> of(2, "replace(%s, %s, '')");
            case "width_bucket" -> bucket();
            case "regexp_count" -> of(2, "len(regexp_extract_all(%s, %s))");
            case "regexp_matches" -> regexpMatches();
            case "substring" -> substring();
            case "locate" -> locate();
            case "instr" -> instr();
            case "substr" -> substr();
            case "split" -> split();
            case "regexp_like" -> regexpLike();
            case "regexp_substr" -> of(2, "nullif(regexp_extract(%s, %s, 0), '')");
            case "regexp_replace" -> regexpReplace();
            case "regexp_extract" -> regexpExtract();
            default -> ForeignMoments.text(this);
        };
    }

    int count() {
        return call.operandCount();
    }

    String name() {
        return name;
    }

    SqlNode node(int at) {
        return call.operand(at);
    }

    /** An operand as it stands among others. */
    String operand(int at) {
        SqlNode node = call.operand(at);
        return node instanceof SqlCall ? "(" + dialect.text(node) + ")" : dialect.text(node);
    }

    /** The text that an operand is, or null when it is none that is written out. */
    @Nullable
    String literal(int at) {
        return at < count() && call.operand(at) instanceof SqlCharStringLiteral text
                ? text.getValueAs(String.class)
                : null;
    }

    /** With the operands at the places of %s, when there are that many. */
    @Nullable
    String of(int operands, String template) {
        if (count() != operands) {
            return null;
        }
        Object[] texts = call.getOperandList().stream()
                .map(node -> node instanceof SqlCall ? "(" + dialect.text(node) + ")" : dialect.text(node))
                .toArray();
        return String.format(Locale.ROOT, template, texts);
    }

    boolean isInterval(int at) {
        SqlNode node = call.operand(at);
        return node instanceof SqlIntervalLiteral
                || node.getKind() == SqlKind.INTERVAL
                || (node instanceof SqlCall inner
                        && (inner.getOperator()
                                        .getName()
                                        .toLowerCase(Locale.ROOT)
                                        .startsWith("to_")
                                || inner.getKind() == SqlKind.TIMES
                                || inner.getKind() == SqlKind.PLUS
                                || inner.getOperator().getName().equalsIgnoreCase("interval")));
    }

    // To decode, null is like null.
    private @Nullable String decode() {
        if (count() < 3) {
            return null;
        }
        boolean isPlain = true;
        for (int i = 1; i + 1 < count(); i += 2) {
            isPlain &= call.operand(i) instanceof SqlLiteral literal && literal.getValue() != null;
        }
        StringBuilder text = new StringBuilder("(CASE");
        text.append(isPlain ? " " + operand(0) : "");
        String left = isPlain ? "" : operand(0) + " IS NOT DISTINCT FROM ";
        int i = 1;
        for (; i + 1 < count(); i += 2) {
            text.append(" WHEN ")
                    .append(left)
                    .append(operand(i))
                    .append(" THEN ")
                    .append(operand(i + 1));
        }
        if (i < count()) {
            text.append(" ELSE ").append(operand(i));
        }
        return text.append(" END)").toString();
    }

    // A path beyond names and places means another thing to each engine.
    private @Nullable String jsonValue() {
        String path = literal(1);
        if (path == null || !path.matches("\\$(?:\\.\\w+|\\[\\d+])*")) {
            throw new NotAllowed("the path of " + name + " must be written out, of names and places such as '$.a[0]';"
                    + " for another write json_extract_string(x, path)");
        }
        return of(2, "json_extract_string(%s, %s)");
    }

    private @Nullable String percentile() {
        String distinct = call.getFunctionQuantifier() == null ? "" : "DISTINCT ";
        return of(2, "quantile_cont(" + distinct + "%s, %s)");
    }

    private @Nullable String locate() {
        return count() == 3
                ? "standard_instr(" + operand(1) + ", " + operand(0) + ", " + operand(2) + ")"
                : of(2, "strpos(%2$s, %1$s)");
    }

    private @Nullable String instr() {
        if (count() > 2 && startsBeforeFirst(call.operand(2))) {
            throw new NotAllowed("instr from the end is not supported; write"
                    + " length(x) - strpos(reverse(x), reverse(part)) + 1 for the last of one character");
        }
        if (count() > 3) {
            throw new NotAllowed("instr of the nth place is not supported; write"
                    + " instr(x, part, instr(x, part) + 1) for the second");
        }
        return of(3, "standard_instr(%s, %s, %s)");
    }

    // The standard's: 0 below the first, one more than there are from the last on.
    private @Nullable String bucket() {
        if (count() == 4
                && call.operand(1) instanceof SqlNumericLiteral from
                && call.operand(2) instanceof SqlNumericLiteral to
                && from.bigDecimalValue().compareTo(to.bigDecimalValue()) >= 0) {
            throw new NotAllowed("width_bucket counts from " + from.bigDecimalValue() + " to " + to.bigDecimalValue()
                    + "; expected the smaller number first");
        }
        return of(
                4,
                "(CASE WHEN %1$s < %2$s THEN 0 WHEN %1$s >= %3$s THEN %4$s + 1"
                        + " ELSE CAST(floor((%1$s - %2$s) * %4$s / (%3$s - %2$s)) AS INTEGER) + 1 END)");
    }

    private @Nullable String regexpMatches() {
        String flags = literal(2);
        if (flags != null && flags.contains("g")) {
            throw new NotAllowed("regexp_matches tells whether a part fits; for every part that fits write"
                    + " regexp_extract_all(x, p)");
        }
        return null;
    }

    // substring(x from '[0-9]+') of PostgreSQL
    private @Nullable String substring() {
        if (count() == 2 && literal(1) != null) {
            throw new NotAllowed("substring from a pattern is not supported; write regexp_substr(x, '"
                    + literal(1).replace("'", "''") + "')");
        }
        return null;
    }

    private @Nullable String substr() {
        if (count() >= 2 && startsBeforeFirst(call.operand(1))) {
            throw new NotAllowed("a place before the first counts from the end in one engine and not in another; write"
                    + " right(x, 3) for the last three, substr(x, 1, 3) for the first");
        }
        return null;
    }

    private static boolean startsBeforeFirst(SqlNode place) {
        if (place.getKind() == SqlKind.MINUS_PREFIX) {
            return ((SqlCall) place).operand(0) instanceof SqlNumericLiteral;
        }
        return place instanceof SqlNumericLiteral number
                && number.bigDecimalValue() != null
                && number.bigDecimalValue().signum() <= 0;
    }

    private @Nullable String split() {
        String separator = literal(1);
        if (count() != 2) {
            return null;
        }
        if (separator == null || separator.isEmpty() || !separator.matches("[^\\\\.\\[\\](){}|*+?^$]+")) {
            throw new NotAllowed(
                    "the separator of split is a regular expression; for a text write" + " string_split(x, '.')");
        }
        return of(2, "string_split(%s, %s)");
    }

    private @Nullable String regexpLike() {
        if (count() == 3) {
            String flags = literal(2);
            if (flags == null || !flags.matches("[ic]?")) {
                throw new NotAllowed("the flags of regexp_like are 'i' (any case) or 'c'; expected one of them");
            }
        }
        return count() == 3 ? of(3, "regexp_matches(%s, %s, %s)") : of(2, "regexp_matches(%s, %s)");
    }

    private @Nullable String regexpReplace() {
        String flags = literal(3);
        if (count() == 3 || (count() == 4 && flags == null)) {
            throw new NotAllowed("regexp_replace replaces the first match in one engine and every one in another; write"
                    + " regexp_replace(x, p, y, 'g') for every one, regexp_replace(x, p, y, 'c') for the first");
        }
        return null;
    }

    private @Nullable String regexpExtract() {
        String pattern = literal(1);
        if (count() == 2
                && (pattern == null
                        || pattern.replace("\\(", "").replace("(?:", "").contains("("))) {
            throw new NotAllowed("regexp_extract takes the whole match in one engine and the first group in another;"
                    + " write regexp_extract(x, p, 0) for the whole, regexp_extract(x, p, 1) for the group");
        }
        return null;
    }

    /** Whether an operand is the moment of the query, or a day or moment that is written out. */
    boolean isMoment(int at) {
        SqlNode node = call.operand(at);
        if (node instanceof SqlLiteral literal) {
            return MOMENT_TYPES.contains(literal.getTypeName().getName());
        }
        String name = node instanceof SqlCall inner
                ? inner.getOperator().getName()
                : node instanceof SqlIdentifier id ? id.names.get(0) : "";
        return MOMENTS.contains(name.toLowerCase(Locale.ROOT));
    }
}
