package io.gridgrade.query;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.calcite.runtime.CalciteContextException;

/** What is most likely meant by a name that is not there. */
final class ColumnHints {
    private static final Map<String, String> WORDS = Map.of(
            "rownum", "write limit 10 at the end, or row_number() over (order by ...)",
            "rowid", "write row_number() over (order by ...)",
            "level", "write with recursive",
            "connect_by_root", "write with recursive",
            "nextval", "nothing is counted up here",
            "grouping__id", "write grouping(a, b)",
            "ctid", "write row_number() over (order by ...)");

    private static final Map<String, String> TABLES = Map.of(
            "user_tables", "write show tables",
            "all_tables", "write show tables",
            "tab", "write show tables",
            "user_tab_columns", "write select * from information_schema.columns",
            "all_tab_columns", "write select * from information_schema.columns",
            "dbms_random", "write random()",
            "pg_class", "write show tables",
            "pg_catalog", "write show tables",
            "duckdb_tables", "write show tables",
            "duckdb_columns", "write select * from information_schema.columns");

    private static final Pattern SYSTEM = Pattern.compile("pg_.*|duckdb_.*|sqlite_.*|sys|(?:all|user|dba)_\\w+");

    private ColumnHints() {}

    static String of(String column, Reading.ReadText read, CalciteContextException error) {
        String known = WORDS.get(column.toLowerCase(Locale.ROOT));
        if (known != null) {
            return "; " + known;
        }
        if (read.places().isQuoted(error.getPosLine(), error.getPosColumn())) {
            return "; a name stands in double quotes, a text in single ones: '" + column.replace("'", "''") + "'";
        }
        if (isTable(column, read.text())) {
            return "; it is a table: write " + column + ".* for its columns, count(*) for its rows";
        }
        return isGiven(column, read.text())
                ? "; it is a name that select gives, which where, on and another column do not know: write what it stands"
                        + " for, or put the query into a with"
                : "";
    }

    static String ofTable(String table) {
        String name = table.toLowerCase(Locale.ROOT);
        String known = TABLES.get(name);
        // The lists of tables that engines keep of themselves.
        boolean isOfEngine = SYSTEM.matcher(name).matches();
        return known != null ? "; " + known : isOfEngine ? "; write show tables" : "";
    }

    // What a table is called, by itself or by the name that it is given.
    private static boolean isTable(String name, String text) {
        List<Token> tokens = Tokens.of(text);
        for (int i = 1; i < tokens.size(); i++) {
            boolean isFirst =
                    tokens.get(i - 1).isWord("from") || tokens.get(i - 1).isWord("join");
            boolean isAlias = i > 1
                    && (tokens.get(i - 2).isWord("from") || tokens.get(i - 2).isWord("join"));
            if ((isFirst || isAlias) && tokens.get(i).text().replace("\"", "").equalsIgnoreCase(name)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isGiven(String name, String text) {
        List<Token> tokens = Tokens.of(text);
        for (int i = 0; i + 1 < tokens.size(); i++) {
            if (tokens.get(i).isWord("as")
                    && tokens.get(i + 1).text().replace("\"", "").equalsIgnoreCase(name)) {
                return true;
            }
        }
        return false;
    }
}
