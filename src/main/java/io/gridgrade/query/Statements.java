package io.gridgrade.query;

import io.gridgrade.value.Nearest;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Looks at a text before it is parsed: one statement, one that asks, and nothing in it that two readers read as two things. */
final class Statements {
    static final String NOT_A_QUERY =
            "only a query is allowed, beginning with select, with or values; what is published cannot be changed";

    private static final String ENCODING_MARK = "\uFEFF";

    private static final Set<String> BEGINNINGS = Set.of("select", "with", "values");

    /** Joins of the engine that Calcite reads as an alias, and then as an inner join. */
    private static final Set<String> ENGINE_JOINS = Set.of("positional");

    private Statements() {}

    /** The text without the semicolon at its end; refuses what is not one query. */
    static String one(MartCatalog catalog, String asked) {
        // Editors of Windows begin a file with a mark of its encoding.
        String sql = asked.startsWith(ENCODING_MARK) ? asked.substring(1) : asked;
        List<Token> tokens = Tokens.of(sql);
        QuerySize.check(sql, tokens);
        int end = sql.length();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.isSign(";") && end == sql.length()) {
                end = token.start();
            } else if (end < sql.length() && !token.isSign(";")) {
                throw new NotAllowed(
                        "several statements are not allowed" + Tokens.place(sql, end) + "; expected one query");
            }
            int join = i + 1;
            while (join < tokens.size()
                    && (tokens.get(join).isWord("left")
                            || tokens.get(join).isWord("inner")
                            || tokens.get(join).isWord("outer"))) {
                join++;
            }
            if (join < tokens.size() && tokens.get(join).isWord("join")) {
                checkJoin(sql, token);
            }
        }
        if (tokens.isEmpty() || tokens.get(0).isSign(";")) {
            throw new NotAllowed("the query is empty; expected for example: select * from mart.customer limit 10");
        }
        String ofMart = MartViews.query(catalog, sql, tokens);
        if (ofMart != null) {
            return ofMart;
        }
        checkBeginning(sql, tokens);
        Instead.check(sql, tokens);
        return sql.substring(0, end);
    }

    private static void checkBeginning(String sql, List<Token> tokens) {
        Token first =
                tokens.stream().filter(token -> !token.isSign("(")).findFirst().orElse(tokens.get(0));
        if (first.kind() == Token.Kind.WORD
                && !FromFirst.BEGINNINGS.contains(first.lower())
                && !BEGINNINGS.contains(first.text().toLowerCase(Locale.ROOT))) {
            throw new NotAllowed("\"" + first.lower() + "\" is not allowed" + Tokens.place(sql, first.start()) + ": "
                    + NOT_A_QUERY
                    + switch (first.lower()) {
                        case "summarize" -> "; write select count(*), min(x), max(x), avg(x) from ...";
                        case "pivot" -> "; write select a, sum(x) filter (where b = 1) from ... group by a";
                        case "unpivot" -> "; write select * from t unpivot (value for name in (a, b))";
                        case "explain" -> "; write gridgrade sql --explain, or \\explain in the shell after the query";
                        default -> Nearest.hint(first.lower(), BEGINNINGS);
                    });
        }
    }

    private static void checkJoin(String sql, Token token) {
        String word = token.text().toLowerCase(Locale.ROOT);
        if (token.kind() == Token.Kind.WORD && ENGINE_JOINS.contains(word)) {
            throw new NotAllowed(word + " join is not supported" + Tokens.place(sql, token.start())
                    + "; number the rows of both with row_number() over (...), and join on the number");
        }
    }
}
