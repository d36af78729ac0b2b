package io.gridgrade.source;

/** The SELECT of a source, bare: without comments and the semicolon at its end. */
final class SelectText {
    private SelectText() {}

    /** The bare SELECT; empty when there is none. Throws IllegalArgumentException when there is more than one statement. */
    static String of(String text) {
        StringBuilder bare = new StringBuilder();
        boolean ended = false;
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            int end;
            if (text.startsWith("--", at)) {
                end = endOf(text, "\n", at + 2) - 1;
            } else if (text.startsWith("/*", at)) {
                end = endOf(text, "*/", at + 2);
            } else {
                end = c == '\'' || c == '"' ? endOf(text, String.valueOf(c), at + 1) : at + 1;
                if (c == ';') {
                    ended = true;
                } else if (ended && !Character.isWhitespace(c)) {
                    throw new IllegalArgumentException("more than one statement");
                } else {
                    bare.append(text, at, end);
                }
            }
            at = Math.max(end, at + 1);
        }
        return bare.toString().strip();
    }

    private static int endOf(String text, String closing, int from) {
        int at = text.indexOf(closing, from);
        return at < 0 ? text.length() + (closing.equals("\n") ? 1 : 0) : at + closing.length();
    }
}
