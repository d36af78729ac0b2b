package io.gridgrade.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A query's text on its way from one dialect to the one that is read here; every place in it is still known. Mutable. */
final class Draft {
    /** More is no query that was written, but one that grew. */
    private static final int TOKENS_MAX = 200_000;

    private final String first;
    private final EditedText edited;
    private String text;
    private List<Token> tokens;
    private Edits edits = new Edits();

    Draft(String sql) {
        first = sql;
        edited = new EditedText(sql);
        text = sql;
        tokens = Tokens.of(sql);
    }

    EditedText edited() {
        return edited;
    }

    int size() {
        return tokens.size();
    }

    /** The token there; a query that ends before it is refused. */
    Token token(int at) {
        if (at >= tokens.size()) {
            throw new NotAllowed("the query ends too early" + Tokens.place(first, first.length())
                    + "; expected more after \"" + text(tokens.size() - 1, tokens.size() - 1) + "\"");
        }
        return tokens.get(at);
    }

    List<Token> tokens() {
        return tokens;
    }

    boolean isWord(int at, String word) {
        return at >= 0 && at < tokens.size() && tokens.get(at).isWord(word);
    }

    boolean isWordOf(int at, Set<String> words) {
        return at >= 0
                && at < tokens.size()
                && tokens.get(at).kind() == Token.Kind.WORD
                && words.contains(tokens.get(at).lower());
    }

    boolean isSign(int at, String sign) {
        return at >= 0 && at < tokens.size() && tokens.get(at).isSign(sign);
    }

    boolean is(int at, Token.Kind kind) {
        return at >= 0 && at < tokens.size() && tokens.get(at).kind() == kind;
    }

    /** A word that is called. */
    boolean isCall(int at) {
        return is(at, Token.Kind.WORD) && isSign(at + 1, "(") && !isSign(at - 1, ".");
    }

    /** The text from the first to the last of these tokens. */
    String text(int from, int to) {
        return from > to ? "" : text.substring(token(from).start(), token(to).end());
    }

    /** Changes of the text as it is now. */
    void add(Edits others) {
        edits.addAll(others);
    }

    void replace(int from, int to, String replacement) {
        edits.replace(token(from).start(), token(to).end(), replacement);
    }

    void replace(int at, String replacement) {
        replace(at, at, replacement);
    }

    void insertBefore(int at, String inserted) {
        edits.insert(at < tokens.size() ? tokens.get(at).start() : text.length(), inserted);
    }

    /** Moves what stands from the first to the last of these tokens before another, with a blank behind it. */
    void moveBefore(int at, int first, int last) {
        edits.move(
                token(at).start(),
                text(first, last) + " ",
                edited.origins(token(first).start(), token(last).end()));
        replace(first, last, "");
    }

    void insertAfter(int at, String inserted) {
        edits.insert(token(at).end(), inserted);
    }

    /** Makes the changes; whether there were any. */
    boolean apply() {
        if (edits.isEmpty()) {
            return false;
        }
        edits.dropInner();
        edits.apply(edited);
        edits = new Edits();
        text = edited.toString();
        tokens = Tokens.of(text);
        if (tokens.size() > TOKENS_MAX) {
            throw new NotAllowed("the query grows too long as it is read; write it in a shorter way");
        }
        return true;
    }

    /** Where this token stands in the text as the user wrote it. */
    String place(int at) {
        return Tokens.place(first, edited.origin(token(at).start()));
    }

    /** Where so many characters into this token stand in the text as the user wrote it. */
    String place(int at, int into) {
        return Tokens.place(first, edited.origin(token(at).start() + into));
    }

    /** The sign that closes what this one opens, or the last token. */
    int closing(int open) {
        int depth = 0;
        for (int i = open; i < tokens.size(); i++) {
            depth += tokens.get(i).opens() ? 1 : 0;
            depth -= tokens.get(i).closes() ? 1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return tokens.size() - 1;
    }

    /** The sign that opens what this one closes, or the first token. */
    int opening(int close) {
        int depth = 0;
        for (int i = close; i >= 0; i--) {
            depth += tokens.get(i).closes() ? 1 : 0;
            depth -= tokens.get(i).opens() ? 1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return 0;
    }

    /** The parts between commas from the one token to the other, each as its first and last token. */
    List<Range> list(int from, int to) {
        List<Range> parts = new ArrayList<>();
        int depth = 0;
        int begin = from;
        for (int i = from; i <= to; i++) {
            depth += tokens.get(i).opens() ? 1 : 0;
            depth -= tokens.get(i).closes() ? 1 : 0;
            if (depth == 0 && tokens.get(i).isSign(",")) {
                parts.add(new Range(begin, i - 1));
                begin = i + 1;
            }
        }
        if (begin <= to) {
            parts.add(new Range(begin, to));
        }
        return parts;
    }

    /** From the first to the last token. */
    record Range(int first, int last) {}
}
