package io.gridgrade.query;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * How large a query may be. What follows is counted before anyone reads the text: Calcite and the engine descend into what
 * is nested, and at some depth either ends with an error of its own, or the process does.
 */
final class QuerySize {
    static final int CHARACTERS_MAX = 1_000_000;
    static final int TOKENS_MAX = 50_000;
    static final int NESTING_MAX = 100;
    static final int CHAIN_MAX = 500;
    static final int LOGICAL_MAX = 2_000;
    static final int JOINS_MAX = 100;
    static final int SELECTS_MAX = 1_000;
    static final int COMMON_TABLES_MAX = 100;
    static final String TOO_DEEP =
            "the query is nested too deep; expected at most " + NESTING_MAX + " levels; take a part out into a with";

    /** Signs and words of which each makes the tree one level deeper, when they stand in a row. */
    private static final Set<String> CHAINED = Set.of(
            "+", "-", "*", "/", "%", "||", "^", "&", "<<", "=", "<>", "<", ">", "<=", ">=", "not", "is", "in", "like",
            "between");

    private static final Set<String> BETWEEN_CHAINS =
            Set.of("from", "where", "on", "using", "having", "when", "then", "else", "and", "or", "join", "order", ",");

    private static final Set<String> AFTER_FROM =
            Set.of("where", "group", "having", "window", "qualify", "order", "limit", "offset", "fetch");

    /** What stands on one level of parentheses. Mutable. */
    private static final class Level {
        private int chained;
        private int logical;
        private int joins;
        private boolean isSelect;
        private boolean isInFrom;
    }

    private QuerySize() {}

    static void check(String sql, List<Token> tokens) {
        if (sql.length() > CHARACTERS_MAX) {
            throw tooLarge(sql.length(), "characters", CHARACTERS_MAX);
        }
        if (tokens.size() > TOKENS_MAX) {
            throw tooLarge(tokens.size(), "words and signs", TOKENS_MAX);
        }
        Deque<Level> levels = new ArrayDeque<>();
        levels.push(new Level());
        int selects = 0;
        int commonTables = 0;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.opens() || token.isWord("case")) {
                levels.push(new Level());
                if (levels.size() - 1 > NESTING_MAX) {
                    throw new NotAllowed(TOO_DEEP + Tokens.place(sql, token.start()));
                }
            } else if (token.closes() || token.isWord("end")) {
                if (levels.size() > 1) {
                    levels.pop();
                }
            } else if (token.isWord("select") || token.isWord("values")) {
                levels.pop();
                levels.push(new Level());
                levels.element().isSelect = true;
                selects++;
                limit(selects, SELECTS_MAX, "selects", sql, token, "write values (...), (...), or x in (...)");
            } else if (token.isWord("as")
                    && i + 1 < tokens.size()
                    && tokens.get(i + 1).isSign("(")) {
                commonTables++;
                limit(commonTables, COMMON_TABLES_MAX, "tables in with", sql, token, "ask in two queries");
            } else if (token.kind() == Token.Kind.WORD || token.kind() == Token.Kind.SIGN) {
                count(levels.element(), token, sql);
            }
        }
    }

    private static void count(Level level, Token token, String sql) {
        String text = token.text().toLowerCase(Locale.ROOT);
        if (BETWEEN_CHAINS.contains(text)) {
            level.chained = 0;
        } else if (CHAINED.contains(text)) {
            level.chained++;
            limit(
                    level.chained,
                    CHAIN_MAX,
                    "operators in a row",
                    sql,
                    token,
                    "write sum() or concat(), or parentheses");
        }
        if (text.equals("and") || text.equals("or")) {
            level.logical++;
            limit(level.logical, LOGICAL_MAX, "and and or in a row", sql, token, "write x in (...)");
        } else if (text.equals("from")) {
            level.isInFrom = level.isSelect;
        } else if (AFTER_FROM.contains(text)) {
            level.isInFrom = false;
        }
        if (text.equals(",")) {
            level.logical = 0;
        }
        if (text.equals("join") || (text.equals(",") && level.isInFrom)) {
            level.joins++;
            limit(level.joins, JOINS_MAX, "joins", sql, token, "take a part out into a with");
        }
    }

    private static void limit(int count, int most, String what, String sql, Token token, String instead) {
        if (count > most) {
            throw new NotAllowed(
                    "there are more than " + most + " " + what + Tokens.place(sql, token.start()) + "; " + instead);
        }
    }

    private static NotAllowed tooLarge(int count, String what, int most) {
        return new NotAllowed(String.format(
                Locale.ROOT, "the query has %,d %s; expected at most %,d; ask for less at once", count, what, most));
    }
}
