package io.gridgrade.source;

import com.fasterxml.jackson.databind.JsonNode;
import io.gridgrade.source.database.DatabaseAddress;
import io.gridgrade.source.database.DatabaseQuery;
import io.gridgrade.source.database.PasswordPlace;
import io.gridgrade.value.Nearest;
import io.gridgrade.value.Problems;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what a {@code source.yml} says of a database. No message repeats what stands where a secret could: a file with a
 * password in it is refused without its being printed.
 */
final class ConnectionYaml {
    private static final Set<String> CONNECTION_KEYS =
            Set.of("url", "user", "password", "properties", "timeout_seconds", "retries", "fetch_rows", "chunk_rows");
    private static final Set<String> PASSWORD_KEYS = Set.of("env", "file");
    private static final Set<String> CURSOR_KEYS = Set.of("column", "start", "lag");

    /** Others of PostgreSQL's driver load classes, write logs, or hold secrets. */
    private static final Set<String> PROPERTIES = Set.of(
            "ApplicationName",
            "channelBinding",
            "currentSchema",
            "gssEncMode",
            "options",
            "sslcert",
            "sslkey",
            "sslmode",
            "sslrootcert",
            "targetServerType");

    private static final Pattern SECRET_IN_URL =
            Pattern.compile("(?i)//[^/?]*@|:[^/:@]+/[^/@]+@|[?&;,](password|pwd|passwd|sslpassword)\\s*=");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]*)}");
    private static final Pattern QUOTED_PLACEHOLDER = Pattern.compile("['\"]\\$\\{[^}]*}['\"]");

    private static final int TIMEOUT_SECONDS = 300;
    private static final int RETRIES = 5;
    private static final int FETCH_ROWS = 5_000;
    private static final int CHUNK_ROWS = 250_000;

    private final Problems problems;
    private final YamlNodes nodes;

    ConnectionYaml(Problems problems) {
        this.problems = problems;
        this.nodes = new YamlNodes(problems);
    }

    /** The database that a source reads; empty when it reads files. */
    Optional<DatabaseAddress> address(JsonNode node) {
        if (node.isMissingNode() || !nodes.isMap(node, "connection")) {
            return Optional.empty();
        }
        nodes.checkKeys(node, "connection", CONNECTION_KEYS);
        String url = url(node.path("url"));
        return Optional.of(new DatabaseAddress(
                url,
                node.path("user").asText(""),
                password(node.path("password")),
                properties(node.path("properties"), url.startsWith("jdbc:postgresql:")),
                nodes.count(node, "timeout_seconds", "connection", TIMEOUT_SECONDS, 1, 86_400),
                nodes.count(node, "retries", "connection", RETRIES, 0, 100),
                nodes.count(node, "fetch_rows", "connection", FETCH_ROWS, 1, 100_000),
                nodes.count(node, "chunk_rows", "connection", CHUNK_ROWS, 1, 10_000_000)));
    }

    private String url(JsonNode node) {
        String url = node.asText("");
        boolean isPostgres = url.startsWith("jdbc:postgresql:");
        if (SECRET_IN_URL.matcher(url).find() || (isPostgres && url.contains("@"))) {
            problems.add("source.yml: connection.url holds a user or a password; expected the address alone, such as"
                    + " jdbc:postgresql://HOST:5432/DATABASE; name the user at connection.user and the place of the"
                    + " password at connection.password, and change that password, since it stood in a file");
            return "";
        }
        if (!url.startsWith("jdbc:")) {
            problems.add(
                    "source.yml: connection.url is %s; expected one such as jdbc:postgresql://HOST:5432/DATABASE",
                    url.isEmpty() ? "missing" : "not a JDBC address");
            return "";
        }
        if (isPostgres && url.contains("?")) {
            problems.add("source.yml: connection.url has properties behind a \"?\"; expected them at"
                    + " connection.properties, one a line");
        }
        return url;
    }

    private Optional<PasswordPlace> password(JsonNode node) {
        if (node.isMissingNode()) {
            return Optional.empty();
        }
        String expected =
                "expected {env: NAME}, a variable of the environment, or {file: PATH}, a file of the home that"
                        + " only its owner may read";
        if (!node.isObject()) {
            problems.add("source.yml: connection.password stands in plain text; " + expected
                    + "; move it there, and change it, since it stood in a file");
            return Optional.empty();
        }
        nodes.checkKeys(node, "connection.password", PASSWORD_KEYS);
        String variable = node.path("env").asText("");
        String file = node.path("file").asText("");
        if (variable.isEmpty() == file.isEmpty()) {
            problems.add("source.yml: connection.password names not one place; " + expected);
            return Optional.empty();
        }
        if (!variable.isEmpty() && !variable.matches("[A-Za-z_][A-Za-z0-9_]*")) {
            problems.add("source.yml: connection.password.env is not the name of a variable; " + expected);
            return Optional.empty();
        }
        return Optional.of(
                variable.isEmpty()
                        ? new PasswordPlace(PasswordPlace.Kind.FILE, file)
                        : new PasswordPlace(PasswordPlace.Kind.ENVIRONMENT, variable));
    }

    private Map<String, String> properties(JsonNode node, boolean isPostgres) {
        Map<String, String> properties = new TreeMap<>();
        if (node.isMissingNode() || !nodes.isMap(node, "connection.properties")) {
            return properties;
        }
        node.fields().forEachRemaining(property -> {
            if (isPostgres && PROPERTIES.contains(property.getKey())) {
                properties.put(property.getKey(), property.getValue().asText());
            } else {
                problems.add(
                        "source.yml: connection.properties.%s is not allowed%s; expected %s",
                        property.getKey(),
                        isPostgres ? Nearest.hint(property.getKey(), PROPERTIES) : "",
                        isPostgres
                                ? "one of " + String.join(", ", new TreeSet<>(PROPERTIES))
                                : "none, since only PostgreSQL's are known; put what the driver needs into the url");
            }
        });
        return properties;
    }

    /** What the database is asked for a table; empty when that cannot be told. */
    Optional<DatabaseQuery> query(String table, JsonNode node) {
        String where = "tables." + table;
        String sql;
        try {
            sql = SelectText.of(node.path("query").asText(""));
        } catch (IllegalArgumentException e) {
            problems.add("source.yml: %s.query has %s; expected one SELECT", where, e.getMessage());
            return Optional.empty();
        }
        if (sql.isEmpty()) {
            problems.add(
                    "source.yml: %s.query is missing; expected the SELECT that the database is asked, since the source"
                            + " has a connection",
                    where);
            return Optional.empty();
        }
        Optional<DatabaseQuery.Cursor> cursor = cursor(node.path("cursor"), where + ".cursor");
        checkPlaceholders(sql, where, node.has("cursor"));
        return Optional.of(new DatabaseQuery(table, sql, cursor));
    }

    private void checkPlaceholders(String sql, String where, boolean hasCursor) {
        boolean isUsed = false;
        Matcher placeholder = PLACEHOLDER.matcher(sql);
        while (placeholder.find()) {
            isUsed |= placeholder.group().equals(DatabaseQuery.PLACEHOLDER);
            if (!placeholder.group().equals(DatabaseQuery.PLACEHOLDER)) {
                problems.add(
                        "source.yml: %s.query uses %s, which is unknown; expected %s, the value to go on from",
                        where, placeholder.group(), DatabaseQuery.PLACEHOLDER);
            }
        }
        if (QUOTED_PLACEHOLDER.matcher(sql).find()) {
            problems.add(
                    "source.yml: %s.query has quotes around %s; expected it bare, since the value is bound and not written"
                            + " into the text",
                    where, DatabaseQuery.PLACEHOLDER);
        } else if (hasCursor && !isUsed) {
            problems.add(
                    "source.yml: %s.query does not use %s, though the table has a cursor; expected \"where COLUMN >= %s"
                            + " order by COLUMN\"",
                    where, DatabaseQuery.PLACEHOLDER, DatabaseQuery.PLACEHOLDER);
        } else if (!hasCursor && isUsed) {
            problems.add(
                    "source.yml: %s.query uses %s, but the table has no cursor; expected cursor: {column: COLUMN, start:"
                            + " FIRST VALUE}",
                    where, DatabaseQuery.PLACEHOLDER);
        }
    }

    private Optional<DatabaseQuery.Cursor> cursor(JsonNode node, String where) {
        if (node.isMissingNode() || !nodes.isMap(node, where)) {
            return Optional.empty();
        }
        nodes.checkKeys(node, where, CURSOR_KEYS);
        for (String key : new TreeSet<>(Set.of("column", "start"))) {
            if (node.path(key).asText("").isBlank()) {
                problems.add(
                        "source.yml: %s.%s is missing; expected %s",
                        where,
                        key,
                        key.equals("column")
                                ? "the column of the query that rises with every change"
                                : "the value that the first load begins at, such as 1900-01-01");
                return Optional.empty();
            }
        }
        return Optional.of(new DatabaseQuery.Cursor(
                node.path("column").asText(),
                node.path("start").asText(),
                nodes.count(node, "lag", where, 0, 0, Integer.MAX_VALUE)));
    }
}
