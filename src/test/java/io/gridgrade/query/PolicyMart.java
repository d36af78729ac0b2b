package io.gridgrade.query;

import io.gridgrade.engine.EngineLimits;
import io.gridgrade.engine.SqlFile;
import io.gridgrade.policy.Barrier;
import io.gridgrade.policy.Reader;
import io.gridgrade.summary.FillSummaries;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Progress;
import io.gridgrade.warehouse.Home;
import io.gridgrade.warehouse.Publication;
import io.gridgrade.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Homes with two counties. What a clerk of the county C1 may see is the same in all of them; what she may not is little and
 * harmless in one, and in the other much, of every kind on which a query could fail.
 */
final class PolicyMart {
    enum Rest {
        HARMLESS,
        HARMLESS_WITH_OTHER_SECRETS,
        HOSTILE
    }

    static final Reader CLERK = Reader.of("ann", "clerk", Map.of("region", "C1"));
    static final Reader REGULATOR = Reader.of("bob", "regulator", Map.of());
    static final Reader ANALYST = Reader.of("eve", "analyst", Map.of());

    private PolicyMart() {}

    static Home in(Path folder, Rest rest) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("gridgrade.yml"), "");
        Files.writeString(folder.resolve("policies.yml"), SmallMart.resource("policies.yml"));
        // The same secret, or the same number would have two hashes.
        Files.writeString(folder.resolve("forget.salt"), "ab".repeat(32) + "\n");
        Home home = Home.at(folder);
        try (Warehouse warehouse = Warehouse.open(home, EngineLimits.none(), Progress.SILENT)) {
            execute(warehouse, "policy_mart.sql");
            execute(warehouse, rest == Rest.HOSTILE ? "policy_hostile.sql" : "policy_harmless.sql");
            if (rest == Rest.HARMLESS_WITH_OTHER_SECRETS) {
                warehouse.execute(
                        new SqlFile("secrets", "update mart.client set secret = '9' || secret || customer_key"),
                        Parameters.none());
            }
            FillSummaries.fill(warehouse);
            Publication.publish(warehouse, home);
        }
        return home;
    }

    private static void execute(Warehouse warehouse, String name) throws IOException {
        warehouse.execute(new SqlFile(name, SmallMart.resource(name)), Parameters.none());
    }

    static Gateway gateway(Home home, Reader reader, Barrier barrier) {
        // One thread: what several add up in, nobody can say twice.
        return Gateway.open(home, new EngineLimits(1, 0), SmallMart.SETTINGS, reader, barrier);
    }
}
