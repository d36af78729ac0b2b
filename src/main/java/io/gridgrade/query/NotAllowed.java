package io.gridgrade.query;

/** Ends the reading of a query that is not to be run; never leaves the package. */
final class NotAllowed extends RuntimeException {
    private static final long serialVersionUID = 1;

    NotAllowed(String reason) {
        super(reason, null, false, false);
    }
}
