package io.gridgrade.server.worker;

import io.gridgrade.query.parameter.ParameterValue;
import io.gridgrade.query.parameter.QueryParameters;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is asked of a worker, and by whom. What is only described is read and judged as if it were answered, and gives its
 * columns without a row.
 */
public record Question(
        String user,
        String role,
        Map<String, String> attributes,
        String sql,
        List<Value> values,
        boolean isDescribed,
        long rowsMax,
        int secondsMax) {
    /** The role of one who sees all. */
    public static final String OWNER = "owner";

    boolean isByOwner() {
        return role.equals(OWNER);
    }

    /** What a value can be. */
    public enum Kind {
        NOTHING,
        TEXT,
        WHOLE,
        DECIMAL,
        REAL,
        DAY,
        MOMENT,
        TRUTH
    }

    /** A value for a {@code ?}: the kind of it, and its text. */
    public record Value(Kind kind, String text) {
        private ParameterValue parameter() {
            return switch (kind) {
                case NOTHING -> ParameterValue.nothing();
                case TEXT -> ParameterValue.text(text);
                case WHOLE -> ParameterValue.whole(new BigInteger(text));
                case DECIMAL -> ParameterValue.decimal(new BigDecimal(text));
                case REAL -> ParameterValue.real(Double.parseDouble(text));
                case DAY -> ParameterValue.day(LocalDate.parse(text));
                case MOMENT -> ParameterValue.moment(LocalDateTime.parse(text));
                case TRUTH -> ParameterValue.truth(Boolean.parseBoolean(text));
            };
        }
    }

    /** Its values, as the gateway takes them. */
    QueryParameters parameters() {
        return QueryParameters.placed(values.stream().map(Value::parameter).toList());
    }

    /** The query with its values, as the log keeps it. */
    public String logged() {
        return values.isEmpty() ? sql : parameters().logged(sql);
    }

    void write(DataOutputStream out) throws IOException {
        text(out, user);
        text(out, role);
        out.writeInt(attributes.size());
        for (Map.Entry<String, String> attribute : attributes.entrySet()) {
            text(out, attribute.getKey());
            text(out, attribute.getValue());
        }
        text(out, sql);
        out.writeInt(values.size());
        for (Value value : values) {
            text(out, value.kind.name());
            text(out, value.text);
        }
        out.writeBoolean(isDescribed);
        out.writeLong(rowsMax);
        out.writeInt(secondsMax);
    }

    static Question read(DataInputStream in) throws IOException {
        String user = text(in);
        String role = text(in);
        Map<String, String> attributes = new TreeMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            attributes.put(text(in), text(in));
        }
        String sql = text(in);
        List<Value> values = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            values.add(new Value(Kind.valueOf(text(in)), text(in)));
        }
        return new Question(user, role, attributes, sql, values, in.readBoolean(), in.readLong(), in.readInt());
    }

    static void text(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    static String text(DataInputStream in) throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
