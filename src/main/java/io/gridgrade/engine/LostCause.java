package io.gridgrade.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBPreparedStatement;

/** Why a query failed, where the driver has lost it. */
public final class LostCause {
    /** All that the driver says of a query that fails while its answer is streamed. */
    private static final String WORDS = "Invalid result set";

    private LostCause() {}

    /**
     * What the engine says of a query that failed on a connection that streams. The driver drops it when the query fails
     * before its first rows. Read by chunks, the same query says it: it is asked a second time, its rows go nowhere, and it
     * ends where it ended before. One that was stopped is not asked again: it would not end where it was stopped.
     *
     * @param begun is given the statement, for whoever may cancel it
     * @param isStopping whether there is no use in going on
     */
    public static SQLException of(
            SQLException failure,
            Connection connection,
            String sql,
            Consumer<Statement> begun,
            BooleanSupplier isStopping) {
        if (isStopping.getAsBoolean() || !String.valueOf(failure.getMessage()).contains(WORDS)) {
            return failure;
        }
        try (DuckDBPreparedStatement again = connection.prepareStatement(sql).unwrap(DuckDBPreparedStatement.class)) {
            begun.accept(again);
            try (DuckDBChunkedResult chunks = again.query()) {
                boolean more = true;
                while (!isStopping.getAsBoolean() && more) {
                    more = chunks.nextChunk();
                }
            }
            return failure;
        } catch (SQLException found) {
            return found;
        } catch (RuntimeException found) {
            return found.getCause() instanceof SQLException told ? told : failure;
        }
    }
}
