package io.gridgrade.server;

import io.gridgrade.value.UserError;

/** The states of the SQL standard, and of PostgreSQL beside it, that clients tell errors by. */
final class SqlState {
    /** Not understood, or not allowed. */
    static final String REFUSED = "42000";
    /** Stopped at a limit, by the client, or because the server stops. */
    static final String STOPPED = "57014";
    /** Not signed in. */
    static final String LOGIN = "28000";
    /** Nothing can be answered now. */
    static final String NOT_READY = "55000";

    static final String INTERNAL = "XX000";

    private SqlState() {}

    static String of(UserError error) {
        return switch (error.exitCode()) {
            case WRONG_USAGE -> REFUSED;
            case FAILED, INTERRUPTED -> STOPPED;
            case PRECONDITION -> NOT_READY;
            default -> INTERNAL;
        };
    }
}
