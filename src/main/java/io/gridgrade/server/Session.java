package io.gridgrade.server;

import io.gridgrade.server.user.User;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.UserError;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A connection of a client, which is one user's alone: its statements, and when it was last used. */
final class Session {
    private static final int STATEMENTS_MAX = 1000;

    private final User user;
    private final int secondsMax;
    private final Map<Integer, OpenStatement> statements = new ConcurrentHashMap<>();
    private volatile long usedAt = System.nanoTime();
    private volatile boolean isClosed;

    Session(User user, int secondsMax) {
        this.user = user;
        this.secondsMax = secondsMax;
    }

    User user() {
        return user;
    }

    int secondsMax() {
        return secondsMax;
    }

    void use() {
        usedAt = System.nanoTime();
    }

    boolean isIdleFor(long nanos) {
        return System.nanoTime() - usedAt > nanos
                && statements.values().stream().noneMatch(OpenStatement::isAtWork);
    }

    boolean isAtWork() {
        return statements.values().stream().anyMatch(OpenStatement::isUnread);
    }

    OpenStatement add(OpenStatement statement) {
        if (statements.size() >= STATEMENTS_MAX) {
            throw new UserError(
                    ExitCode.WRONG_USAGE,
                    "the connection has " + STATEMENTS_MAX + " open statements; close those that are done with");
        }
        statements.put(statement.id(), statement);
        return statement;
    }

    OpenStatement statement(int id) {
        return statements.get(id);
    }

    void closeStatement(int id) {
        OpenStatement statement = statements.remove(id);
        if (statement != null) {
            statement.close();
        }
    }

    /** Stops what is worked out for clients that are gone. */
    void stopForNobody(Map<String, String> sockets) {
        statements.forEach((id, statement) -> {
            if (statement.isOfNobody(sockets)) {
                closeStatement(id);
            }
        });
    }

    boolean isClosed() {
        return isClosed;
    }

    void close() {
        isClosed = true;
        statements.keySet().forEach(this::closeStatement);
    }
}
