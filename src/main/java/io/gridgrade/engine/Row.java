package io.gridgrade.engine;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** One row of an answer, by column name in the order of the query. Values may be null. */
public final class Row {
    private final Map<String, Object> values;

    /** A row of these values, by column. */
    public Row(Map<String, Object> values) {
        this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** The values by column, in order. */
    public Map<String, Object> asMap() {
        return values;
    }

    /** The value, or null. */
    public Object value(String column) {
        if (!values.containsKey(column)) {
            throw new IllegalArgumentException("No column \"" + column + "\"; there are " + values.keySet());
        }
        return values.get(column);
    }

    /** Whether the value is null. */
    public boolean isNull(String column) {
        return value(column) == null;
    }

    /** The value as text, or null. */
    public String text(String column) {
        Object value = value(column);
        return value == null ? null : value.toString();
    }

    /** The value as a whole number; not null. */
    public int integer(String column) {
        return Math.toIntExact(longInteger(column));
    }

    /** The value as a whole number of 64 bits; not null. */
    public long longInteger(String column) {
        Object value = required(column);
        return value instanceof BigInteger big ? big.longValueExact() : ((Number) value).longValue();
    }

    /** The value as a double; not null. */
    public double number(String column) {
        return ((Number) required(column)).doubleValue();
    }

    /** The value as an exact decimal, or null. */
    public BigDecimal decimal(String column) {
        Object value = value(column);
        return value == null ? null : new BigDecimal(value.toString());
    }

    /** The value as a truth; null is false. */
    public boolean truth(String column) {
        return Boolean.TRUE.equals(value(column));
    }

    /** The value as a date, or null. */
    public LocalDate date(String column) {
        return (LocalDate) value(column);
    }

    private Object required(String column) {
        Object value = value(column);
        if (value == null) {
            throw new IllegalStateException("Column \"" + column + "\" is null where a value is required");
        }
        return value;
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
