package io.gridgrade.server;

import io.gridgrade.server.user.User;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.UserError;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.calcite.avatica.NoSuchConnectionException;

/** The open connections. A client chooses the id of its own: it means something only together with the user's name. */
final class Sessions {
    private static final int ID_LENGTH_MAX = 200;

    private record Key(String user, String id) {}

    private final int ofUserMax;
    private final Map<Key, Session> sessions = new ConcurrentHashMap<>();
    private final AtomicInteger statementIds = new AtomicInteger();

    Sessions(int ofUserMax) {
        this.ofUserMax = ofUserMax;
    }

    synchronized void open(User user, String id, int secondsMax) {
        if (id == null || id.isEmpty() || id.length() > ID_LENGTH_MAX) {
            throw new UserError(
                    ExitCode.WRONG_USAGE, "the id of the connection has no length from 1 to " + ID_LENGTH_MAX);
        }
        long open = sessions.keySet().stream()
                .filter(key -> key.user.equals(user.name()))
                .count();
        if (open >= ofUserMax) {
            throw new UserError(
                    ExitCode.FAILED,
                    "user " + user.name() + " has " + open + " open connections, and no more may be open; close some,"
                            + " or raise serve.connections_max");
        }
        Session before = sessions.put(new Key(user.name(), id), new Session(user, secondsMax));
        if (before != null) {
            before.close();
        }
    }

    /** The connection of that user and id; one that is closed, or another user's, is none. */
    Session session(User user, String id) {
        Session session = id == null ? null : sessions.get(new Key(user.name(), id));
        if (session == null || !session.user().equals(user)) {
            throw new NoSuchConnectionException("there is no connection of that id");
        }
        session.use();
        return session;
    }

    void close(User user, String id) {
        Session session = sessions.remove(new Key(user.name(), String.valueOf(id)));
        if (session != null) {
            session.close();
        }
    }

    void closeStatement(User user, String id, int statement) {
        Session session = sessions.get(new Key(user.name(), String.valueOf(id)));
        if (session != null) {
            session.use();
            session.closeStatement(statement);
        }
    }

    int nextStatementId() {
        return statementIds.incrementAndGet();
    }

    int count() {
        return sessions.size();
    }

    boolean areAtWork() {
        return sessions.values().stream().anyMatch(Session::isAtWork);
    }

    void closeIdle(long nanos) {
        sessions.forEach((key, session) -> {
            if (session.isIdleFor(nanos) && sessions.remove(key, session)) {
                session.close();
            }
        });
    }

    /** Stops the queries of clients that are gone: nobody reads their answers. */
    void stopForNobody() {
        if (areAtWork()) {
            Map<String, String> sockets = ClientSocket.states();
            sessions.values().forEach(session -> session.stopForNobody(sockets));
        }
    }

    void closeAll() {
        sessions.forEach((key, session) -> {
            sessions.remove(key, session);
            session.close();
        });
    }
}
