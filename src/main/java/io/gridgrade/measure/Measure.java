package io.gridgrade.measure;

import java.util.Locale;
import java.util.Optional;

/**
 * A figure that has one meaning, over customers and over time.
 *
 * @param name as in SQL, such as {@code open_amount}
 * @param owner who answers for the definition
 * @param format how its values are shown
 */
public record Measure(String name, Definition definition, Format format, String owner, Words words) {
    /** How it comes from rows or from other measures. */
    public sealed interface Definition {}

    /** Summed over customers and over months. */
    public record Additive(Source source) implements Definition {}

    /** Summed over customers; of several months the last, or the mean of their ends. */
    public record SemiAdditive(Source source, OverTime overTime) implements Definition {}

    /** One measure over another, each taken over its time first; null where the lower is 0 or null. */
    public record Ratio(String numerator, String denominator) implements Definition {}

    /**
     * What is summed or counted of the rows of a fact.
     *
     * @param column none counts rows
     * @param where a column of truths: only rows where it is true
     */
    public record Source(String table, boolean isCount, Optional<String> column, Optional<String> where) {
        String text() {
            return (isCount ? "count(" : "sum(") + column.orElse("*") + ") of " + table
                    + where.map(condition -> " where " + condition).orElse("");
        }
    }

    /** What a semi-additive measure is of several months. */
    public enum OverTime {
        /** That of the last month. */
        LAST,
        /** The mean of the months' ends. */
        MEAN
    }

    /** How values are shown. */
    public enum Format {
        MONEY,
        COUNT,
        NUMBER,
        PERCENT,
        KWH,
        TIMES
    }

    /** Name and description in two languages. */
    public record Words(String en, String zh, String descriptionEn, String descriptionZh) {}

    /** additive, semi_additive or ratio, as the file says it. */
    public String kind() {
        return kindOf(definition.getClass());
    }

    /** The definition in words of SQL. */
    public String definitionText() {
        if (definition instanceof Ratio ratio) {
            return ratio.numerator() + " / " + ratio.denominator();
        }
        return definition instanceof Additive additive
                ? additive.source().text()
                : ((SemiAdditive) definition).source().text() + ", over time the "
                        + ((SemiAdditive) definition).overTime().name().toLowerCase(Locale.ROOT);
    }

    static String kindOf(Class<?> definition) {
        return definition.getSimpleName().replaceAll("(?<=[a-z])([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
