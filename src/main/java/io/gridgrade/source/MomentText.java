package io.gridgrade.source;

import io.gridgrade.engine.SqlFile;
import java.util.stream.Collectors;

/** The SQL by which the text of a day or a moment becomes one: understood to its last sign, or null. */
final class MomentText {
    private final Notation notation;
    private final String utilityZone;

    MomentText(Notation notation, String utilityZone) {
        this.notation = notation;
        this.utilityZone = engineName(utilityZone);
    }

    /** The day of a text, which may be the day of a moment. */
    String day(String text) {
        return "coalesce(try_cast(" + dayText("source_folded(" + text + ")") + " as date), cast(" + moment(text)
                + " as date))";
    }

    /** The same of clean text, which is most; the rest is looked at with care. */
    String dayQuickly(String text, String cast, DayBounds.Span span) {
        String carefully = span.within(day(text));
        return isIsoStated()
                ? "case when " + text + " like '____-__-__' and " + span.holds(text) + " then " + cast + "(" + text
                        + " as date) else " + carefully + " end"
                : carefully;
    }

    /** The moment of a text, on the clock of the utility. */
    String moment(String text) {
        String day = dayText("trim(trim(part.day), 'T')");
        String wall = "source_wall_moment(" + day + ", part)";
        String utc = wall + " - to_minutes(source_offset(part.zone))";
        // A day without a time is the same day by any clock.
        return "coalesce(try_cast(" + dayText("source_folded(" + text + ")") + " as timestamp)"
                + ", list_transform([source_moment_parts(source_folded(" + text + "))], lambda part: case"
                + " when part.hour = '' then null"
                + " when part.zone = '' then " + onClock(wall)
                + " else " + onUtilityClock("UTC", utc) + " end)[1])";
    }

    /** The same of clean text, which is most; the rest is looked at with care. */
    String momentQuickly(String text, String cast, DayBounds.Span span) {
        String carefully = span.within(moment(text));
        return isIsoStated()
                ? "case when cast(try_cast(" + text + " as timestamp) as varchar) = " + text + " and "
                        + span.holds(text) + " then " + onClock(cast + "(" + text + " as timestamp)") + " else "
                        + carefully + " end"
                : carefully;
    }

    /** A moment with a zone of its own that the SELECT gives. */
    String ofZoned(String moment) {
        return "timezone(" + SqlFile.literal(utilityZone) + ", " + moment + ")";
    }

    /** What a text should have been, in words, as SQL. */
    String expected(String text, boolean isDay) {
        String stated = notation.days().stream().map(DayOrder::stated).collect(Collectors.joining(" or "));
        String base = (isDay ? "a date " : "a moment ")
                + (stated.isEmpty() ? "" : "in the order " + stated + ", as source.yml says, or ")
                + (isDay ? "like 2024-01-31" : "like 2024-01-31 13:45:00")
                + (stated.isEmpty()
                        ? "; another order of day, month and year is said in source.yml, as date: dd/mm/yyyy"
                        : "");
        String folded = "source_folded(" + text + ")";
        return "case when " + dayText(folded) + " is not null then "
                + SqlFile.literal("a day that there is")
                + " else " + SqlFile.literal(base) + " end";
    }

    // Without an offset it was written by the clock that source.yml states, else by the utility's own.
    private String onClock(String wall) {
        return notation.timeZone().map(zone -> onUtilityClock(zone, wall)).orElse(wall);
    }

    private String onUtilityClock(String zone, String wall) {
        return zone.equals(utilityZone) ? wall : ofZoned("timezone(" + SqlFile.literal(zone) + ", " + wall + ")");
    }

    // The engine calls an offset, such as +08:00, by the name GMT+08:00.
    private static String engineName(String zone) {
        if (zone.equals("Z")) {
            return "UTC";
        }
        return zone.startsWith("+") || zone.startsWith("-") ? "GMT" + zone : zone;
    }

    // Without an order that begins with the year, a year of four digits in front leaves but one way to read it.
    private String dayText(String text) {
        if (notation.days().isEmpty()) {
            return "source_day(" + text + ")";
        }
        String orders = notation.days().stream()
                .map(order -> SqlFile.literal(order.pattern()))
                .collect(Collectors.joining(", ", "[", "]"));
        String stated = "source_stated_day(" + text + ", " + orders + ")";
        return notation.days().stream().anyMatch(DayOrder::isYearFirst)
                ? stated
                : "coalesce(" + stated + ", source_year_first(" + text + "))";
    }

    private boolean isIsoStated() {
        return notation.days().stream().filter(DayOrder::isYearFirst).allMatch(order -> order.pattern()
                .equals("%Y-%m-%d"));
    }
}
