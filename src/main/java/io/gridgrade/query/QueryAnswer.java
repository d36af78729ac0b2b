package io.gridgrade.query;

import io.gridgrade.value.ExitCode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What the gateway answers. */
public sealed interface QueryAnswer extends AutoCloseable {
    /** What to tell the shell; of a table, once its rows are read. */
    ExitCode exitCode();

    @Override
    default void close() {}

    /** Rows, read from the engine as they are asked for, in the query's order. */
    non-sealed interface Table extends QueryAnswer {
        /** The columns. */
        List<Column> columns();

        /** The next row, or null after the last one or at a limit. Values may be null. */
        Object[] next();

        /** What limit stopped the answer, and what to do, in words; none when the answer is whole. */
        Optional<String> stopped();
    }

    /** The answer is in a file; {@code cut} says in words that it has as many rows as were allowed, and may go on. */
    record Written(Path file, long rows, Optional<String> cut) implements QueryAnswer {
        @Override
        public ExitCode exitCode() {
            return ExitCode.DONE;
        }
    }

    /** The query was not understood or is not allowed, or did not end in time; {@code reason} is for the user. */
    record Refused(String reason, ExitCode exitCode) implements QueryAnswer {
        /** Not understood or not allowed. */
        static Refused because(String reason) {
            return new Refused(reason, ExitCode.WRONG_USAGE);
        }
    }
}
