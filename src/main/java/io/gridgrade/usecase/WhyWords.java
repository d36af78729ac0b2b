package io.gridgrade.usecase;

import io.gridgrade.engine.Row;
import io.gridgrade.grade.explain.Explanation;
import io.gridgrade.statistics.calibration.SplineScaling;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Nearest;
import io.gridgrade.value.Period;
import io.gridgrade.value.UserError;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;

/** The words of an explanation in one language: ours from a bundle, those of the warehouse from its columns. */
public final class WhyWords {
    /** The languages that there are words in. */
    public static final List<String> LANGUAGES = List.of("en", "zh");

    private static final MathContext SHOWN_DIGITS = new MathContext(6);

    private final String language;
    private final ResourceBundle bundle;

    private WhyWords(String language) {
        this.language = language;
        this.bundle = ResourceBundle.getBundle(
                "why.words",
                Locale.forLanguageTag(language),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** The words in a language; throws UserError for one that there are none in. */
    public static WhyWords in(String language) {
        if (!LANGUAGES.contains(language)) {
            throw new UserError(
                    ExitCode.WRONG_USAGE,
                    "language \"" + language + "\" is not known" + Nearest.hint(language, LANGUAGES) + "; expected "
                            + String.join(" or ", LANGUAGES));
        }
        return new WhyWords(language);
    }

    /** A word or a sentence, its gaps filled. */
    public String of(String key, Object... values) {
        return new MessageFormat(bundle.getString(key), Locale.ROOT).format(values);
    }

    /** The word for a population; one that a home has made goes by its code. */
    public String population(String code) {
        String key = "population." + code;
        return bundle.containsKey(key) ? of(key) : code;
    }

    /** A name that the warehouse has in both languages, as {@code column_en} and {@code column_zh}; else the other thing. */
    public String name(Row row, String column, String otherwise) {
        String name = row.text(column + "_" + language);
        return name == null ? otherwise : name;
    }

    /** A unit of an indicator; one that a home has given its own name keeps it. */
    public String unit(String unit) {
        String key = "unit." + unit.replace(' ', '_');
        return bundle.containsKey(key) ? bundle.getString(key) : unit;
    }

    /** The name of whom the warehouse knows in Chinese, and perhaps in English. */
    public String nameOf(String chinese, String english) {
        return language.equals("en") && english != null && !english.isEmpty() ? english : chinese;
    }

    /** What does not add up. */
    public String difference(Explanation.Difference difference) {
        return of("differs." + difference.code(), difference.values().toArray());
    }

    /** Which values bins hold: of one variable, or of two together; nothing where there are none. */
    public String bins(List<Explanation.Place> places) {
        return places.stream().map(this::bin).collect(Collectors.joining(of("bin.and")));
    }

    private String bin(Explanation.Place place) {
        return switch (place.bin().kind()) {
            case NUMBERS -> numbers(place);
            case SPECIAL -> of("bin.special", exact(place.bin().from()));
            case TEXTS -> of("bin.texts", String.join(", ", place.bin().texts()));
            case OTHER_TEXTS -> of("bin.other");
            case MISSING -> of("bin.missing");
        };
    }

    private String numbers(Explanation.Place place) {
        boolean isFirst = Double.isInfinite(place.bin().from());
        if (place.to().isEmpty()) {
            return isFirst ? of("bin.number") : of("bin.from", exact(place.bin().from()));
        }
        String to = exact(place.to().get());
        return isFirst
                ? of("bin.below", to)
                : of("bin.between", exact(place.bin().from()), to);
    }

    /** A calibration as a formula of D. */
    public String calibration(SplineScaling calibration) {
        StringBuilder formula = new StringBuilder(digits(calibration.constant()));
        for (int i = 0; i < calibration.slopes().size(); i++) {
            String stretch = i < calibration.knots().size()
                    ? "min(D, " + digits(calibration.knots().get(i)) + ")"
                    : "D";
            if (i > 0) {
                stretch = "max(" + stretch + " - " + digits(calibration.knots().get(i - 1)) + ", 0)";
            }
            formula.append(" + ")
                    .append(digits(calibration.slopes().get(i)))
                    .append(" x ")
                    .append(stretch);
        }
        return formula.toString().replace("- -", "+ ");
    }

    private static String digits(double value) {
        return String.format(Locale.ROOT, "%.6f", value);
    }

    // No digit is left off: a value at the bound must be seen to be in the bin that it is in.
    private static String exact(double bound) {
        BigDecimal exact = new BigDecimal(Double.toString(bound)).stripTrailingZeros();
        return exact.scale() < 0 ? exact.setScale(0).toPlainString() : exact.toPlainString();
    }

    /** Yes or no. */
    public String truth(boolean holds) {
        return of(holds ? "yes" : "no");
    }

    /** A figure with as many digits as mean something; empty for null. */
    public static String figure(Object value) {
        if (value == null) {
            return "";
        }
        BigDecimal exact = new BigDecimal(value.toString());
        BigDecimal rounded = exact.round(SHOWN_DIGITS).stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0).toPlainString() : rounded.toPlainString();
    }

    /** A number of points to one digit after the point. */
    public static String tenth(BigDecimal points) {
        return points.setScale(1, RoundingMode.HALF_UP).toPlainString();
    }

    /** The month of a row, as YYYY-MM; the column holds it as YYYYMM. */
    public static String month(Row row, String column) {
        return Period.ofKey(row.integer(column)).toString();
    }
}
