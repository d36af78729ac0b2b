package io.gridgrade.whatif;

import io.gridgrade.value.ExitCode;
import io.gridgrade.value.UserError;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A change of an indicator's value for every customer that has one.
 *
 * @param indicatorCode such as PAY2
 * @param kind what the size is in
 * @param size of {@code PERCENT} in percent of the value, of {@code DEVIATION} in standard deviations of the customer's
 *             population, of {@code BAND} in bands, 1 being one better, of {@code PERCENTILE} the percentile of the
 *             population that all values become
 */
public record Shock(String indicatorCode, Kind kind, BigDecimal size) {
    /** What the size of a shock is in. */
    public enum Kind {
        PERCENT,
        DEVIATION,
        BAND,
        PERCENTILE
    }

    private static final Pattern SIZE =
            Pattern.compile("([+-]?[0-9]+(?:\\.[0-9]+)?)(%|sd|band)|p([0-9]+(?:\\.[0-9]+)?)");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** Of a text such as {@code PAY2=+10%}, {@code FIN1=-1sd}, {@code CON2=+1band} or {@code PAY7=p90}. */
    public static Shock parse(String text) {
        int at = text.indexOf('=');
        if (at < 1) {
            throw wrong(text);
        }
        return of(text.substring(0, at).toUpperCase(Locale.ROOT), text.substring(at + 1), text);
    }

    /** Of a size alone, such as {@code 10%}, for an indicator. */
    static Shock of(String indicatorCode, String size, String shown) {
        Matcher matcher = SIZE.matcher(size);
        if (!matcher.matches()) {
            throw wrong(shown);
        }
        if (matcher.group(3) != null) {
            BigDecimal percentile = new BigDecimal(matcher.group(3));
            if (percentile.compareTo(HUNDRED) > 0) {
                throw wrong(shown);
            }
            return new Shock(indicatorCode, Kind.PERCENTILE, percentile);
        }
        BigDecimal number = new BigDecimal(matcher.group(1));
        return switch (matcher.group(2)) {
            case "%" -> new Shock(indicatorCode, Kind.PERCENT, number);
            case "sd" -> new Shock(indicatorCode, Kind.DEVIATION, number);
            default -> {
                if (number.abs().compareTo(BigDecimal.ONE) != 0) {
                    throw wrong(shown);
                }
                yield new Shock(indicatorCode, Kind.BAND, number);
            }
        };
    }

    /** The column of the indicator's value. */
    String column() {
        return indicatorCode.toLowerCase(Locale.ROOT);
    }

    /** As it was asked for, with its sign. */
    String shown() {
        String signed = (size.signum() > 0 ? "+" : "") + size.toPlainString();
        return indicatorCode + " "
                + switch (kind) {
                    case PERCENT -> signed + "%";
                    case DEVIATION -> signed + " sd";
                    case BAND -> signed + " band";
                    case PERCENTILE -> "to percentile " + size.toPlainString();
                };
    }

    /** That a text is no shock, or no size that goes both ways. */
    static UserError wrong(String text) {
        return new UserError(
                ExitCode.WRONG_USAGE,
                "\"" + text + "\" is no shock; expected an indicator and a size: PAY2=+10%, PAY2=-1sd, PAY2=+1band"
                        + " (one band better) or PAY2=p90 (to that percentile)");
    }
}
