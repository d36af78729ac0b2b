package io.gridgrade.value;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/** Named values for SQL and for decisions: the settings in force, and what a step adds. Immutable. */
public final class Parameters {
    /** Months of the window that most figures of a month look back on, the month itself among them. */
    private static final int WINDOW_MONTHS = 12;

    /** Months of the window for what happens seldom. */
    private static final int LONG_WINDOW_MONTHS = 36;

    private static final Parameters NONE = new Parameters(Map.of());

    private final Map<String, Object> values;

    private Parameters(Map<String, Object> values) {
        this.values = values;
    }

    /** No parameter at all. */
    public static Parameters none() {
        return NONE;
    }

    /** The given values by name. */
    public static Parameters of(Map<String, ?> values) {
        return new Parameters(new TreeMap<>(values));
    }

    /** These and one more, or another value for one of these. */
    public Parameters with(String name, Object value) {
        Map<String, Object> more = new TreeMap<>(values);
        more.put(name, value);
        return new Parameters(more);
    }

    /**
     * These and a month: {@code period_key}, its days {@code first_on} and {@code last_on}, the month before it, the first
     * months of the windows of 12 and 36 months that end with it, and the month that has just left the one of 12.
     */
    public Parameters forPeriod(Period period) {
        Map<String, Object> more = new TreeMap<>(values);
        more.put("period_key", period.key());
        more.put("first_on", period.firstOn());
        more.put("last_on", period.lastOn());
        more.put("previous_period_key", period.plusMonths(-1).key());
        more.put("first_period_key", period.plusMonths(1 - WINDOW_MONTHS).key());
        more.put(
                "first_period_key_36", period.plusMonths(1 - LONG_WINDOW_MONTHS).key());
        more.put("year_ago_period_key", period.plusMonths(-WINDOW_MONTHS).key());
        return new Parameters(more);
    }

    /** Whether there is a value of that name. */
    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** The value, of whatever type. */
    public Object value(String name) {
        Object value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("No parameter \"" + name + "\"; there are " + values.keySet());
        }
        return value;
    }

    /** The value as a whole number. */
    public int integer(String name) {
        return ((Number) value(name)).intValue();
    }

    /** The value as a whole number of 64 bits. */
    public long longInteger(String name) {
        return ((Number) value(name)).longValue();
    }

    /** The value as an exact decimal. */
    public BigDecimal decimal(String name) {
        return new BigDecimal(value(name).toString());
    }

    /** The value as text. */
    public String text(String name) {
        return value(name).toString();
    }

    /** All values by name, sorted. */
    public Map<String, Object> asMap() {
        return Map.copyOf(values);
    }
}
