package io.gridgrade.source.database;

import java.util.Map;
import java.util.Optional;

/** A database and how it is read, as {@code source.yml} says; it holds no secret, only where one is kept. */
public record DatabaseAddress(
        String url,
        String user,
        Optional<PasswordPlace> password,
        Map<String, String> properties,
        int timeoutSeconds,
        int retries,
        int fetchRows,
        int chunkRows) {
    /** Seconds in which a server that is there answers. */
    private static final int CONNECT_SECONDS_MAX = 30;

    /** Whether it is PostgreSQL, whose properties we know. */
    public boolean isPostgres() {
        return url.startsWith("jdbc:postgresql:");
    }

    int connectSeconds() {
        return Math.min(timeoutSeconds, CONNECT_SECONDS_MAX);
    }
}
