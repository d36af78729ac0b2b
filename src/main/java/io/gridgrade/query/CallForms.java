package io.gridgrade.query;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Calls that one dialect writes in another form than SQL: words at another place, a unit without quotes. */
final class CallForms {
    private static final Set<String> UNIT_FIRST = Set.of(
            "date_trunc",
            "datetrunc",
            "date_part",
            "datepart",
            "date_diff",
            "datediff",
            "date_sub",
            "datesub",
            "dateadd");
    private static final Set<String> UNITS = Set.of(
            "year",
            "years",
            "quarter",
            "quarters",
            "month",
            "months",
            "week",
            "weeks",
            "day",
            "days",
            "hour",
            "hours",
            "minute",
            "minutes",
            "second",
            "seconds",
            "dow",
            "isodow",
            "doy",
            "millisecond",
            "microsecond");
    private static final Set<String> OF_DAY =
            Set.of("year", "quarter", "month", "day", "weekofyear", "dayofyear", "dayofmonth", "last_day", "dayname");
    private static final Pattern DAY = Pattern.compile("'\\d{4}-\\d{2}-\\d{2}'");
    private static final Set<String> WITHOUT_ARGUMENTS = Set.of("current_date", "current_timestamp", "current_time");

    private CallForms() {}

    static void edit(Draft draft) {
        for (int i = 0; i + 1 < draft.size(); i++) {
            if (draft.isWord(i, "regexp") && !draft.isSign(i + 1, "(") && endsOperand(draft.tokens(), i - 1)) {
                draft.replace(i, "rlike");
            } else if ((draft.isWord(i, "ignore") || draft.isWord(i, "respect"))
                    && draft.isWord(i + 1, "nulls")
                    && draft.isSign(i + 2, ")")) {
                // The standard has these words after the call.
                draft.replace(i, i + 1, "");
                draft.insertAfter(i + 2, " " + draft.text(i, i + 1));
            } else if (draft.isSign(i, "[") && (i == 0 || Precedence.precedesOperand(draft.token(i - 1)))) {
                draft.insertBefore(i, "array");
            } else if (draft.isCall(i)) {
                call(draft, i);
            }
        }
    }

    private static void call(Draft draft, int at) {
        if (draft.isWordOf(at, UNIT_FIRST) && draft.isWordOf(at + 2, UNITS) && draft.isSign(at + 3, ",")) {
            draft.replace(at + 2, "'" + draft.token(at + 2).lower() + "'");
        } else if (draft.isWordOf(at, WITHOUT_ARGUMENTS) && draft.isSign(at + 2, ")")) {
            draft.replace(at + 1, at + 2, "");
        } else if (draft.isWordOf(at, OF_DAY)
                && draft.is(at + 2, Token.Kind.STRING)
                && DAY.matcher(draft.token(at + 2).text()).matches()
                && draft.isSign(at + 3, ")")) {
            // year('2024-12-31') of Hive: the text is a day.
            draft.insertBefore(at + 2, "date ");
        } else if (draft.isWord(at, "iif")) {
            draft.replace(at, "if");
        } else if (draft.isWord(at, "list") && Tokens.ofLevel(draft.tokens(), at + 1, "order") > 0) {
            draft.replace(at, "array_agg");
        } else if (draft.isWord(at, "first_value") || draft.isWord(at, "last_value")) {
            skippingNulls(draft, at);
        } else if (draft.isWord(at, "mode") && draft.isSign(at + 2, ")")) {
            mode(draft, at);
        } else if (draft.isWord(at, "date")
                && draft.list(at + 2, draft.closing(at + 1) - 1).size() == 1) {
            draft.replace(at, "cast");
            draft.insertBefore(draft.closing(at + 1), " as date");
        } else if (draft.isWord(at, "extract") && draft.is(at + 2, Token.Kind.STRING) && draft.isWord(at + 3, "from")) {
            unitAsText(draft, at + 2);
        } else if (draft.isWord(at, "percentile_cont")) {
            percentiles(draft, at);
        } else if (draft.isWord(at, "percentile_disc")) {
            int close = draft.closing(at + 1);
            withinGroup(draft, at, close, "quantile_disc(", ", " + draft.text(at + 2, close - 1));
        }
    }

    // mode() within group (order by x): of those that are as frequent, the first in this order.
    private static void mode(Draft draft, int at) {
        int open = at + 5;
        if (!draft.isWord(at + 3, "within") || !draft.isWord(at + 4, "group") || !draft.isSign(open, "(")) {
            return;
        }
        int close = draft.closing(open);
        boolean isDown = draft.isWord(close - 1, "desc");
        int last = isDown || draft.isWord(close - 1, "asc") ? close - 2 : close - 1;
        boolean isPlain = draft.isWord(open + 1, "order")
                && draft.isWord(open + 2, "by")
                && !draft.isWord(last - 1, "nulls")
                && draft.list(open + 3, last).size() == 1;
        if (isPlain) {
            draft.replace(at, close, (isDown ? "mode_last(" : "mode_first(") + draft.text(open + 3, last) + ")");
        }
    }

    // first_value(x, true) of Hive and MaxCompute passes over null.
    private static void skippingNulls(Draft draft, int at) {
        int close = draft.closing(at + 1);
        if (draft.isSign(close - 2, ",") && (draft.isWord(close - 1, "true") || draft.isWord(close - 1, "false"))) {
            String words = draft.isWord(close - 1, "true") ? ") ignore nulls" : ")";
            draft.replace(close - 2, close, words);
        }
    }

    // extract('year' from x)
    private static void unitAsText(Draft draft, int at) {
        String unit = draft.token(at).text().replace("'", "").toLowerCase(Locale.ROOT);
        if (UNITS.contains(unit)) {
            draft.replace(at, unit);
        }
    }

    // Of several parts at once, or over a window, the engine has it under another name.
    private static void percentiles(Draft draft, int at) {
        int close = draft.closing(at + 1);
        boolean isOfSeveral = draft.isWord(at + 2, "array") || draft.isSign(at + 2, "[");
        boolean isOver = draft.isSign(close + 3, "(") && draft.isWord(draft.closing(close + 3) + 1, "over");
        boolean isFiltered = draft.isSign(close + 3, "(") && draft.isWord(draft.closing(close + 3) + 1, "filter");
        if (isOfSeveral || isOver || isFiltered) {
            withinGroup(draft, at, close, "quantile_cont(", ", " + draft.text(at + 2, close - 1));
        }
    }

    // name(argument) within group (order by x): the engine has x as an argument. Downwards it is left as it is.
    private static void withinGroup(Draft draft, int at, int close, String before, String after) {
        if (!draft.isWord(close + 1, "within") || !draft.isWord(close + 2, "group") || !draft.isSign(close + 3, "(")) {
            return;
        }
        int end = draft.closing(close + 3);
        int last = draft.isWord(end - 1, "asc") ? end - 2 : end - 1;
        boolean isPlain = draft.isWord(close + 4, "order")
                && draft.isWord(close + 5, "by")
                && !draft.isWord(last, "desc")
                && !draft.isWord(last - 1, "nulls")
                && draft.list(close + 6, last).size() == 1;
        if (isPlain) {
            draft.replace(at, end, before + draft.text(close + 6, last) + after + ")");
        }
    }

    /** Whether an operand ends with this token, so that a word after it is an operator. */
    static boolean endsOperand(List<Token> tokens, int at) {
        if (at < 0) {
            return false;
        }
        Token token = tokens.get(at);
        return token.isWord("not") || token.isWord("end") || !Precedence.precedesOperand(token);
    }
}
