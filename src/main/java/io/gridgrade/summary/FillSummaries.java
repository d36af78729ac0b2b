package io.gridgrade.summary;

import io.gridgrade.engine.SqlFile;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Problems;
import io.gridgrade.warehouse.Warehouse;
import java.util.List;
import java.util.Map;

/** Makes the summaries anew from what stands in mart, each with a note of what it was made from. */
public final class FillSummaries {
    private FillSummaries() {}

    /**
     * Makes all of them, or none when their file has mistakes; those that stood there are gone. To be done right before what
     * stands is published: a summary that is older than the last run is not used.
     *
     * @return the rows of all
     */
    public static long fill(Warehouse warehouse) {
        Problems problems = new Problems();
        List<Summary> declared = Summaries.read(warehouse, problems);
        return warehouse.transaction(() -> {
            drop(warehouse);
            return problems.isEmpty()
                    ? declared.stream().mapToLong(one -> make(warehouse, one)).sum()
                    : 0L;
        });
    }

    private static void drop(Warehouse warehouse) {
        warehouse
                .query("summary/made", Parameters.none())
                .forEach(row -> warehouse.execute(
                        warehouse
                                .sqlFile("summary/drop")
                                .withFragments(Map.of("summary", SqlFile.identifier(row.text("table_name")))),
                        Parameters.none()));
    }

    private static long make(Warehouse warehouse, Summary summary) {
        Map<String, String> table = Map.of("summary", SqlFile.identifier(summary.name()));
        warehouse.execute(
                warehouse
                        .sqlFile("summary/make")
                        .withFragments(table)
                        .withFragments(Map.of(
                                "columns",
                                summary.selectList(),
                                "base",
                                "mart." + SqlFile.identifier(summary.table()),
                                "dimensions",
                                summary.dimensionList())),
                Parameters.none());
        warehouse.execute(
                warehouse.sqlFile("summary/note").withFragments(table),
                Parameters.none()
                        .with("summary_name", summary.name())
                        .with("base_table", summary.table())
                        .with("definition_hash", Summaries.hash(warehouse.resources())));
        return warehouse
                .query("summary/rows", Parameters.none().with("summary_name", summary.name()))
                .get(0)
                .longInteger("row_count");
    }
}
