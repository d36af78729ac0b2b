package io.gridgrade.source.database;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;

/**
 * What a cursor column may be: kinds whose order is the same in every database and in Java. Text is not among them, since
 * each database sorts it in its own way.
 */
enum CursorKind {
    NUMBER("a number like 0") {
        @Override
        Comparable<?> parse(String text) {
            return new BigDecimal(text.strip());
        }

        @Override
        Comparable<?> read(ResultSet rows, int index) throws SQLException {
            return rows.getBigDecimal(index);
        }

        @Override
        void bind(PreparedStatement statement, int index, Comparable<?> value) throws SQLException {
            BigDecimal number = (BigDecimal) value;
            // A decimal beside a column of whole numbers would keep the database from its index.
            if (number.stripTrailingZeros().scale() <= 0 && number.precision() - number.scale() <= LONG_DIGITS_MAX) {
                statement.setLong(index, number.longValueExact());
            } else {
                statement.setBigDecimal(index, number);
            }
        }

        @Override
        Comparable<?> minus(Comparable<?> value, long lag) {
            return ((BigDecimal) value).subtract(BigDecimal.valueOf(lag));
        }

        @Override
        String text(Comparable<?> value) {
            return ((BigDecimal) value).toPlainString();
        }
    },

    DAY("a day like 1900-01-01") {
        @Override
        Comparable<?> parse(String text) {
            return sane(LocalDate.parse(text.strip()));
        }

        @Override
        Comparable<?> read(ResultSet rows, int index) throws SQLException {
            LocalDate value = rows.getObject(index, LocalDate.class);
            return value == null ? null : sane(value);
        }

        @Override
        Comparable<?> minus(Comparable<?> value, long lag) {
            return ((LocalDate) value).minusDays(lag);
        }

        private LocalDate sane(LocalDate value) {
            requireYear(value.getYear());
            return value;
        }
    },

    /** A moment on the clock of the wall, without a zone. */
    LOCAL_MOMENT("a moment like 1900-01-01 00:00:00") {
        @Override
        Comparable<?> parse(String text) {
            LocalDateTime value = LocalDateTime.parse(withTime(text), LOCAL);
            requireYear(value.getYear());
            return value;
        }

        @Override
        Comparable<?> read(ResultSet rows, int index) throws SQLException {
            LocalDateTime value = rows.getObject(index, LocalDateTime.class);
            if (value != null) {
                requireYear(value.getYear());
            }
            return value;
        }

        @Override
        Comparable<?> minus(Comparable<?> value, long lag) {
            return ((LocalDateTime) value).minusSeconds(lag);
        }

        @Override
        String text(Comparable<?> value) {
            return LOCAL.format((LocalDateTime) value);
        }
    },

    /** A moment of the world, kept in UTC. */
    MOMENT("a moment like 1900-01-01 00:00:00, in UTC") {
        @Override
        Comparable<?> parse(String text) {
            return ((LocalDateTime) LOCAL_MOMENT.parse(text.strip().replaceFirst("Z$", ""))).atOffset(ZoneOffset.UTC);
        }

        @Override
        Comparable<?> read(ResultSet rows, int index) throws SQLException {
            OffsetDateTime value = rows.getObject(index, OffsetDateTime.class);
            if (value == null) {
                return null;
            }
            requireYear(value.getYear());
            return value.withOffsetSameInstant(ZoneOffset.UTC);
        }

        @Override
        Comparable<?> minus(Comparable<?> value, long lag) {
            return ((OffsetDateTime) value).minusSeconds(lag);
        }

        @Override
        String text(Comparable<?> value) {
            return LOCAL.format((OffsetDateTime) value) + "Z";
        }
    };

    private static final int LONG_DIGITS_MAX = 18;

    /** A moment as people write it, to the microsecond where there is one. */
    private static final DateTimeFormatter LOCAL = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendLiteral(' ')
            .appendPattern("HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .toFormatter(java.util.Locale.ROOT);

    private final String words;

    CursorKind(String words) {
        this.words = words;
    }

    /** What is expected, in words. */
    String words() {
        return words;
    }

    /** The value of a text; throws DateTimeException or NumberFormatException for a text of another kind. */
    abstract Comparable<?> parse(String text);

    /** The value in a row; null when there is none. Throws DateTimeException for one without end, such as infinity. */
    abstract Comparable<?> read(ResultSet rows, int index) throws SQLException;

    /** The value a lag before. */
    abstract Comparable<?> minus(Comparable<?> value, long lag);

    /** Binds the value to a parameter. */
    void bind(PreparedStatement statement, int index, Comparable<?> value) throws SQLException {
        statement.setObject(index, value);
    }

    /** The value as the text that parse understands. */
    String text(Comparable<?> value) {
        return value.toString();
    }

    private static String withTime(String text) {
        String moment = text.strip().replace('T', ' ');
        return moment.length() == "1900-01-01".length() ? moment + " 00:00:00" : moment;
    }

    private static void requireYear(int year) {
        if (year < 1 || year > 9999) {
            throw new DateTimeException("beyond the years 1 to 9999");
        }
    }
}
