package io.gridgrade.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Writes parentheses where Calcite would group operands otherwise than the engine: to Calcite {@code ||} binds as
 * {@code *} does and {@code ^} as {@code +}; to the engine {@code ||}, {@code &} and {@code <<} bind looser than
 * {@code +}, and {@code ^} tighter than {@code *}. What is written is proved afterwards, by {@link SameReading}.
 */
final class Precedence {
    private static final Map<String, Integer> LEVELS = Map.ofEntries(
            Map.entry("||", 1),
            Map.entry("&", 1),
            Map.entry("<<", 1),
            Map.entry("+", 2),
            Map.entry("-", 2),
            Map.entry("*", 3),
            Map.entry("/", 3),
            Map.entry("%", 3),
            Map.entry("//", 3),
            Map.entry("div", 3),
            Map.entry("^", 4));
    private static final Set<String> DIFFERENT = Set.of("||", "&", "<<", "^");

    /** Operators of one dialect that SQL has as a call. */
    private static final Map<String, String> CALLS = Map.of("//", "divide(", "div", "trunc(divide(");

    private static final Set<String> ENDINGS = Set.of(
            "select",
            "distinct",
            "all",
            "from",
            "where",
            "group",
            "by",
            "having",
            "order",
            "limit",
            "offset",
            "fetch",
            "union",
            "intersect",
            "except",
            "and",
            "or",
            "not",
            "is",
            "in",
            "like",
            "ilike",
            "similar",
            "escape",
            "between",
            "when",
            "then",
            "else",
            "on",
            "using",
            "join",
            "as",
            "with",
            "qualify",
            "window",
            "asc",
            "desc",
            "nulls",
            "rows",
            "range",
            "preceding",
            "following",
            "values",
            "end",
            "filter",
            "within",
            "over",
            "for",
            "placing",
            "to");
    private static final Set<String> BEFORE_TEXT = Set.of("interval", "date", "time", "timestamp");

    private final List<Token> tokens;
    private final Edits edits = new Edits();
    private boolean asCalls;
    private int at;

    private Precedence(List<Token> tokens) {
        this.tokens = tokens;
    }

    /** The parentheses to be written into the text of these tokens. */
    static Edits of(List<Token> tokens) {
        Precedence precedence = new Precedence(tokens);
        if (tokens.stream().anyMatch(token -> token.kind() == Token.Kind.SIGN && DIFFERENT.contains(token.text()))) {
            precedence.level();
        }
        return precedence.edits;
    }

    /** Whole quotients, {@code a // b} and {@code a div b}, as calls. */
    static Edits quotients(List<Token> tokens) {
        Precedence precedence = new Precedence(tokens);
        precedence.asCalls = true;
        precedence.level();
        return precedence.edits;
    }

    /** From first to last token. */
    private record Part(int first, int last, boolean isWhole) {}

    // Everything up to the sign that closes this level, or the end.
    private void level() {
        while (at < tokens.size() && !isEnd(tokens.get(at))) {
            int before = at;
            run();
            if (at == before) {
                at++;
            }
        }
    }

    private static boolean isEnd(Token token) {
        return token.closes() || token.isWord("end");
    }

    // Operands with signs between them.
    private void run() {
        List<Part> operands = new ArrayList<>();
        List<String> signs = new ArrayList<>();
        List<Integer> between = new ArrayList<>();
        while (true) {
            Part operand = operand();
            if (operand == null) {
                return;
            }
            operands.add(operand);
            if (at >= tokens.size() || !(isSign(tokens.get(at)) || isQuotient(tokens, at))) {
                break;
            }
            signs.add(tokens.get(at).lower());
            between.add(at);
            at++;
        }
        if (asCalls
                ? signs.stream().anyMatch(CALLS::containsKey)
                : signs.stream().anyMatch(DIFFERENT::contains)) {
            group(operands, signs, between);
        }
    }

    private static boolean isSign(Token token) {
        // Left here, a quotient has no value before or after it.
        return token.kind() == Token.Kind.SIGN && LEVELS.containsKey(token.text());
    }

    // The engine's order: tighter signs first, those of one level from the left.
    private void group(List<Part> operands, List<String> signs, List<Integer> places) {
        List<Part> parts = new ArrayList<>(operands);
        List<String> between = new ArrayList<>(signs);
        for (int level = 4; level > 0; level--) {
            for (int i = 0; i < between.size(); ) {
                if (LEVELS.get(between.get(i)) == level) {
                    String sign = between.remove(i);
                    int place = places.remove(i);
                    Part left = parts.remove(i);
                    parts.set(i, new Part(left.first(), parts.get(i).last(), false));
                    if (asCalls) {
                        asCall(sign, left, place, parts.get(i));
                        continue;
                    }
                    // A whole run stands between what binds looser, but for <<, which Calcite lets bind as LIKE does.
                    if (!between.isEmpty() || signs.contains("<<")) {
                        edits.insert(tokens.get(left.first()).start(), "(");
                        edits.insert(tokens.get(parts.get(i).last()).end(), ")");
                    }
                } else {
                    i++;
                }
            }
        }
    }

