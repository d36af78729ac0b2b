package io.gridgrade.server.worker;

import io.gridgrade.query.CellText;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;

/** Packs rows as JDBC over HTTP carries them: days as numbers of days, moments as milliseconds. Mutable. */
final class RowWriter {
    private static final int ROOM = 1 << 16;
    private static final int DECIMAL_DIGITS_OF_LONG = 18;

    private byte[] bytes = new byte[ROOM];
    private int length;
    private int rows;

    int rows() {
        return rows;
    }

    int length() {
        return length;
    }

    byte[] bytes() {
        return bytes;
    }

    void clear() {
        length = 0;
        rows = 0;
    }

    void add(Object[] row) {
        for (Object value : row) {
            add(value);
        }
        rows++;
    }

    private void add(Object value) {
        if (value == null) {
            put(Wire.NULL);
        } else if (value instanceof String text) {
            add(text);
        } else if (value instanceof Integer number) {
            addInt(number);
        } else if (value instanceof BigDecimal decimal) {
            add(decimal);
        } else if (value instanceof LocalDate day) {
            addInt(Math.toIntExact(day.toEpochDay()));
        } else if (value instanceof Double number) {
            put(Wire.DOUBLE);
            putLong(Double.doubleToRawLongBits(number));
        } else if (value instanceof Long number) {
            addLong(number);
        } else if (value instanceof Boolean truth) {
            put(truth ? Wire.TRUE : Wire.FALSE);
        } else if (value instanceof LocalDateTime moment) {
            addMoment(moment);
        } else {
            addSeldom(value);
        }
    }

    private void addSeldom(Object value) {
        if (value instanceof Short || value instanceof Byte) {
            addInt(((Number) value).intValue());
        } else if (value instanceof BigInteger number) {
            add(new BigDecimal(number));
        } else if (value instanceof Float number) {
            put(Wire.FLOAT);
            putInt(Float.floatToRawIntBits(number));
        } else if (value instanceof OffsetDateTime moment) {
            addMoment(moment.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime());
        } else if (value instanceof LocalTime time) {
            addInt((int) (time.toNanoOfDay() / 1_000_000));
        } else {
            add(CellText.of(value));
        }
    }

    private void addMoment(LocalDateTime moment) {
        addLong(moment.toInstant(ZoneOffset.UTC).toEpochMilli());
    }

    private void add(BigDecimal decimal) {
        if (decimal.precision() <= DECIMAL_DIGITS_OF_LONG) {
            put(Wire.DECIMAL);
            putInt(decimal.scale());
            putLong(decimal.unscaledValue().longValue());
        } else {
            byte[] unscaled = decimal.unscaledValue().toByteArray();
            put(Wire.LARGE_DECIMAL);
            putInt(decimal.scale());
            putBytes(unscaled);
        }
    }

    private void add(String text) {
        put(Wire.TEXT);
        putBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private void addInt(int number) {
        put(Wire.INT);
        putInt(number);
    }

    private void addLong(long number) {
        put(Wire.LONG);
        putLong(number);
    }

    private void putBytes(byte[] added) {
        putInt(added.length);
        makeRoom(added.length);
        System.arraycopy(added, 0, bytes, length, added.length);
        length += added.length;
    }

    private void put(byte sign) {
        makeRoom(1);
        bytes[length++] = sign;
    }

    private void putInt(int number) {
        makeRoom(Integer.BYTES);
        for (int shift = 24; shift >= 0; shift -= 8) {
            bytes[length++] = (byte) (number >>> shift);
        }
    }

    private void putLong(long number) {
        makeRoom(Long.BYTES);
        for (int shift = 56; shift >= 0; shift -= 8) {
            bytes[length++] = (byte) (number >>> shift);
        }
    }

    private void makeRoom(int count) {
        if (bytes.length - length < count) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + count));
        }
    }
}
