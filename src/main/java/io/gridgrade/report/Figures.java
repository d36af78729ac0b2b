package io.gridgrade.report;

import io.gridgrade.engine.Row;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.stream.Collectors;

/**
 * How the house writes figures, months and names in one language. Every figure of a template passes here, so that
 * tables, sentences and charts agree; what is missing prints as a dash.
 */
public final class Figures {
    /** Printed where there is no value. */
    static final String MISSING = "\u2013";

    private static final char MINUS = '\u2212';

    private static final BigDecimal TEN_THOUSAND = new BigDecimal("10000");
    private static final BigDecimal MILLION = new BigDecimal("1000000");
    private static final BigDecimal HUNDRED_MILLION = new BigDecimal("100000000");
    private static final BigDecimal BILLION = new BigDecimal("1000000000");

    // As an expectation is kept: its few words, and the key of each in a language.
    private static final Map<String, String> LIMIT_WORDS = Map.of(
            "^once$", "limit.once",
            "^not null(?=,|$)", "limit.not_null",
            "^in (?=.)", "limit.in",
            "^as (?=.)", "limit.as",
            " of its (?=.)", "limit.of_its",
            ", but for (?=[0-9])", "limit.but_for",
            " of the month before", "limit.month_before",
            " d$", "limit.days");

    private final Locale locale;
    private final ResourceBundle words;
    private final String currencyCode;
    private final Glyphs glyphs;
    private final ZoneId zone;

    Figures(Locale locale, ResourceBundle words, String currencyCode, Glyphs glyphs, ZoneId zone) {
        this.locale = locale;
        this.words = words;
        this.currencyCode = currencyCode;
        this.glyphs = glyphs;
        this.zone = zone;
    }

    private boolean isChinese() {
        return locale.getLanguage().equals("zh");
    }

    // Formats are made for each figure: DecimalFormat is not safe to share, and a report has a few thousand of them.
    private static String text(String pattern, Number number) {
        if (number == null) {
            return MISSING;
        }
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
        symbols.setMinusSign(MINUS);
        DecimalFormat format = new DecimalFormat(pattern, symbols);
        format.setRoundingMode(RoundingMode.HALF_UP);
        String text = format.format(exact(number));
        boolean isSigned = text.charAt(0) == MINUS || text.charAt(0) == '+';
        // What rounds to nothing has no sign.
        return isSigned && text.chars().noneMatch(c -> c >= '1' && c <= '9') ? text.substring(1) : text;
    }

    private static BigDecimal exact(Number number) {
        return new BigDecimal(number.toString());
    }

    private static String signed(String pattern, Number number) {
        return text("+" + pattern + ";" + MINUS + pattern, number);
    }

    /** A difference in a sentence: with its sign, or a word when it rounds to nothing. */
    private String change(String pattern, Number number) {
        String text = signed(pattern, number);
        return Character.isDigit(text.charAt(0)) ? words.getString("change.none") : text;
    }

    /** A number of things: 12,345. */
    public String count(Number number) {
        return text("#,##0", number);
    }

    /** A difference of two numbers of things: +120. */
    public String countChange(Number number) {
        return change("#,##0", number);
    }

    /** A share from 0 to 1 as a percentage: 61.7%. */
    public String share(Number number) {
        return text("#,##0.0%", number);
    }

    /** A share as a whole percentage, for places that are narrow. */
    public String shareShort(Number number) {
        return text("#,##0%", number);
    }

    /** A share inside a matrix: nothing where it is none. */
    public String shareIfAny(Number number) {
        return number == null || number.doubleValue() == 0 ? "" : share(number);
    }

    /** A number of things inside a matrix: nothing where there is none. */
    public String countIfAny(Number number) {
        return number == null || number.longValue() == 0 ? "" : count(number);
    }

    /** A difference of two shares in percentage points, with its unit. */
    public String shareChange(Number number) {
        if (number == null) {
            return MISSING;
        }
        String text = change("0.0", exact(number).movePointRight(2));
        return text.equals(words.getString("change.none")) ? text : word("unit.points", text);
    }

    /** A difference of two shares in percentage points, in a column whose heading says so. */
    public String pointsChange(Number number) {
        return number == null ? MISSING : signed("0.0", exact(number).movePointRight(2));
    }

