package io.gridgrade.query;

import java.util.List;
import java.util.Locale;

/** A query in one line without its texts and numbers, by which it is known again, and which tells nothing of anybody. */
final class QueryShape {
    private static final int LENGTH_MAX = 200;

    private QueryShape() {}

    static String of(String sql, MartCatalog catalog) {
        List<Token> tokens = Tokens.of(sql);
        StringBuilder shape = new StringBuilder();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            boolean isClose = i == 0 || token.start() == tokens.get(i - 1).end();
            shape.append(isClose ? "" : " ").append(isPlace(tokens, i) ? token.text() : shown(token, catalog));
        }
        return shape.length() > LENGTH_MAX ? shape.substring(0, LENGTH_MAX) + " ..." : shape.toString();
    }

    // "group by 1, 2" says which columns, and tells nothing of anybody: the places follow "by", parted by commas alone.
    private static boolean isPlace(List<Token> tokens, int index) {
        int i = index;
        while (i > 1
                && tokens.get(i).kind() == Token.Kind.NUMBER
                && tokens.get(i - 1).text().equals(",")) {
            i -= 2;
        }
        return i > 1
                && tokens.get(i).kind() == Token.Kind.NUMBER
                && tokens.get(i - 1).text().equalsIgnoreCase("by")
                && List.of("group", "order").contains(tokens.get(i - 2).text().toLowerCase(Locale.ROOT));
    }

    private static String shown(Token token, MartCatalog catalog) {
        boolean isKnown = token.kind() == Token.Kind.QUOTED
                && catalog.knows(token.text().substring(1, token.text().length() - 1));
        return switch (token.kind()) {
            case STRING, NUMBER -> "?";
            case QUOTED -> isKnown ? token.text() : "\"?\"";
            case WORD, SIGN -> token.text();
        };
    }
}
