package io.gridgrade.server;

import io.gridgrade.server.worker.Question;
import io.gridgrade.server.worker.Question.Kind;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.UserError;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.avatica.remote.TypedValue;

/** The values that a client sets for the parameters of a prepared statement, as questions carry them. */
final class GivenValues {
    private GivenValues() {}

    static List<Question.Value> of(List<TypedValue> values) {
        List<Question.Value> given = new ArrayList<>();
        for (TypedValue value : values) {
            if (value == null) {
                throw wrong(given.size(), "has no value; expected one, or setNull");
            }
            given.add(of(value, given.size()));
        }
        return given;
    }

    private static Question.Value of(TypedValue typed, int place) {
        Object value = typed.toLocal();
        if (value == null) {
            return new Question.Value(Kind.NOTHING, "");
        }
        return switch (typed.type) {
            case JAVA_SQL_DATE ->
                new Question.Value(
                        Kind.DAY,
                        LocalDate.ofEpochDay(((Number) value).longValue()).toString());
            case JAVA_SQL_TIMESTAMP, JAVA_UTIL_DATE ->
                new Question.Value(
                        Kind.MOMENT,
                        LocalDateTime.ofInstant(Instant.ofEpochMilli(((Number) value).longValue()), ZoneOffset.UTC)
                                .toString());
            case JAVA_SQL_TIME -> throw wrong(place, "is a time of day, which no column has");
            default -> plain(value, place);
        };
    }

    private static Question.Value plain(Object value, int place) {
        if (value instanceof String || value instanceof Character) {
            return new Question.Value(Kind.TEXT, value.toString());
        }
        if (value instanceof Boolean) {
            return new Question.Value(Kind.TRUTH, value.toString());
        }
        if (value instanceof BigDecimal decimal) {
            return new Question.Value(Kind.DECIMAL, decimal.toString());
        }
        if (value instanceof Double || value instanceof Float) {
            return new Question.Value(Kind.REAL, value.toString());
        }
        if (value instanceof BigInteger || value instanceof Number) {
            return new Question.Value(Kind.WHOLE, value.toString());
        }
        throw wrong(place, "is a " + value.getClass().getSimpleName());
    }

    private static UserError wrong(int place, String what) {
        return new UserError(
                ExitCode.WRONG_USAGE,
                "the value of parameter " + (place + 1) + " " + what
                        + "; expected a text, a number, a date, a timestamp, true or false, or null");
    }
}
