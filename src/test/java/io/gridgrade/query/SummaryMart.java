package io.gridgrade.query;

import io.gridgrade.engine.EngineLimits;
import io.gridgrade.engine.SqlFile;
import io.gridgrade.summary.FillSummaries;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Progress;
import io.gridgrade.warehouse.Home;
import io.gridgrade.warehouse.Publication;
import io.gridgrade.warehouse.Warehouse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A home whose published copy has a table of usage with two summaries. */
final class SummaryMart {
    private SummaryMart() {}

    static Home in(Path folder) throws IOException {
        Files.writeString(folder.resolve("gridgrade.yml"), "");
        Files.writeString(folder.resolve("summaries.yml"), resource("summaries.yml"));
        Home home = Home.at(folder);
        try (Warehouse warehouse = Warehouse.open(home, EngineLimits.none(), Progress.SILENT)) {
            warehouse.execute(new SqlFile("mart.sql", resource("mart.sql")), Parameters.none());
            FillSummaries.fill(warehouse);
            Publication.publish(warehouse, home);
        }
        return home;
    }

    static String resource(String name) throws IOException {
        try (var stream = SummaryMart.class.getResourceAsStream("/summary/" + name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