    /** A probability from 0 to 1, as a percentage of two decimals. */
    public String probability(Number number) {
        return text("0.00%", number);
    }

    /** A score from 0 to 100. */
    public String score(Number number) {
        return text("0.0", number);
    }

    /** A score at which a grade begins, to its last digit: rounded, it would be another's. */
    public String scoreFloor(Number number) {
        return text("0.0##", number);
    }

    /** A difference of two scores. */
    public String scoreChange(Number number) {
        return change("0.0", number);
    }

    /** A figure of three decimals, such as a coefficient. */
    public String decimals(Number number) {
        return text("#,##0.000", number);
    }

    /** A figure of two decimals, such as a measure of agreement. */
    public String twoDecimals(Number number) {
        return text("#,##0.00", number);
    }

    /** Two methods, by their names. */
    public String methodPair(String first, String second) {
        return word("method.pair", wordOf("method_name.", first), wordOf("method_name.", second));
    }

    /**
     * Why the method that ranks a customer best does, and the one that ranks it poorest: each by its name, with the part of its
     * score that is furthest from what it gives on average, in both languages, what that gives, and that average.
     */
    public String methodWhy(
            String best,
            String bestPartEnglish,
            String bestPartChinese,
            Number bestGiven,
            Number bestMean,
            String poorest,
            String poorestPartEnglish,
            String poorestPartChinese,
            Number poorestGiven,
            Number poorestMean) {
        return word(
                "method.why",
                wordOf("method_name.", best),
                name(bestPartEnglish, bestPartChinese),
                twoDecimals(bestGiven),
                twoDecimals(bestMean),
                wordOf("method_name.", poorest),
                name(poorestPartEnglish, poorestPartChinese),
                twoDecimals(poorestGiven),
                twoDecimals(poorestMean));
    }

    /** A difference in standard deviations. */
    public String deviations(Number number) {
        return signed("0.0", number);
    }

    /** A figure with its unit, in three digits or so; a unit that a home has made goes by its code. */
    public String inUnit(Number number, String unit) {
        double size = Math.abs(number.doubleValue());
        String figure = text(size >= 100 ? "#,##0" : size >= 10 ? "0.0" : "0.00", number);
        String key = "measured." + (unit.equals("%") ? "percent" : unit);
        if (words.containsKey(key)) {
            return word(key, figure, currency());
        }
        return unit.isBlank() ? figure : figure + " " + text(unit);
    }

    /** A measure of whatever unit, without needless digits. */
    public String measure(Number number) {
        return text("#,##0.###", number);
    }

    /** An amount in whole units of the currency, under a heading that names it. */
    public String amount(Number number) {
        return text("#,##0", number);
    }

    /** A difference of two amounts in whole units of the currency, in a column. */
    public String amountChange(Number number) {
        return signed("#,##0", number);
    }

    /**
     * The unit in which amounts that stand side by side, or are one figure in several places, are printed: the largest in
     * which the smallest of them keeps three digits, unless the largest of them would grow longer than six.
     */
    public BigDecimal unit(Number... amounts) {
        List<BigDecimal> sizes = Arrays.stream(amounts)
                .filter(amount -> amount != null)
                .map(amount -> exact(amount).abs())
                .filter(size -> size.signum() > 0)
                .sorted()
                .toList();
        if (sizes.isEmpty()) {
            return BigDecimal.ONE;
        }
        BigDecimal smallest = sizes.get(0);
        BigDecimal largest = sizes.get(sizes.size() - 1);
        BigDecimal unit = BigDecimal.ONE;
        for (BigDecimal next : isChinese() ? List.of(TEN_THOUSAND, HUNDRED_MILLION) : List.of(MILLION, BILLION)) {
            if (largest.compareTo(next) >= 0
                    && (smallest.compareTo(next) >= 0 || largest.compareTo(unit.multiply(MILLION)) >= 0)) {
                unit = next;
            }
        }
        return unit;
    }

    /** As {@link #unit(Number...)}, of an amount of each row. */
    BigDecimal unit(List<Row> rows, String column) {
        return unit(rows.stream().map(row -> row.decimal(column)).toArray(Number[]::new));
    }

    /** An amount in the unit that keeps it short, with that unit: 1.23 million CNY, or 123.45 ten thousands in Chinese. */
    public String money(Number number) {
        return money(number, unit(number));
    }

