package io.gridgrade.source;

import io.gridgrade.value.Nearest;
import io.gridgrade.value.Problems;
import java.util.List;

/** Where the cells of a trailer record are: under the name of a column, or at a place counted from 1. */
final class TrailerPlaces {
    private TrailerPlaces() {}

    /** Tells of every name of the trailer in {@code source.yml} that the file has not. */
    static void check(SourceTable source, SupplierFile file, CsvHead head, Problems problems) {
        source.totals().trailer().ifPresent(trailer -> {
            String where = "tables." + source.landingTable() + ".totals.trailer.";
            check(where + "column", trailer.column(), file, head, problems);
            trailer.totals()
                    .forEach((total, column) -> check(
                            where + (total.equals(ControlTotals.ROWS) ? "count" : "sums." + total),
                            column,
                            file,
                            head,
                            problems));
        });
    }

    private static void check(String where, String column, SupplierFile file, CsvHead head, Problems problems) {
        if (of(column, head.columns()) < 0) {
            problems.add(
                    "%s",
                    "source.yml: " + where + " is \"" + column + "\", which " + file.name() + " has not"
                            + Nearest.hint(column, head.columns())
                            + "; expected the place of a column from 1, or one of "
                            + String.join(", ", head.columns()));
        }
    }

    /** The place of a column, from 0; -1 when there is none. */
    static int of(String column, List<String> columns) {
        int named = columns.indexOf(column);
        return named < 0 && column.matches("[1-9]\\d{0,3}") ? Integer.parseInt(column) - 1 : named;
    }
}
