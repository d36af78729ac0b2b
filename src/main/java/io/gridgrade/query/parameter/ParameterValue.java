package io.gridgrade.query.parameter;

import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Nearest;
import io.gridgrade.value.UserError;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A value with its type. It enters a query as one literal, which nothing in it can end: what is given as text stays text,
 * whatever SQL it looks like.
 */
public final class ParameterValue {
    private static final int DIGITS_MAX = 38;
    private static final int YEAR_MAX = 9999;
    private static final List<String> TYPES = List.of("text", "whole", "decimal", "date", "boolean", "null");
    private static final Pattern WHOLE = Pattern.compile("[-+]?\\d{1,38}");
    private static final Pattern DECIMAL = Pattern.compile("[-+]?\\d{0,38}\\.\\d{1,38}");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);

    private static final ParameterValue NOTHING = new ParameterValue("(null)", "null");

    private final String literal;
    private final String shown;

    private ParameterValue(String literal, String shown) {
        this.literal = literal;
        this.shown = shown;
    }

    /** A text, whatever is in it. */
    public static ParameterValue text(String text) {
        if (text.indexOf('\0') >= 0) {
            throw new UserError(
                    ExitCode.WRONG_USAGE,
                    "a text has the character U+0000, which no text in SQL can have; leave it out");
        }
        String quoted = "'" + text.replace("'", "''") + "'";
        return new ParameterValue(quoted, quoted);
    }

    /** A whole number. */
    public static ParameterValue whole(BigInteger number) {
        return number(number.toString(), number.abs().toString().length(), number.signum() < 0);
    }

    /** A whole number. */
    public static ParameterValue whole(long number) {
        return whole(BigInteger.valueOf(number));
    }

    /** A number with digits after the point. */
    public static ParameterValue decimal(BigDecimal number) {
        BigDecimal plain = number.scale() < 0 ? number.setScale(0) : number;
        return number(plain.toPlainString(), Math.max(plain.precision(), plain.scale()), plain.signum() < 0);
    }

    // In parentheses, or a sign before it would make a comment of both.
    private static ParameterValue number(String digits, int count, boolean isNegative) {
        if (count > DIGITS_MAX) {
            throw new UserError(
                    ExitCode.WRONG_USAGE,
                    "the number " + digits.substring(0, DIGITS_MAX) + "... has " + count + " digits; expected at most "
                            + DIGITS_MAX);
        }
        return new ParameterValue(isNegative ? "(" + digits + ")" : digits, digits);
    }

    /** A number of floating point. */
    public static ParameterValue real(double number) {
        if (!Double.isFinite(number)) {
            throw new UserError(ExitCode.WRONG_USAGE, number + " is no number that a query can have; leave it out");
        }
        String digits = Double.toString(number).toLowerCase(Locale.ROOT);
        digits = digits.contains("e") ? digits : digits + "e0";
        return new ParameterValue(number < 0 ? "(" + digits + ")" : digits, digits);
    }

    /** A day. */
    public static ParameterValue day(LocalDate day) {
        requireYear(day.getYear());
        return new ParameterValue("date '" + day + "'", "date '" + day + "'");
    }

    /** A moment, in UTC. */
    public static ParameterValue moment(LocalDateTime moment) {
        requireYear(moment.getYear());
        String literal = "timestamp '" + MOMENT.format(moment) + "'";
        return new ParameterValue(literal, literal);
    }

    private static void requireYear(int year) {
        if (year < 1 || year > YEAR_MAX) {
            throw new UserError(ExitCode.WRONG_USAGE, "the year " + year + " cannot be asked for; expected 1 to 9999");
        }
    }

    /** True or false. */
    public static ParameterValue truth(boolean isTrue) {
        return new ParameterValue(Boolean.toString(isTrue), Boolean.toString(isTrue));
    }

    /** No value. */
    public static ParameterValue nothing() {
        return NOTHING;
    }

    /**
     * What somebody wrote, as what it looks like: a whole number, a decimal, a day such as 2024-12-31, true or false, null, else
     * a text. A number that begins with 0 is a text: it is somebody's number, such as a customer's.
     */
    public static ParameterValue guessed(String written) {
        String lower = written.toLowerCase(Locale.ROOT);
        boolean isNumbered = written.matches("[-+]?0\\d.*");
        if (WHOLE.matcher(written).matches() && !isNumbered) {
            return whole(new BigInteger(written));
        }
        if (DECIMAL.matcher(written).matches() && !isNumbered) {
            return decimal(new BigDecimal(written));
        }
        if (DAY.matcher(written).matches()) {
            try {
                return day(LocalDate.parse(written));
            } catch (DateTimeException e) {
                return text(written);
            }
        }
        return switch (lower) {
            case "true", "false" -> truth(Boolean.parseBoolean(lower));
            case "null" -> nothing();
            default -> text(written);
        };
    }

    /** What somebody wrote, as the type that they said: text, whole, decimal, date, boolean or null. */
    public static ParameterValue typed(String type, String written) {
        String named = type.toLowerCase(Locale.ROOT);
        if (!TYPES.contains(named)) {
            throw new UserError(
                    ExitCode.WRONG_USAGE,
                    "the type \"" + type + "\" is unknown; expected " + String.join(", ", TYPES)
                            + Nearest.hint(type, TYPES));
        }
        return switch (named) {
            case "text" -> text(written);
            case "whole" -> whole(new BigInteger(matching(WHOLE, written, "a whole number such as 202412")));
            case "decimal" ->
                decimal(new BigDecimal(
                        WHOLE.matcher(written).matches()
                                ? written
                                : matching(DECIMAL, written, "a number such as 0.25")));
            case "date" -> {
                try {
                    yield day(LocalDate.parse(matching(DAY, written, "a day such as 2024-12-31")));
                } catch (DateTimeException e) {
                    throw wrong(written, "a day of the calendar such as 2024-12-31");
                }
            }
            case "boolean" ->
                truth(Boolean.parseBoolean(matching(Pattern.compile("(?i)true|false"), written, "true or false")));
            default -> {
                matching(Pattern.compile("(?i)(?:null)?"), written, "null or nothing");
                yield nothing();
            }
        };
    }

    private static String matching(Pattern expected, String written, String words) {
        if (!expected.matcher(written).matches()) {
            throw wrong(written, words);
        }
        return written;
    }

    private static UserError wrong(String written, String words) {
        return new UserError(ExitCode.WRONG_USAGE, "the value \"" + written + "\" is not " + words);
    }

    /** The value as one operand of SQL. */
    public String literal() {
        return literal;
    }

    /** For people, and for the log of queries. */
    @Override
    public String toString() {
        return shown;
    }
}
