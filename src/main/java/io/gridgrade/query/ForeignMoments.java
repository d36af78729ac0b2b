package io.gridgrade.query;

import java.util.Locale;
import java.util.Map;
import org.checkerframework.checker.nullness.qual.Nullable;

/** The functions of days and moments that other engines have, in the engine's words. */
final class ForeignMoments {
    /** Units as MaxCompute and Oracle write them. */
    private static final Map<String, String> UNITS = Map.ofEntries(
            Map.entry("yyyy", "year"),
            Map.entry("y", "year"),
            Map.entry("year", "year"),
            Map.entry("yy", "year"),
            Map.entry("q", "quarter"),
            Map.entry("quarter", "quarter"),
            Map.entry("mm", "month"),
            Map.entry("mon", "month"),
            Map.entry("month", "month"),
            Map.entry("iw", "week"),
            Map.entry("week", "week"),
            Map.entry("dd", "day"),
            Map.entry("ddd", "day"),
            Map.entry("day", "day"),
            Map.entry("hh", "hour"),
            Map.entry("hh24", "hour"),
            Map.entry("hour", "hour"),
            Map.entry("mi", "minute"),
            Map.entry("minute", "minute"),
            Map.entry("ss", "second"),
            Map.entry("second", "second"));

    private static final String KNOWN_UNITS = "expected 'yyyy', 'mm', 'dd', 'hh', 'mi' or 'ss'";

    private ForeignMoments() {}

    static @Nullable String text(ForeignFunctions call) {
        return switch (call.name()) {
            case "getdate" -> call.of(0, "CAST(current_timestamp AS TIMESTAMP)");
            case "add_months" -> call.of(2, "standard_add_months(%s, %s)");
            case "months_between" -> call.of(2, "standard_months_between(%s, %s)");
            case "numtodsinterval", "numtoyminterval" -> call.count() == 2 ? interval(call, 0, 1) : null;
            case "dateadd" -> dateAdd(call);
            case "date_add" -> days(call, "+");
            case "date_sub" -> call.count() == 2 ? days(call, "-") : null;
            case "datediff" -> difference(call);
            case "datetrunc", "datepart", "date_trunc", "date_part" -> unitLast(call);
            case "trunc" -> truncated(call);
            case "round" -> rounded(call);
            case "to_char" -> toChar(call);
            case "date_format" -> call.count() == 2 ? format(call, 1, false).written(call.operand(0)) : null;
            case "to_date" -> toDate(call);
            case "to_timestamp" -> call.count() == 2 ? format(call, 1, true).read(call.operand(0)) : null;
            case "from_unixtime" -> fromSeconds(call);
            case "unix_timestamp" -> toSeconds(call);
            case "dayofweek", "weekday" ->
                throw new NotAllowed(
                        call.name() + " begins the week with Sunday or Monday, at 0 or at 1, as each engine"
                                + " has it; write isodow(x), which is 1 for Monday and 7 for Sunday");
            default -> null;
        };
    }

    private static @Nullable String unit(ForeignFunctions call, int at) {
        String written = call.literal(at);
        return written == null ? null : UNITS.get(written.toLowerCase(Locale.ROOT));
    }

    private static String interval(ForeignFunctions call, int number, int unitAt) {
        String unit = unit(call, unitAt);
        if (unit == null) {
            throw new NotAllowed("the unit of " + call.name() + " is not understood; " + KNOWN_UNITS);
        }
        return "to_" + unit + "s(" + call.operand(number) + ")";
    }

    // dateadd(x, 1, 'dd') of MaxCompute, dateadd('day', 1, x) of others.
    private static @Nullable String dateAdd(ForeignFunctions call) {
        if (call.count() != 3) {
            return null;
        }
        int unitAt = unit(call, 0) != null ? 0 : 2;
        return "(CAST(" + call.operand(2 - unitAt) + " AS TIMESTAMP) + " + interval(call, 1, unitAt) + ")";
    }

    // Hive adds days; with an interval it is the engine's own.
    private static @Nullable String days(ForeignFunctions call, String sign) {
        if (call.count() != 2) {
            return null;
        }
        return call.isInterval(1)
                ? call.of(2, "(%s " + sign + " %s)")
                : call.of(2, "(CAST(%s AS DATE) " + sign + " CAST(%s AS INTEGER))");
    }

