package io.gridgrade.source;

import java.util.List;

/** How a source feeds one landing table: from which files, and with which SELECT over their records. */
record SourceTable(
        String landingTable,
        List<String> patterns,
        boolean optional,
        CsvFormat format,
        SourceTotals totals,
        String selectName,
        String select) {}