    /** An amount in a unit, with that unit. */
    public String money(Number number, BigDecimal unit) {
        return number == null ? MISSING : shortened("money.", number, unit, false);
    }

    /** An amount in a unit, under a heading that names the currency. */
    public String moneyShort(Number number, BigDecimal unit) {
        return number == null ? MISSING : shortened("short.", number, unit, false);
    }

    /** A difference of two amounts, as {@link #money(Number)}: in a larger unit a small one would lose its digits. */
    public String moneyChange(Number number) {
        if (number == null) {
            return MISSING;
        }
        return exact(number).setScale(0, RoundingMode.HALF_UP).signum() == 0
                ? words.getString("change.none")
                : shortened("money.", number, unit(number), true);
    }

    private String shortened(String prefix, Number number, BigDecimal wantedUnit, boolean isChange) {
        BigDecimal amount = exact(number);
        BigDecimal unit = wantedUnit;
        if (amount.signum() != 0 && amount.divide(unit, 2, RoundingMode.HALF_UP).signum() == 0) {
            // In the unit of its neighbours it would be nothing.
            unit = unit(amount);
        }
        BigDecimal scaled = amount.divide(unit, 6, RoundingMode.HALF_UP);
        String pattern = unit.compareTo(BigDecimal.ONE) == 0 ? "#,##0" : decimals(scaled.abs());
        return word(
                prefix + unit.toPlainString(), isChange ? change(pattern, scaled) : text(pattern, scaled), currency());
    }

    // Below one in its unit an amount keeps three digits all the same.
    private static String decimals(BigDecimal scaled) {
        if (scaled.signum() == 0 || scaled.compareTo(BigDecimal.ONE) >= 0) {
            return "#,##0.00";
        }
        return scaled.compareTo(new BigDecimal("0.1")) >= 0 ? "0.000" : "0.0000";
    }

    /** A number of customers, in words: 1 customer, 2 customers. */
    public String customers(Number number) {
        String key = number != null && number.longValue() == 1 ? "count.customer" : "count.customers";
        return word(key, count(number));
    }

    /** A difference, said to be on the month before; in words when there is none to compare with. */
    public String onMonth(String change) {
        if (change.equals(MISSING)) {
            return words.getString("change.first");
        }
        return change.equals(words.getString("change.none"))
                ? words.getString("change.same")
                : word("change.on_month", change);
    }

    /** A tick of an axis: an amount without needless digits. */
    String tick(double value) {
        return text("#,##0.##", value);
    }

    /** The currency as a word of the language, for headings. */
    public String currency() {
        if (currencyCode == null) {
            return words.getString("currency.unknown");
        }
        try {
            return words.getString("currency." + currencyCode);
        } catch (MissingResourceException e) {
            return currencyCode;
        }
    }

    /** The month of an edition; of a restatement it says so. */
    public String month(Edition edition) {
        String month = month(edition.period().key());
        return edition.isRestated() ? word("pattern.restated", month, count(edition.editionNo())) : month;
    }

    /** A month from its key: December 2024. */
    public String month(Number periodKey) {
        if (periodKey == null) {
            return MISSING;
        }
        int key = periodKey.intValue();
        return DateTimeFormatter.ofPattern(words.getString("pattern.month"), locale)
                .format(YearMonth.of(key / 100, key % 100));
    }

    /** A month from its key, short enough for an axis. */
    public String monthShort(Number periodKey) {
        int key = periodKey.intValue();
        return DateTimeFormatter.ofPattern(words.getString("pattern.month_short"), locale)
                .format(YearMonth.of(key / 100, key % 100));
    }

    /** A day: 31 December 2024. */
    public String date(LocalDate date) {
        return date == null
                ? MISSING
                : DateTimeFormatter.ofPattern(words.getString("pattern.date"), locale)
                        .format(date);
    }

