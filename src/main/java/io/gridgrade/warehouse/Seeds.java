package io.gridgrade.warehouse;

import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Nearest;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The reviewed seeds: small CSV files, each of which is the whole content of the dimension of its name. A file
 * {@code seeds/grade.csv} in the home stands in the place of ours.
 */
public final class Seeds {
    private static final String FOLDER = "warehouse/seeds";

    private Seeds() {}

    /** Puts every seed that has a dimension into it; part of the caller's transaction. */
    public static void apply(Warehouse warehouse) {
        Map<String, String> files = warehouse.resources().texts(FOLDER, ".csv");
        Map<String, List<String>> tables = dimensionColumns(warehouse);
        for (Map.Entry<String, String> file : files.entrySet()) {
            String table = "dim_" + file.getKey().replace(".csv", "");
            if (tables.containsKey(table)) {
                apply(warehouse, file.getKey(), file.getValue(), table, tables.get(table));
            }
        }
    }

    /** The dimensions that a seed fills, by name. */
    public static List<String> dimensions(Warehouse warehouse) {
        Map<String, List<String>> tables = dimensionColumns(warehouse);
        return warehouse.resources().texts(FOLDER, ".csv").keySet().stream()
                .map(name -> "dim_" + name.replace(".csv", ""))
                .filter(tables::containsKey)
                .toList();
    }

    private static Map<String, List<String>> dimensionColumns(Warehouse warehouse) {
        return warehouse.query("seed/dimension_columns", Parameters.none()).stream()
                .collect(Collectors.groupingBy(
                        row -> row.text("table_name"),
                        TreeMap::new,
                        Collectors.mapping(row -> row.text("column_name"), Collectors.toList())));
    }

    private static void apply(Warehouse warehouse, String name, String text, String table, List<String> known) {
        Path copy = null;
        try {
            copy = Files.createTempFile("gridgrade-seed", ".csv");
            Files.writeString(copy, text);
            List<String> columns = List.of(text.lines().findFirst().orElse("").split(",", -1));
            for (String column : columns) {
                if (!known.contains(column)) {
                    throw new UserError(
                            ExitCode.FAILED,
                            "seeds/" + name + ": column \"" + column + "\" is unknown" + Nearest.hint(column, known)
                                    + "; expected the columns of star." + table + ": " + String.join(", ", known));
                }
            }
            warehouse.execute(
                    warehouse
                            .sqlFile("seed/replace")
                            .withFragments(Map.of("table", table, "columns", String.join(", ", columns))),
                    Parameters.none().with("file", copy.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to read the seed " + name, e);
        } catch (IllegalStateException e) {
            throw new UserError(
                    ExitCode.FAILED,
                    "seeds/" + name + " does not fit star." + table + ": " + e.getMessage()
                            + "; mend the file, or remove it" + " to have the one that ships");
        } finally {
            delete(copy);
        }
    }

    private static void delete(Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to delete " + file, e);
        }
    }
}