    private void asCall(String sign, Part left, int place, Part whole) {
        if (CALLS.containsKey(sign)) {
            Token between = tokens.get(place);
            edits.insert(tokens.get(left.first()).start(), CALLS.get(sign));
            edits.replace(between.start(), between.end(), ",");
            edits.insert(tokens.get(whole.last()).end(), sign.equals("div") ? "))" : ")");
        }
    }

    // DIV between two operands, and not a name that is given.
    private static boolean isQuotient(List<Token> tokens, int at) {
        return tokens.get(at).isWord("div")
                && CallForms.endsOperand(tokens, at - 1)
                && at + 1 < tokens.size()
                && (tokens.get(at + 1).isSign("(")
                        || (tokens.get(at + 1).kind() != Token.Kind.SIGN && !precedesOperand(tokens.get(at + 1))));
    }

    private Part operand() {
        int first = at;
        while (at < tokens.size()
                && (tokens.get(at).isSign("-") || tokens.get(at).isSign("+"))) {
            at++;
        }
        boolean named = false;
        int begin = at;
        while (at < tokens.size()) {
            Token token = tokens.get(at);
            if (token.opens() || token.isWord("case")) {
                at++;
                level();
                at = Math.min(at + 1, tokens.size());
                named = true;
            } else if (isEnd(token) || token.isSign(",") || token.isSign(";")) {
                break;
            } else if (isQualifier(token)) {
                at++;
            } else if (token.kind() == Token.Kind.SIGN && !token.isSign(".")) {
                break;
            } else if (token.kind() == Token.Kind.WORD && isEnding(token)) {
                break;
            } else if (named && !token.isSign(".") && !tokens.get(at - 1).isSign(".") && !followsText()) {
                // A name without AS: the operand is over.
                break;
            } else {
                named = named || !token.isSign(".");
                at++;
            }
        }
        return at == begin ? null : new Part(first, at - 1, true);
    }

    // FILTER, OVER, WITHIN GROUP and the words about nulls belong to the call before them.
    private boolean isQualifier(Token token) {
        if (at == 0 || !(tokens.get(at - 1).closes() || tokens.get(at - 1).isWord("over") || isNullsWord(at - 1))) {
            return tokens.size() > at && at > 0 && tokens.get(at - 1).isWord("within") && token.isWord("group");
        }
        if (tokens.get(at - 1).isWord("over")) {
            return token.kind() == Token.Kind.WORD || token.kind() == Token.Kind.QUOTED;
        }
        return token.isWord("filter")
                || token.isWord("over")
                || token.isWord("within")
                || token.isWord("ignore")
                || token.isWord("respect")
                || (token.isWord("nulls") && isNullsWord(at));
    }

    private boolean isNullsWord(int index) {
        return tokens.get(index).isWord("nulls")
                && index > 0
                && (tokens.get(index - 1).isWord("ignore")
                        || tokens.get(index - 1).isWord("respect"));
    }

    /** Whether a sign after this token stands before an operand, not between two. */
    static boolean precedesOperand(Token token) {
        return (token.kind() == Token.Kind.SIGN && !token.closes())
                || (token.kind() == Token.Kind.WORD && isEnding(token) && !token.isWord("end"));
    }

    /** Whether a sign that stands here goes on with the operand before it. */
    static boolean continues(List<Token> tokens, int at) {
        return at < tokens.size()
                && (isSign(tokens.get(at))
                        || tokens.get(at).isSign("[")
                        || tokens.get(at).isSign("::"));
    }

    private static boolean isEnding(Token token) {
        return ENDINGS.contains(token.text().toLowerCase(Locale.ROOT));
    }

    // DATE '...' and INTERVAL '...' DAY are one operand of several words.
    private boolean followsText() {
        Token before = tokens.get(at - 1);
        if (before.kind() == Token.Kind.WORD
                && BEFORE_TEXT.contains(before.text().toLowerCase(Locale.ROOT))) {
            return tokens.get(at).kind() == Token.Kind.STRING;
        }
        return before.kind() == Token.Kind.STRING
                && at > 1
                && tokens.get(at - 2).isWord("interval");
    }
}
