package io.gridgrade.query;

import org.apache.calcite.sql.parser.SqlParserPos;

/** Ends the reading of a query that is not to be run; never leaves the package. */
final class NotAllowed extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient SqlParserPos position;

    NotAllowed(String reason) {
        this(reason, SqlParserPos.ZERO);
    }

    private NotAllowed(String reason, SqlParserPos position) {
        super(reason, null, false, false);
        this.position = position;
    }

    /** The same of the call that stands there, if no place is known yet. */
    NotAllowed at(SqlParserPos place) {
        boolean isPlaced = position.getLineNum() > 0 || getMessage().contains(", at line ");
        return isPlaced ? this : new NotAllowed(getMessage(), place);
    }

    /** With the place in the user's text, before what to write instead. */
    NotAllowed in(Places places) {
        String place = places.of(position);
        String message = getMessage();
        int advice = message.indexOf("; ");
        return new NotAllowed(
                advice < 0 ? message + place : message.substring(0, advice) + place + message.substring(advice));
    }
}
