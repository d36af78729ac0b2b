package io.gridgrade.server.worker;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Unpacks what {@link RowWriter} packed. Mutable. */
final class RowReader {
    private final int columns;
    private ByteBuffer bytes = ByteBuffer.allocate(0);

    RowReader(int columns) {
        this.columns = columns;
    }

    void read(byte[] packed) {
        bytes = ByteBuffer.wrap(packed);
    }

    boolean hasNext() {
        return bytes.hasRemaining();
    }

    Object[] next() {
        Object[] row = new Object[columns];
        for (int i = 0; i < columns; i++) {
            row[i] = value();
        }
        return row;
    }

    private Object value() {
        byte sign = bytes.get();
        return switch (sign) {
            case Wire.NULL -> null;
            case Wire.FALSE -> false;
            case Wire.TRUE -> true;
            case Wire.INT -> bytes.getInt();
            case Wire.LONG -> bytes.getLong();
            case Wire.FLOAT -> bytes.getFloat();
            case Wire.DOUBLE -> bytes.getDouble();
            case Wire.DECIMAL -> {
                int scale = bytes.getInt();
                yield BigDecimal.valueOf(bytes.getLong(), scale);
            }
            case Wire.LARGE_DECIMAL -> {
                int scale = bytes.getInt();
                byte[] unscaled = new byte[bytes.getInt()];
                bytes.get(unscaled);
                yield new BigDecimal(new BigInteger(unscaled), scale);
            }
            case Wire.TEXT -> {
                int length = bytes.getInt();
                String text = new String(bytes.array(), bytes.position(), length, StandardCharsets.UTF_8);
                bytes.position(bytes.position() + length);
                yield text;
            }
            default -> throw new IllegalStateException("No value has the sign " + sign);
        };
    }
}
