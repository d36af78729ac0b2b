package io.gridgrade.server;

import io.gridgrade.query.Column;
import io.gridgrade.query.Gateway;
import io.gridgrade.server.user.User;
import io.gridgrade.server.worker.Question;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.UserError;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.calcite.avatica.AvaticaUtils;
import org.apache.calcite.avatica.ConnectionPropertiesImpl;
import org.apache.calcite.avatica.MissingResultsException;
import org.apache.calcite.avatica.NoSuchStatementException;
import org.apache.calcite.avatica.QueryState;
import org.apache.calcite.avatica.remote.TypedValue;

/**
 * What one user's requests come to. Every statement goes through the gateway, as one of the command line does: the same
 * reading, the same fences, the same limits, the same log.
 */
final class GatewayMeta extends CatalogueMeta {
    /** Beside the driver's own properties: seconds for each query of the connection, below what the settings allow. */
    private static final String SECONDS_PROPERTY = "query_seconds";

    private final User user;
    private final Sessions sessions;
    private final Desk desk;
    private final Catalogue catalogue;
    private final int secondsMax;
    private final ClientSocket client;

    GatewayMeta(User user, Sessions sessions, Desk desk, Catalogue catalogue, int secondsMax, ClientSocket client) {
        this.user = user;
        this.sessions = sessions;
        this.desk = desk;
        this.catalogue = catalogue;
        this.secondsMax = secondsMax;
        this.client = client;
    }

    @Override
    public void openConnection(ConnectionHandle ch, Map<String, String> info) {
        sessions.open(user, ch.id, seconds(info == null ? null : info.get(SECONDS_PROPERTY)));
    }

    private int seconds(String asked) {
        if (asked == null) {
            return secondsMax;
        }
        if (!asked.matches("[1-9]\\d{0,5}")) {
            throw new UserError(
                    ExitCode.WRONG_USAGE,
                    SECONDS_PROPERTY + " is \"" + asked + "\"; expected a whole number of seconds, 1 or more");
        }
        int seconds = Integer.parseInt(asked);
        return secondsMax == 0 ? seconds : Math.min(seconds, secondsMax);
    }

    @Override
    public void closeConnection(ConnectionHandle ch) {
        sessions.close(user, ch.id);
    }

    @Override
    public ConnectionProperties connectionSync(ConnectionHandle ch, ConnectionProperties asked) {
        session(ch.id);
        requireOurs("catalog", asked.getCatalog(), CATALOG);
        requireOurs("schema", asked.getSchema(), SCHEMA);
        return new ConnectionPropertiesImpl(
                asked.isAutoCommit() == null || asked.isAutoCommit(),
                true,
                java.sql.Connection.TRANSACTION_SERIALIZABLE,
                CATALOG,
                SCHEMA);
    }

    private static void requireOurs(String what, String asked, String ours) {
        if (asked != null && !asked.isEmpty() && !asked.equalsIgnoreCase(ours)) {
            throw new UserError(
                    ExitCode.WRONG_USAGE, what + " \"" + asked + "\" is not offered here; expected " + ours);
        }
    }

    @Override
    Catalogue.Seen seen(ConnectionHandle ch) {
        session(ch.id);
        return catalogue.of(user);
    }

    @Override
    int nextStatementId() {
        return sessions.nextStatementId();
    }

    private Session session(String id) {
        return sessions.session(user, id);
    }

    private OpenStatement statement(StatementHandle h) throws NoSuchStatementException {
        OpenStatement statement = session(h.connectionId).statement(h.id);
        if (statement == null) {
            throw new NoSuchStatementException(h);
        }
        return statement;
    }

    @Override
    public StatementHandle createStatement(ConnectionHandle ch) {
        OpenStatement statement = session(ch.id).add(new OpenStatement(sessions.nextStatementId(), "", 0));
        return new StatementHandle(ch.id, statement.id(), null);
    }

