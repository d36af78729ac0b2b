package io.gridgrade.source;

import java.util.Map;

/** A file whose head and SELECT fit each other. */
record CheckedFile(SourceTable source, LandingTable table, SupplierFile file, CsvHead head, FittedSelect select) {
    /** The types of the landing columns that the SELECT gives for it, in their order. */
    Map<String, String> supplied() {
        return select.supplied();
    }

    /** Whether the SELECT gives a row for every record, as it stands. */
    boolean isPlain() {
        return select.isPlain();
    }

    /** Records begin below the header. */
    int headerLines() {
        return source.format().header() ? 1 : 0;
    }
}