    /** A moment by the reader's clock, with how far that is from UTC. */
    public String moment(Instant moment) {
        ZoneOffset offset = zone.getRules().getOffset(moment);
        return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT)
                        .format(moment.atOffset(offset))
                + (offset.getTotalSeconds() == 0 ? "" : offset.getId());
    }

    /** The name in the report's language, or in the other when there is none; a dash when there is neither. */
    public String name(String english, String chinese) {
        String wanted = isChinese() ? chinese : english;
        String other = isChinese() ? english : chinese;
        String name = wanted != null && !wanted.isBlank() ? wanted : other;
        return name == null || name.isBlank() ? MISSING : glyphs.printable(name);
    }

    /** As {@link #name}, of a sentence with figures: a minus keeps to its figure where the line ends. */
    public String sentence(String english, String chinese) {
        return name(english, chinese).replaceAll("-(?=[0-9])", String.valueOf(MINUS));
    }

    /** As {@link #name}, nothing where there is none. */
    public String nameIfAny(String english, String chinese) {
        String name = name(english, chinese);
        return name.equals(MISSING) ? "" : name;
    }

    /** A text of the source that has one language only, such as a number. */
    public String text(String text) {
        return text == null ? MISSING : glyphs.printable(text);
    }

    /** What is known of several texts, in a row. */
    public String parts(String... texts) {
        return Arrays.stream(texts).filter(text -> !text.equals(MISSING)).collect(Collectors.joining(" \u00b7 "));
    }

    /** The words of a key, with the given parts in their places. */
    public String word(String key, Object... parts) {
        // Figures come formatted; whatever else is a number must not be formatted twice.
        return new MessageFormat(words.getString(key), locale)
                .format(Arrays.stream(parts).map(String::valueOf).toArray());
    }

    /** The grades from the best to the last of some, in words; a scale may have one of them only. */
    public String grades(String best, String last) {
        return best.equals(last) ? word("grade.one", best) : word("grade.range", best, last);
    }

    /** What is expected of a column, in the signs of print. */
    public String limit(String text) {
        String shown = text.replace("+-", "±").replace(">=", "≥").replace("<=", "≤");
        for (Map.Entry<String, String> sign : LIMIT_WORDS.entrySet()) {
            shown = shown.replaceFirst(sign.getKey(), Matcher.quoteReplacement(words.getString(sign.getValue())));
        }
        return text(shown);
    }

    /** The words of a key whose end is a value of the row, such as {@code ageing.} and 2, with parts in their places. */
    public String wordOf(String prefix, Object value, Object... parts) {
        return parts.length == 0 ? words.getString(prefix + value) : word(prefix + value, parts);
    }

    /**
     * A remark of a validation: the words of its code, with its parts in their places.
     *
     * @param parts months, codes and figures, each ended by the character 1F
     */
    public String remark(String code, String parts) {
        return word(
                "remark." + code,
                Arrays.stream(parts.split("\u001f", -1)).map(this::part).toArray());
    }

    /** As {@link #remark(String, String)}, of parts that differ by language. */
    public String remark(String code, String englishParts, String chineseParts) {
        return remark(code, isChinese() ? chineseParts : englishParts);
    }

    // A part may be a list of codes.
    private String part(String part) {
        if (part.matches("\\d{4}-\\d{2}")) {
            return month(Integer.parseInt(part.replace("-", "")));
        }
        if (part.matches("-[0-9.]+")) {
            return MINUS + part.substring(1);
        }
        return Arrays.stream(part.split(", | and ", -1))
                .map(one -> {
                    String key = "part." + one.replaceAll("[^a-z0-9]+", "_");
                    return words.containsKey(key) ? words.getString(key) : population(one);
                })
                .collect(Collectors.joining(words.getString("remark.between")));
    }

    /** The scores of a grade, from its floor to that of the next better one; neither where no score gives it. */
    public String scoreRange(Number floor, Number ceiling) {
        if (floor == null) {
            return words.getString("scale.no_score");
        }
        return ceiling == null
                ? word("scale.from", scoreFloor(floor))
                : word("scale.between", scoreFloor(floor), scoreFloor(ceiling));
    }

    /** A model by the population that it scores and its number. */
    public String model(String populationCode, Number modelKey) {
        return population(populationCode) + " (" + count(modelKey) + ")";
    }

    /** How an action is done; a way that a home has made goes by its code. */
    public String channel(String code) {
        String key = "channel." + code;
        return words.containsKey(key) ? words.getString(key) : text(code);
    }

    /** The word for a population; one that a home has made goes by its code. */
    public String population(String code) {
        String key = "population." + code;
        return words.containsKey(key) ? words.getString(key) : code;
    }
}
