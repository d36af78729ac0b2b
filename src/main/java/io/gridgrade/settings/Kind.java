package io.gridgrade.settings;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the value of a setting is. */
enum Kind {
    /** Fits {@code int}. */
    COUNT("a whole number"),
    /** Fits {@code long}. */
    SEED("a whole number"),
    /** Exact, as money and shares are. */
    DECIMAL("a number"),
    /** Which bill money settles that names none, or more than its own. */
    SETTLEMENT("oldest or named_only"),
    /** ISO 4217. */
    CURRENCY("a currency code of three capital letters"),
    /** One line that is printed; may be empty. */
    TEXT("a text of at most 80 characters on one line, or \"\" for none"),
    /** Yes or no. */
    TRUTH("true or false"),
    /** IANA. */
    ZONE("a time zone such as Asia/Shanghai, Europe/Berlin or UTC"),
    /** As ISO 8601 writes it; not before the beginning of what the warehouse knows. */
    DAY("a day from 1900-01-01 to 2999-12-31");

    private static final LocalDate FIRST_ON = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST_ON = LocalDate.of(2999, 12, 31);
    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,18}");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(\\.\\d{1,6})?");
    private static final Pattern ORDER = Pattern.compile("oldest|named_only");
    private static final Pattern TRUE_OR_FALSE = Pattern.compile("true|false");
    private static final Pattern CODE = Pattern.compile("[A-Z]{3}");
    private static final Pattern LINE = Pattern.compile("[^\\p{Cntrl}\u2028\u2029]{0,80}");

    private final String words;

    Kind(String words) {
        this.words = words;
    }

    /** What is expected, in words. */
    String words() {
        return words;
    }

    /** The value of a text, unless it is not of this kind. */
    Optional<Object> parse(String text) {
        return switch (this) {
            case COUNT ->
                matched(WHOLE, text)
                        .map(Long::valueOf)
                        .filter(number -> number == number.intValue())
                        .map(Long::intValue);
            case SEED -> matched(WHOLE, text).map(Long::valueOf);
            case DECIMAL -> matched(NUMBER, text).map(BigDecimal::new);
            case SETTLEMENT -> matched(ORDER, text).map(order -> order);
            case TRUTH -> matched(TRUE_OR_FALSE, text).map(Boolean::valueOf);
            case CURRENCY -> matched(CODE, text).map(code -> code);
            case TEXT -> matched(LINE, text).map(String::strip);
            case ZONE -> zone(text);
            case DAY -> day(text).map(LocalDate::toString);
        };
    }

    // The name is kept and not the zone, for settings are handed on as plain values.
    private static Optional<Object> zone(String text) {
        try {
            return Optional.of(ZoneId.of(text).getId());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text)).filter(day -> !day.isBefore(FIRST_ON) && !day.isAfter(LAST_ON));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> matched(Pattern pattern, String text) {
        return Optional.of(text).filter(pattern.asMatchPredicate());
    }
}
