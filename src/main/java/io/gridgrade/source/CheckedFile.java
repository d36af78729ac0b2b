package io.gridgrade.source;

import java.util.Map;

/**
 * A file whose head and SELECT fit each other: the types of the landing columns that the SELECT gives for it, in their order,
 * and whether it gives a row for every record, as it stands.
 */
record CheckedFile(
        SourceTable source,
        LandingTable table,
        SupplierFile file,
        CsvHead head,
        Map<String, String> supplied,
        boolean isPlain) {
    /** Records begin below the header. */
    int headerLines() {
        return source.format().header() ? 1 : 0;
    }
}
