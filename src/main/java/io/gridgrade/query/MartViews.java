package io.gridgrade.query;

import io.gridgrade.measure.MeasureTable;
import io.gridgrade.value.Nearest;
import java.util.List;
import java.util.Set;

/** What tells of the tables of mart: {@code information_schema}, {@code show tables}, {@code describe}. Nothing else is shown. */
final class MartViews {
    /** As the connection that answers queries has them, in sql/duckdb/mart_views.sql. */
    static final Set<String> NAMES = Set.of("information_schema_tables", "information_schema_columns");

    private static final String MEASURES = "measures";
    private static final List<String> VIEWS = List.of("tables", "columns", MEASURES);
    private static final String INSTEAD =
            "; expected show tables, show measures, describe customer, or select * from information_schema.columns";

    private MartViews() {}

    static void edit(Draft draft, MartCatalog catalog) {
        for (int i = 0; i + 2 < draft.size(); i++) {
            if (draft.isWord(i, "information_schema") && draft.isSign(i + 1, ".") && !draft.isSign(i - 1, ".")) {
                String view = draft.token(i + 2).lower();
                if (!VIEWS.contains(view)) {
                    throw new NotAllowed("there is no \"" + view + "\" in information_schema" + draft.place(i + 2)
                            + Nearest.hint(view, VIEWS) + "; it has tables, columns and measures, those of mart");
                }
                String table = view.equals(MEASURES)
                        ? MeasureCalls.rows(catalog.measures())
                        : MeasureViews.of(view, catalog.measureTables());
                boolean isColumn = draft.isSign(i + 3, ".");
                draft.replace(i, i + 2, isColumn ? view : table + MeasureCalls.alias(draft, i + 3, view));
            }
        }
    }

    /** The query for {@code show tables} or {@code describe t}; null for what is neither. */
    static String query(MartCatalog catalog, String sql, List<Token> tokens) {
        Token first = tokens.get(0);
        boolean shows = first.isWord("show");
        if (!shows && !first.isWord("describe") && !first.isWord("desc")) {
            return null;
        }
        List<Token> words = tokens.stream().filter(token -> !token.isSign(";")).toList();
        boolean isOfMart = words.size() == 4
                && (words.get(2).isWord("from") || words.get(2).isWord("in"))
                && words.get(3).isWord(MartCatalog.SCHEMA);
        if (shows && (words.size() == 2 || isOfMart) && words.get(1).isWord("tables")) {
            return "select table_name, table_comment from information_schema.tables order by table_name";
        }
        if (shows && words.size() == 2 && words.get(1).isWord(MEASURES)) {
            return "select measure_name, kind, owner, name_en, name_zh, description_en, definition"
                    + " from information_schema.measures";
        }
        int at = 1;
        if (shows) {
            boolean asksColumns = words.size() > 3
                    && words.get(1).isWord("columns")
                    && (words.get(2).isWord("from") || words.get(2).isWord("in"));
            if (!asksColumns) {
                throw refused(sql, first);
            }
            at = 3;
        } else if (words.size() > 2 && words.get(1).isWord("table")) {
            at = 2;
        }
        if (words.size() > at + 2
                && words.get(at).isWord(MartCatalog.SCHEMA)
                && words.get(at + 1).isSign(".")) {
            at += 2;
        }
        if (words.size() != at + 1 || words.get(at).kind() == Token.Kind.SIGN) {
            throw refused(sql, first);
        }
        String named = words.get(at).text().replace("\"", "").replace("`", "");
        String table = catalog.measureTable(named).map(MeasureTable::name).orElse(catalog.table(named));
        if (table == null) {
            throw new NotAllowed("there is no table \"" + words.get(at).text() + "\" in mart"
                    + Tokens.place(sql, words.get(at).start())
                    + Nearest.hint(words.get(at).text(), catalog.tables()));
        }
        return "select column_name, data_type, column_comment from information_schema.columns where table_name = '"
                + table.replace("'", "''") + "' order by ordinal_position";
    }

    private static NotAllowed refused(String sql, Token first) {
        return new NotAllowed(
                "\"" + first.lower() + "\" of this is not allowed" + Tokens.place(sql, first.start()) + INSTEAD);
    }
}
