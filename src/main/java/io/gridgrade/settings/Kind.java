package io.gridgrade.settings;

import java.math.BigDecimal;
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
    /** ISO 4217. */
    CURRENCY("a currency code of three capital letters");

    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,18}");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(\\.\\d{1,6})?");
    private static final Pattern CODE = Pattern.compile("[A-Z]{3}");

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
            case CURRENCY -> matched(CODE, text).map(code -> code);
        };
    }

    private static Optional<String> matched(Pattern pattern, String text) {
        return Optional.of(text).filter(pattern.asMatchPredicate());
    }
}
