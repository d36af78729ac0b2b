package io.gridgrade.source;

import io.gridgrade.engine.SqlTokens;

/** The SELECT of a source, bare: without comments and the semicolon at its end. */
final class SelectText {
    private SelectText() {}

    /** The bare SELECT; empty when there is none. Throws IllegalArgumentException when there is more than one statement. */
    static String of(String text) {
        StringBuilder bare = new StringBuilder();
        boolean isEnded = false;
        for (SqlTokens.Token token : SqlTokens.of(text)) {
            String piece = token.kind().isComment() ? " " : text.substring(token.start(), token.end());
            if (token.kind() == SqlTokens.Kind.SEMICOLON) {
                isEnded = true;
            } else if (isEnded && !piece.isBlank()) {
                throw new IllegalArgumentException("more than one statement");
            } else if (token.kind() != SqlTokens.Kind.LINE_COMMENT) {
                bare.append(piece);
            }
        }
        return bare.toString().strip();
    }
}
