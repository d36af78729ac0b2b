package io.gridgrade.source.database;

import io.gridgrade.value.ExitCode;
import io.gridgrade.value.UserError;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;
import java.util.stream.Collectors;

/** Says what a database refused, without its driver's exceptions: they are not handed on, since they could hold a secret. */
final class DatabaseErrors {
    // By SQLSTATE: shut down, crashed, not yet started, a standby that must move on, and no connection left.
    private static final Set<String> PASSING = Set.of("57P01", "57P02", "57P03", "40001", "53300");

    private final DatabaseAddress address;
    private final Secret secret;

    DatabaseErrors(DatabaseAddress address, Secret secret) {
        this.address = address;
        this.secret = secret;
    }

    /** Whether the same may go well a little later: the connection was lost, or the server is busy or restarting. */
    static boolean isPassing(SQLException error) {
        String state = String.valueOf(error.getSQLState());
        return error instanceof SQLTransientException
                || error instanceof SQLRecoverableException
                || state.startsWith("08")
                || PASSING.contains(state);
    }

    /** What the database said, on one line. */
    String words(SQLException error) {
        String cause = "";
        for (Throwable inner = error.getCause(); inner != null; inner = inner.getCause()) {
            cause = inner instanceof UnknownHostException
                    ? ": unknown host " + inner.getMessage()
                    : inner.getMessage() == null ? cause : ": " + inner.getMessage();
        }
        String message = String.valueOf(error.getMessage());
        return secret.struckFrom((message + (message.endsWith(cause) ? "" : cause))
                .lines()
                .map(String::strip)
                .collect(Collectors.joining("; "))
                .replaceFirst("^(ERROR|FATAL): ", ""));
    }

    /** Why there is no connection. */
    UserError connecting(SQLException error) {
        String state = String.valueOf(error.getSQLState());
        String database = "the database " + address.url();
        if (String.valueOf(error.getMessage()).startsWith("No suitable driver")) {
            return new UserError(
                    ExitCode.PRECONDITION,
                    "there is no driver for " + address.url()
                            + "; expected jdbc:postgresql://HOST/DATABASE, whose driver ships; for another database add"
                            + " its driver to pom.xml beside that of PostgreSQL, and build again");
        }
        if (state.startsWith("28")) {
            return new UserError(
                    ExitCode.PRECONDITION,
                    database + " refused user \"" + address.user() + "\""
                            + address.password()
                                    .map(place -> " with the password " + place.words())
                                    .orElse(" without a password")
                            + ": " + words(error)
                            + "; expected a user who may read it; correct connection.user in source.yml, or the password"
                            + " where it is kept");
        }
        if (isPassing(error)) {
            return new UserError(
                    ExitCode.FAILED,
                    "unable to reach " + database + ": " + words(error)
                            + "; expected a server that answers within " + address.connectSeconds()
                            + " s; check host and port of connection.url in source.yml, and the network");
        }
        return new UserError(
                ExitCode.PRECONDITION,
                database + " refused the connection: " + words(error)
                        + "; expected one that may be opened; correct connection in source.yml");
    }

    /** Why a query has no answer. */
    String query(DatabaseQuery query, SQLException error) {
        return "the database refused the query of " + query.table() + ": " + words(error)
                + "; expected one SELECT in the SQL of the database; correct tables." + query.table()
                + ".query in source.yml";
    }

    /** Why reading stopped for good. */
    UserError reading(DatabaseQuery query, SQLException error, long rows, int retries) {
        if (String.valueOf(error.getSQLState()).startsWith("28")) {
            return connecting(error);
        }
        if (!isPassing(error)) {
            return new UserError(ExitCode.DATA_QUALITY, query(query, error));
        }
        return new UserError(
                ExitCode.FAILED,
                String.format(
                        java.util.Locale.ROOT,
                        "the connection to the database was lost while %s was read, after %,d rows and %d further"
                                + " attempts: %s; expected one that lasts, and an answer within %d s"
                                + " (connection.timeout_seconds); nothing was loaded; run the command again%s",
                        query.table(),
                        rows,
                        retries,
                        words(error),
                        address.timeoutSeconds(),
                        query.cursor().isPresent() ? ", which goes on from there" : ""));
    }
}
