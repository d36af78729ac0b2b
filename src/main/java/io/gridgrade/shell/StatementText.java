package io.gridgrade.shell;

import java.util.ArrayList;
import java.util.List;

/** Cuts what was typed into statements: a semicolon ends one, but not in a text, a quoted name or a comment. */
final class StatementText {
    /**
     * What was typed.
     *
     * @param statements those that have ended, without their semicolon
     * @param rest what comes after the last of them, if there is more in it than blanks and comments
     * @param isOpen whether the rest ends within a text, a quoted name or a comment
     */
    record Parts(List<String> statements, String rest, boolean isOpen) {}

    private StatementText() {}

    static Parts cut(String typed) {
        List<String> statements = new ArrayList<>();
        int begin = 0;
        int at = 0;
        boolean hasWords = false;
        while (at < typed.length()) {
            char c = typed.charAt(at);
            int end = at + 1;
            if (c == '\'' || c == '"' || c == '`') {
                hasWords = true;
                end = typed.indexOf(c, at + 1) + 1;
            } else if (typed.startsWith("--", at)) {
                int line = typed.indexOf('\n', at);
                end = line < 0 ? typed.length() : line + 1;
            } else if (typed.startsWith("/*", at)) {
                int close = typed.indexOf("*/", at + 2);
                end = close < 0 ? 0 : close + 2;
            } else if (c == ';') {
                if (hasWords) {
                    statements.add(typed.substring(begin, at).strip());
                }
                begin = at + 1;
                hasWords = false;
            } else {
                hasWords |= !Character.isWhitespace(c);
            }
            if (end == 0) {
                return new Parts(statements, typed.substring(begin), true);
            }
            at = end;
        }
        return new Parts(statements, hasWords ? typed.substring(begin).strip() : "", false);
    }
}
