package io.gridgrade.query;

import java.util.Map;

/** Signs of one dialect for what SQL has another sign for. */
final class Signs {
    /** Signs of a Chinese keyboard, each with what is meant. */
    private static final Map<String, String> FULL_WIDTH = Map.ofEntries(
            Map.entry("，", ","),
            Map.entry("、", ","),
            Map.entry("；", ";"),
            Map.entry("（", "("),
            Map.entry("）", ")"),
            Map.entry("＝", "="),
            Map.entry("＞", ">"),
            Map.entry("＜", "<"),
            Map.entry("＋", "+"),
            Map.entry("－", "-"),
            Map.entry("＊", "*"),
            Map.entry("／", "/"),
            Map.entry("％", "%"),
            Map.entry("！", "!"),
            Map.entry("．", "."),
            Map.entry("。", "."),
            Map.entry("：", ":"),
            Map.entry("‘", "'"),
            Map.entry("’", "'"),
            Map.entry("＇", "'"),
            Map.entry("“", "' around a text, \" around a name"),
            Map.entry("”", "' around a text, \" around a name"),
            Map.entry("＂", "' around a text, \" around a name"));

    private Signs() {}

    static void edit(Draft draft) {
        for (int i = 0; i < draft.size(); i++) {
            Token token = draft.token(i);
            if (token.kind() == Token.Kind.QUOTED && token.text().startsWith("`")) {
                String name = token.text().substring(1, token.text().length() - 1);
                draft.replace(i, "\"" + name.replace("``", "`").replace("\"", "\"\"") + "\"");
            } else if (token.isSign("==")) {
                draft.replace(i, "=");
            } else if (token.isSign("<=>")) {
                draft.replace(i, " is not distinct from ");
            } else if (token.kind() == Token.Kind.SIGN && FULL_WIDTH.containsKey(token.text())) {
                throw new NotAllowed("the sign " + token.text() + " is a full-width one" + draft.place(i) + "; write "
                        + FULL_WIDTH.get(token.text())
                        + (isOfName(draft, i) ? ", or put the whole name in double quotes" : ""));
            }
        }
    }

    // 金额（元）: a Chinese name goes on with it.
    private static boolean isOfName(Draft draft, int at) {
        return at > 0
                && draft.is(at - 1, Token.Kind.WORD)
                && draft.token(at - 1).end() == draft.token(at).start()
                && draft.token(at - 1).text().codePoints().anyMatch(Character::isIdeographic);
    }
}