    // datediff(end, start) of Hive, datediff(end, start, 'dd') of MaxCompute; with the unit first the engine's own.
    private static @Nullable String difference(ForeignFunctions call) {
        if (call.count() == 2) {
            return call.of(2, "date_diff('day', CAST(%2$s AS DATE), CAST(%1$s AS DATE))");
        }
        String unit = call.count() == 3 && unit(call, 0) == null ? unit(call, 2) : null;
        return unit == null
                ? null
                : call.of(3, "date_diff('" + unit + "', CAST(%2$s AS TIMESTAMP), CAST(%1$s AS TIMESTAMP))");
    }

    private static @Nullable String unitLast(ForeignFunctions call) {
        String unit = call.count() == 2 && unit(call, 0) == null ? unit(call, 1) : null;
        String function = call.name().endsWith("trunc") ? "date_trunc" : "date_part";
        return unit == null ? null : function + "('" + unit + "', " + call.operand(0) + ")";
    }

    // Of a number it is the engine's own.
    private static @Nullable String truncated(ForeignFunctions call) {
        if (call.count() == 1) {
            return call.isMoment(0) ? "CAST(" + call.operand(0) + " AS DATE)" : null;
        }
        if (call.count() != 2 || call.literal(1) == null) {
            return null;
        }
        String unit = unit(call, 1);
        String written = call.literal(1).toLowerCase(Locale.ROOT);
        // To Oracle DAY is the first day of a week.
        if (unit == null || written.equals("day")) {
            throw new NotAllowed("trunc(x, '" + call.literal(1) + "') is not understood; write date_trunc('week', x) or"
                    + " date_trunc('month', x)");
        }
        return "date_trunc('" + unit + "', CAST(" + call.operand(0) + " AS TIMESTAMP))";
    }

    private static @Nullable String rounded(ForeignFunctions call) {
        if (call.count() == 2 && call.literal(1) != null) {
            throw new NotAllowed("round of a day is not supported; write date_trunc('month', x + to_days(15))");
        }
        return null;
    }

    private static MomentFormat format(ForeignFunctions call, int at, boolean isToChar) {
        String format = call.literal(at);
        if (format == null) {
            throw new NotAllowed("the format of " + call.name() + " must be written out, such as "
                    + (isToChar ? "'YYYY-MM-DD'" : "'yyyy-MM-dd'"));
        }
        return isToChar ? MomentFormat.ofToChar(format) : MomentFormat.ofDateFormat(format);
    }

    private static @Nullable String toChar(ForeignFunctions call) {
        if (call.count() == 1) {
            return call.of(1, "standard_to_char(%s)");
        }
        String format = call.literal(1);
        if (format != null && format.matches("(?i)(?:FM)?[09GDL.,$ ]*[09][09GDL.,$ ]*(?:MI|PR|S)?")) {
            throw new NotAllowed("to_char of a number with a format is not supported; write format('{:,.2f}', x), or"
                    + " round(x, 2)");
        }
        return call.count() == 2 ? format(call, 1, true).written(call.operand(0)) : null;
    }

    private static @Nullable String toDate(ForeignFunctions call) {
        if (call.count() == 1) {
            return call.of(1, "CAST(%s AS DATE)");
        }
        if (call.count() != 2) {
            return null;
        }
        MomentFormat format = format(call, 1, true);
        if (!format.isOfADay()) {
            throw new NotAllowed("to_date keeps the time of the day in one engine and not in another; write"
                    + " to_timestamp(x, '" + call.literal(1) + "')");
        }
        return "CAST(" + format.read(call.operand(0)) + " AS DATE)";
    }

    private static @Nullable String fromSeconds(ForeignFunctions call) {
        if (call.count() < 1 || call.count() > 2) {
            return null;
        }
        String moment = "(TIMESTAMP '1970-01-01 00:00:00' + to_seconds(" + call.operand(0) + "))";
        return call.count() == 1 ? moment : format(call, 1, false).written(moment);
    }

    private static @Nullable String toSeconds(ForeignFunctions call) {
        return switch (call.count()) {
            case 0 -> "CAST(floor(epoch(current_timestamp)) AS BIGINT)";
            case 1 -> "CAST(floor(epoch(CAST(" + call.operand(0) + " AS TIMESTAMP))) AS BIGINT)";
            case 2 -> "CAST(epoch(" + format(call, 1, false).read(call.operand(0)) + ") AS BIGINT)";
            default -> null;
        };
    }
}