    @Override
    public void closeStatement(StatementHandle h) {
        // One that is closed already, as its connection was idle for too long, needs no word.
        sessions.closeStatement(user, h.connectionId, h.id);
    }

    @Override
    public StatementHandle prepare(ConnectionHandle ch, String sql, long maxRowCount) {
        Session session = session(ch.id);
        int places = sql == null ? 0 : Gateway.placesOf(sql);
        List<Question.Value> unknown = Collections.nCopies(places, new Question.Value(Question.Kind.NOTHING, ""));
        List<Column> columns = desk.columns(question(session, sql, unknown, true, 0));
        OpenStatement statement =
                session.add(new OpenStatement(sessions.nextStatementId(), sql, Math.max(0, maxRowCount)));
        return new StatementHandle(ch.id, statement.id(), JdbcTypes.signature(columns, sql, places));
    }

    @Override
    @Deprecated
    public ExecuteResult prepareAndExecute(StatementHandle h, String sql, long maxRowCount, PrepareCallback callback)
            throws NoSuchStatementException {
        return prepareAndExecute(h, sql, maxRowCount, AvaticaUtils.toSaturatedInt(maxRowCount), callback);
    }

    @Override
    public ExecuteResult prepareAndExecute(
            StatementHandle h, String sql, long maxRowCount, int maxRowsInFirstFrame, PrepareCallback callback)
            throws NoSuchStatementException {
        return executed(h, sql, List.of(), Math.max(0, maxRowCount), maxRowsInFirstFrame);
    }

    @Override
    @Deprecated
    @SuppressWarnings("InlineMeSuggester")
    public ExecuteResult execute(StatementHandle h, List<TypedValue> values, long maxRowCount)
            throws NoSuchStatementException {
        return execute(h, values, AvaticaUtils.toSaturatedInt(maxRowCount));
    }

    @Override
    public ExecuteResult execute(StatementHandle h, List<TypedValue> values, int maxRowsInFirstFrame)
            throws NoSuchStatementException {
        OpenStatement statement = statement(h);
        List<Question.Value> given = values == null ? List.of() : GivenValues.of(values);
        return executed(h, statement.sql(), given, statement.rowsMax(), maxRowsInFirstFrame);
    }

    private ExecuteResult executed(
            StatementHandle h, String sql, List<Question.Value> values, long rowsMax, int firstFrame)
            throws NoSuchStatementException {
        Session session = session(h.connectionId);
        OpenStatement statement = statement(h);
        Question question = question(session, sql, values, false, rowsMax);
        List<Column> columns = statement.begin(() -> desk.ask(question), client);
        Frame frame = statement.frame(0, firstFrame, client);
        session.use();
        return new ExecuteResult(Collections.singletonList(MetaResultSet.create(
                h.connectionId, h.id, false, JdbcTypes.signature(columns, sql, values.size()), frame)));
    }

    private Question question(
            Session session, String sql, List<Question.Value> values, boolean isDescribed, long rowsMax) {
        if (sql == null || sql.isBlank()) {
            throw new UserError(ExitCode.WRONG_USAGE, "the query is empty; expected one select");
        }
        return new Question(
                user.name(), user.role(), user.attributes(), sql, values, isDescribed, rowsMax, session.secondsMax());
    }

    @Override
    public Frame fetch(StatementHandle h, long offset, int fetchMaxRowCount)
            throws NoSuchStatementException, MissingResultsException {
        OpenStatement statement = statement(h);
        if (!statement.hasAnswer()) {
            throw new MissingResultsException(h);
        }
        Frame frame = statement.frame(offset, fetchMaxRowCount, client);
        session(h.connectionId).use();
        return frame;
    }

    /** Of an answer that is gone the driver would ask the rest by asking anew: another answer, perhaps. */
    @Override
    public boolean syncResults(StatementHandle h, QueryState state, long offset) {
        throw new UserError(
                ExitCode.FAILED,
                "the answer is no longer there: its connection was closed, or was idle for too long; ask anew");
    }
}
