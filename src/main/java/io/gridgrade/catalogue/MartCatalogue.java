package io.gridgrade.catalogue;

import io.gridgrade.analysis.SavedQueries;
import io.gridgrade.analysis.SavedQuery;
import io.gridgrade.engine.EngineLimits;
import io.gridgrade.engine.Row;
import io.gridgrade.measure.Measures;
import io.gridgrade.policy.Reader;
import io.gridgrade.query.Gateway;
import io.gridgrade.source.FedTable;
import io.gridgrade.source.SourceFolder;
import io.gridgrade.value.Parameters;
import io.gridgrade.warehouse.Home;
import io.gridgrade.warehouse.PublishedCopy;
import io.gridgrade.warehouse.Resources;
import io.gridgrade.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All that is told of mart to one reader.
 *
 * @param tables by name
 * @param uses the saved queries that the reader may ask, each with the tables that it reads
 * @param lineage where tables come from; nothing for a reader in a role
 */
public record MartCatalogue(
        Reader reader,
        Map<String, MartTable> tables,
        Measures measures,
        Map<SavedQuery, Set<String>> uses,
        Lineage lineage,
        List<Feed> feeds) {
    /** A landing table as a source feeds it. */
    record Feed(String source, String title, boolean isDatabase, FedTable table) {
        String landing() {
            return "landing." + table.landingTable();
        }
    }

    /** Of the home's published copy. */
    public static MartCatalogue of(Home home, EngineLimits limits, Parameters settings, Reader reader) {
        Resources resources = Resources.of(home);
        boolean isOwner = reader.role().isEmpty();
        List<Feed> feeds = new ArrayList<>();
        List<Row> keys;
        // One after the other: the engine opens a file once in a process.
        try (Warehouse published = PublishedCopy.open(home, limits)) {
            keys = published.query("catalogue/mart_key", Parameters.none());
            if (isOwner) {
                SourceFolder.names(resources)
                        .forEach(name -> add(SourceFolder.named(resources, name), published, feeds));
            }
        }
        try (Gateway gateway = Gateway.open(home, limits, settings, reader)) {
            MartContent content = new MartContent(gateway);
            return new MartCatalogue(
                    reader,
                    content.tables(keys),
                    Measures.of(resources),
                    content.uses(SavedQueries.of(home)),
                    isOwner ? Lineage.of(resources) : Lineage.none(),
                    feeds);
        }
    }

    private static void add(SourceFolder source, Warehouse warehouse, List<Feed> feeds) {
        source.feeds(warehouse)
                .forEach(table -> feeds.add(new Feed(source.name(), source.title(), source.isDatabase(), table)));
    }
}
