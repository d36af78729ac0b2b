package io.gridgrade.source;

import java.util.List;
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

    /** The columns that the file lacks and may lack; they are null in each of its records. */
    List<String> lacked() {
        return source.optionalColumns().stream().filter(name -> !head.has(name)).toList();
    }

    /** Records begin below the header. */
    int headerLines() {
        return source.format().header() ? 1 : 0;
    }
}
