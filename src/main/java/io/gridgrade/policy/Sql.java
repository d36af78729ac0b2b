package io.gridgrade.policy;

import java.util.List;
import java.util.stream.Collectors;

/** Names and texts as the engine reads them. */
final class Sql {
    private Sql() {}

    static String name(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    static String text(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    static String texts(List<String> texts) {
        return texts.stream().map(Sql::text).collect(Collectors.joining(", ", "(", ")"));
    }
}
