package io.gridgrade.query;

import io.gridgrade.value.Parameters;
import java.util.Optional;

/** How far an answer may go: rows given, and seconds spent on reading the query and waiting for the engine; 0 means without end. */
public record QueryLimits(long rowsMax, int secondsMax) {
    public QueryLimits {
        if (rowsMax < 0 || secondsMax < 0) {
            throw new IllegalArgumentException(
                    "Limits must not be negative, found " + rowsMax + " rows and " + secondsMax + " seconds");
        }
    }

    /**
     * As the settings say. A table is for reading and stops at {@code query.rows_max}; the other formats are for
     * programs, to which half an answer is a wrong answer, and go on to the end.
     */
    public static QueryLimits of(Parameters settings, AnswerFormat format) {
        long rowsMax = format == AnswerFormat.TABLE ? settings.longInteger("query_rows_max") : 0;
        return new QueryLimits(rowsMax, settings.integer("query_seconds_max"));
    }

    /** What to tell of an answer of which so many rows were written, and none was asked for beyond the limit. */
    Optional<String> reached(long rows) {
        return rowsMax > 0 && rows == rowsMax
                ? Optional.of(
                        "these are as many rows as were asked for, and the answer may go on; raise --rows-max, 0 is all")
                : Optional.empty();
    }

    /** With another row limit. */
    public QueryLimits withRowsMax(long rows) {
        return new QueryLimits(rows, secondsMax);
    }

    /** With another time limit. */
    public QueryLimits withSecondsMax(int seconds) {
        return new QueryLimits(rowsMax, seconds);
    }
}
