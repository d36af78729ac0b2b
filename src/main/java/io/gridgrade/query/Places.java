package io.gridgrade.query;

import org.apache.calcite.sql.parser.SqlParserPos;

/** From a place in the text that Calcite read to the place in the text as the user wrote it. */
record Places(String first, EditedText read) {
    /** Line and column; empty for what stands nowhere. */
    String of(int line, int column) {
        if (line <= 0 || column <= 0) {
            return "";
        }
        return Tokens.place(first, read.origin(offset(line, column)));
    }

    String of(SqlParserPos position) {
        return of(position.getLineNum(), position.getColumnNum());
    }

    /** The name in quotes that stands there, such as "x"; else the empty text. */
    boolean isQuoted(int line, int column) {
        if (line <= 0 || column <= 0) {
            return false;
        }
        int at = read.origin(offset(line, column));
        return at < first.length() && first.charAt(at) == '"';
    }

    private int offset(int line, int column) {
        String text = read.toString();
        int start = 0;
        for (int i = 1; i < line; i++) {
            start = text.indexOf('\n', start) + 1;
        }
        return Math.min(text.length(), start + column - 1);
    }
}
