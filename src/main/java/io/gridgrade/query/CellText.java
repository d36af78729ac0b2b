package io.gridgrade.query;

import java.math.BigDecimal;
import java.sql.Blob;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.HexFormat;

/** A value as text, the same in every locale and time zone. */
public final class CellText {
    private static final double PLAIN_MIN = 1e-6;
    private static final double PLAIN_MAX = 1e15;

    private CellText() {}

    /** The text of a value that is not null. */
    public static String of(Object value) {
        if (value instanceof BigDecimal decimal) {
            return decimal.toPlainString();
        }
        if (value instanceof Double number) {
            return number(number, number.toString());
        }
        if (value instanceof Float number) {
            return number(number, number.toString());
        }
        if (value instanceof LocalDateTime moment) {
            return moment.toString().replace('T', ' ');
        }
        if (value instanceof OffsetDateTime moment) {
            return moment.toInstant().toString();
        }
        if (value instanceof Blob blob) {
            try {
                return HexFormat.of().formatHex(blob.getBytes(1, Math.toIntExact(blob.length())));
            } catch (SQLException e) {
                throw new IllegalStateException("A blob of the engine is in memory", e);
            }
        }
        String text = value.toString();
        // Java writes a sign before years of five digits.
        return value instanceof LocalDate && text.startsWith("+") ? text.substring(1) : text;
    }

    private static String number(double value, String shortest) {
        double size = Math.abs(value);
        // NaN is neither, and infinity is above: both keep their words.
        // Of nothing there may be less than nothing: -0.0 keeps its sign.
        if (!(size >= PLAIN_MIN && size < PLAIN_MAX)) {
            return shortest.replace('E', 'e');
        }
        return new BigDecimal(shortest).toPlainString();
    }
}
