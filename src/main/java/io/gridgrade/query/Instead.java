package io.gridgrade.query;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What SQL has and the engine or its reader has not, each with what to write in its place. */
final class Instead {
    private static final Pattern BLANK = Pattern.compile(" ");

    /** Words and signs that follow one another; # stands for a number, ' for a text. */
    private record Known(List<String> words, String advice) {
        Known(String words, String advice) {
            this(BLANK.splitAsStream(words).toList(), advice);
        }
    }

    private static final List<Known> KNOWN = List.of(
            new Known("with ties", "write qualify rank() over (order by ...) <= 10"),
            new Known("# percent row", "write qualify percent_rank() over (order by ...) < 0.1"),
            new Known("# percent rows", "write qualify percent_rank() over (order by ...) < 0.1"),
            new Known(
                    "groups between",
                    "number the groups with dense_rank() in a with, and write range between over them"),
            new Known("groups unbounded", "write range unbounded preceding, which is the same"),
            new Known("groups current", "write range current row, which is the same"),
            new Known("groups #", "number the groups with dense_rank() in a with, and write range over them"),
            new Known(") from last over", "turn the order by of the window round"),
            new Known(") from first over", "leave it out: it is what is meant without it"),
            new Known("on overflow", "leave it out: a text may have any length"),
            new Known("is json", "write json_valid(x)"),
            new Known("is not json", "write not json_valid(x)"),
            new Known("select top #", "write limit at the end"),
            new Known("between symmetric", "write (x between a and b) or (x between b and a)"),
            new Known("( + )", "write left join ... on, with the table of the sign to the right"),
            new Known("connect by", "write with recursive t as (select ... union all select ... from t join ...)"),
            new Known("start with", "write with recursive t as (select ... union all select ... from t join ...)"),
            new Known("keep (", "write arg_max(x, day) for the last, arg_min(x, day) for the first"),
            new Known("lateral view posexplode", "write cross join unnest(array[1, 2]) with ordinality as e(x, n)"),
            new Known("union by name", "name the columns of both in the same order, and write union"),
            new Known("union all by name", "name the columns of both in the same order, and write union all"),
            new Known("using sample", "write tablesample bernoulli(10) after the table"),
            new Known("tablesample reservoir", "write order by random() limit 3"),
            new Known("tablesample (", "write tablesample bernoulli(10)"),
            new Known("sample ( # )", "write tablesample bernoulli(10)"),
            new Known("tablesample #", "write tablesample bernoulli(10)"),
            new Known("like any (", "write x like 'a%' or x like 'b%'"),
            new Known("like all (", "write x like 'a%' and x like '%b'"),
            new Known("glob '", "write like, with % for any characters and _ for one"),
            new Known("' year to month", "write interval '1' year + interval '2' month"),
            new Known("' day to hour", "write interval '1' day + interval '2' hour"),
            new Known("' day to minute", "write interval '1' day + interval '2' hour and so on"),
            new Known("' day to second", "write interval '1' day + interval '2' hour and so on"),
            new Known("' hour to minute", "write interval '1' hour + interval '30' minute"),
            new Known("' hour to second", "write interval '1' hour + interval '30' minute and so on"),
            new Known("' minute to second", "write interval '1' minute + interval '30' second"),
            new Known("interval -", "write - interval '1' day"),
            new Known("extract ( timezone_hour", "moments are in UTC"),
            new Known("extract ( timezone_minute", "moments are in UTC"),
            new Known("extract ( nanosecond", "write microsecond"),
            new Known("timestamp with time zone '", "write cast('2024-01-31 00:00:00+08' as timestamptz)"),
            new Known("select from", "write select 1 from"),
            new Known("select unique", "write select distinct"),
            new Known("from values", "write from (values (1, 'a'), (2, 'b')) as t(x, y)"),
            new Known("limit # %", "write the number of rows"),
            new Known("select * like '", "name the columns"),
            new Known("* rename (", "name the columns: select a as b"),
            new Known("columns ( *", "name the columns"),
            new Known("{", "name each value as a column of its own"),
            new Known(": =", "name each value as a column of its own"),
            new Known("->>", "of a text of JSON write json_extract_string(x, '$.a')"),
            new Known(
                    "->",
                    "of a text of JSON write json_extract(x, '$.a'); for each value of a list unnest it, and gather it with"
                            + " array_agg"),
            new Known("^ @", "write starts_with(x, 'a')"),
            new Known("@ >", "write list_has_all(a, b)"),
            new Known("< @", "write list_has_all(b, a)"),
            new Known("@", "for the absolute value write abs(x)"),
            new Known("| /", "write sqrt(x)"),
            new Known("current_schema (", "it is mart"),
            new Known("current_user (", "the query log tells who asked, a query does not"),
            new Known("for share", "leave it out: nothing is changed here"),
            new Known("from only", "leave only out"),
            new Known(". nextval", "write row_number() over (order by ...)"),
            new Known(". currval", "write row_number() over (order by ...)"),
            new Known("as of timestamp", "mart has every month: ask for its period_key"),
            new Known("as of scn", "mart has every month: ask for its period_key"),
            new Known("as of '", "mart has every month: ask for its period_key"),
            new Known("for update", "leave it out: nothing is changed here"),
            new Known("**", "write 2 ^ 3, or power(2, 3)"));

    private static final Map<String, List<Known>> BY_FIRST_WORD =
            KNOWN.stream().collect(Collectors.groupingBy(known -> known.words().get(0)));

    private Instead() {}

    /** Refuses a text that has one of them. */
    static void check(String sql, List<Token> tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            for (Known known : BY_FIRST_WORD.getOrDefault(first(tokens.get(i)), List.of())) {
                if (isAt(tokens, i, known.words())) {
                    int last = i + known.words().size() - 1;
                    String found = sql.substring(
                            tokens.get(i).start(), tokens.get(last).end());
                    throw new NotAllowed(
                            "\"" + (found.startsWith(")") ? found.substring(1).strip() : found)
                                    + "\" is not supported"
                                    + Tokens.place(sql, tokens.get(i).start()) + "; "
                                    + known.advice());
                }
            }
        }
    }

    private static String first(Token token) {
        return switch (token.kind()) {
            case NUMBER -> "#";
            case STRING -> "'";
            case WORD, SIGN -> token.lower();
            default -> "";
        };
    }

    private static boolean isAt(List<Token> tokens, int from, List<String> words) {
        int at = from;
        for (String word : words) {
            if (at >= tokens.size()) {
                return false;
            }
            Token token = tokens.get(at);
            boolean isThis =
                    switch (token.kind()) {
                        case NUMBER -> word.equals("#");
                        case STRING -> word.equals("'");
                        case WORD, SIGN -> token.text().equalsIgnoreCase(word);
                        default -> false;
                    };
            if (!isThis) {
                return false;
            }
            at++;
        }
        return true;
    }
}
