package io.gridgrade.query;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Proves that the query was read as the engine itself would read it: the user's text and what Calcite's tree says, each as
 * the engine's own tree. Where they differ, parentheses were lost, a word was taken for an alias, or the two bind
 * otherwise; then no answer is better than one that looks right.
 */
final class SameReading {
    private static final Pattern PLACES = Pattern.compile("\"query_location(?:_length)?\":\\d+,?");

    // Calcite keeps no ASC, and it is what is meant without it.
    private static final Pattern ASCENDING = Pattern.compile("\"type\":\"ASCENDING\"");
    private static final int SHOWN_MAX = 200;

    private SameReading() {}

    /**
     * Refuses a text that the engine reads otherwise than {@code asWritten}, what Calcite has read of it, in its words.
     *
     * @param engines  the engine's tree of the text {@link #forEngine}
     * @param calcites the engine's tree of Calcite's words
     */
    static void check(String engines, String asWritten, String calcites) {
        if (EngineTree.isError(engines)) {
            throw new NotAllowed("the engine cannot read the query: " + EngineTree.error(engines)
                    + "; write parentheses around what belongs together");
        }
        if (!comparable(engines).equals(comparable(calcites))) {
            throw new NotAllowed(
                    "the query can be read in two ways; write parentheses around what belongs together. SQL"
                            + " reads it as " + shown(asWritten) + ", the engine otherwise");
        }
    }

    private static String comparable(String tree) {
        String plain = PLACES.matcher(tree).replaceAll("");
        return ASCENDING.matcher(plain).replaceAll("\"type\":\"ORDER_DEFAULT\"").toLowerCase(Locale.ROOT);
    }

    private static String shown(String sql) {
        String line = sql.replaceAll("\\s+", " ");
        return line.length() <= SHOWN_MAX ? line : line.substring(0, SHOWN_MAX) + "...";
    }

    /** The text with what only SQL says in the engine's words, as {@link EngineDialect#AS_WRITTEN} has it. */
    static String forEngine(String text) {
        List<Token> tokens = Tokens.of(text);
        Edits edits = new Edits();
        for (int i = 0; i + 1 < tokens.size(); i++) {
            Token token = tokens.get(i);
            boolean isCall =
                    token.kind() == Token.Kind.WORD && tokens.get(i + 1).isSign("(");
            if (isCall && (token.isWord("floor") || token.isWord("ceil") || token.isWord("ceiling"))) {
                unitAtEnd(tokens, i + 1, edits);
                if (token.isWord("ceiling")) {
                    edits.replace(token.start(), token.end(), "ceil");
                }
            } else if (isCall && (token.isWord("timestampdiff") || token.isWord("timestampadd"))) {
                int comma = Tokens.ofLevel(tokens, i + 1, ",");
                if (comma > 0) {
                    edits.replace(tokens.get(i + 2).start(), tokens.get(comma).start(), EngineDialect.UNIT);
                }
            } else if (token.isWord("rlike") && CallForms.endsOperand(tokens, i - 1)) {
                // To the engine no operator; this one binds alike.
                edits.replace(token.start(), token.end(), "similar to");
            } else if (isCall && token.isWord("listagg")) {
                orderInside(tokens, i + 1, edits);
            } else if (isCall && token.isWord("trim")) {
                fullTrim(tokens, i + 1, edits);
            } else if (token.isSign(")") && isNulls(tokens, i + 1)) {
                edits.insert(token.start(), " " + tokens.get(i + 1).text() + " nulls");
                edits.replace(tokens.get(i + 1).start(), tokens.get(i + 2).end(), "");
            } else if (isCall
                    && (token.isWord("bernoulli") || token.isWord("system"))
                    && i > 0
                    && tokens.get(i - 1).isWord("tablesample")) {
                int close = Tokens.ofLevel(tokens, i + 1, ")");
                if (close > 0) {
                    edits.insert(tokens.get(close).start(), " percent");
                }
            }
        }
        return edits.apply(text);
    }

    private static boolean isNulls(List<Token> tokens, int at) {
        return at + 1 < tokens.size()
                && (tokens.get(at).isWord("ignore") || tokens.get(at).isWord("respect"))
                && tokens.get(at + 1).isWord("nulls");
    }

    private static void unitAtEnd(List<Token> tokens, int open, Edits edits) {
        int to = Tokens.ofLevel(tokens, open, "to");
        int close = Tokens.ofLevel(tokens, open, ")");
        if (to > 0 && close > to) {
            edits.replace(tokens.get(to).start(), tokens.get(close).start(), ", " + EngineDialect.UNIT);
        }
    }

    // What SQL lets be left out: from both ends, and a blank.
    private static void fullTrim(List<Token> tokens, int open, Edits edits) {
        int from = Tokens.ofLevel(tokens, open, "from");
        if (from < 0) {
            return;
        }
        Token first = tokens.get(open + 1);
        boolean saysWhere = first.isWord("both") || first.isWord("leading") || first.isWord("trailing");
        if (!saysWhere) {
            edits.insert(first.start(), "both ");
        }
        if (from == open + (saysWhere ? 2 : 1)) {
            edits.insert(tokens.get(from).start(), "' ' ");
        }
    }

    private static void orderInside(List<Token> tokens, int open, Edits edits) {
        int close = Tokens.ofLevel(tokens, open, ")");
        if (close > 0
                && close + 3 < tokens.size()
                && tokens.get(close + 1).isWord("within")
                && tokens.get(close + 2).isWord("group")) {
            edits.replace(tokens.get(close).start(), tokens.get(close + 3).end(), " ");
        }
    }
}
