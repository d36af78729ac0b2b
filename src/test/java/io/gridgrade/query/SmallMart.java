package io.gridgrade.query;

import io.gridgrade.engine.EngineLimits;
import io.gridgrade.engine.SqlFile;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Progress;
import io.gridgrade.warehouse.Home;
import io.gridgrade.warehouse.Publication;
import io.gridgrade.warehouse.Warehouse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A home whose published copy holds two small tables of mart beside its views. */
public final class SmallMart {
    /** Of tables this small a second thread is only waited for: it takes a quarter more processor time, and gains nothing. */
    static final EngineLimits ONE_THREAD = new EngineLimits(1, 0);

    public static final Parameters SETTINGS =
            Parameters.of(Map.of("query_rows_max", 10_000, "query_seconds_max", 60, "query_temp_mb", 0));

    private SmallMart() {}

    public static Home in(Path folder) throws IOException {
        Files.writeString(folder.resolve("gridgrade.yml"), "");
        Home home = Home.at(folder);
        try (Warehouse warehouse = Warehouse.open(home, EngineLimits.none(), Progress.SILENT)) {
            warehouse.execute(new SqlFile("mart.sql", resource("mart.sql")), Parameters.none());
            Publication.publish(warehouse, home);
        }
        return home;
    }

    static Gateway gateway(Home home) {
        return Gateway.open(home, ONE_THREAD, SETTINGS);
    }

    static String resource(String name) throws IOException {
        try (var stream = SmallMart.class.getResourceAsStream("/query/" + name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
