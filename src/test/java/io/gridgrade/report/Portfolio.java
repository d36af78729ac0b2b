package io.gridgrade.report;

import io.gridgrade.engine.SqlFile;
import io.gridgrade.value.Parameters;
import io.gridgrade.warehouse.Warehouse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A small utility in memory, closed to December 2024. */
final class Portfolio {
    private Portfolio() {}

    static Warehouse of(int customerCount) {
        Warehouse warehouse = Warehouse.inMemory();
        run(warehouse, "portfolio", Parameters.none().with("customer_count", customerCount));
        return warehouse;
    }

    /** The same, with a discriminant that scored the month. */
    static Warehouse withDiscriminant(int customerCount) {
        Warehouse warehouse = of(customerCount);
        run(warehouse, "discriminant", Parameters.none());
        return warehouse;
    }

    /** The same, with what came of billing and service, and what is due. */
    static Warehouse withOutcomes(int customerCount) {
        Warehouse warehouse = withDiscriminant(customerCount);
        run(warehouse, "outcomes", Parameters.none());
        return warehouse;
    }

    static void run(Warehouse warehouse, String name, Parameters parameters) {
        try (InputStream text = Portfolio.class.getResourceAsStream(name + ".sql")) {
            warehouse.execute(new SqlFile(name, new String(text.readAllBytes(), StandardCharsets.UTF_8)), parameters);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void sql(Warehouse warehouse, String sql) {
        warehouse.execute(new SqlFile("test", sql), Parameters.none());
    }
}
