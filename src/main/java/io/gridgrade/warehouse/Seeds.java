package io.gridgrade.warehouse;

import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Nearest;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Problems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The reviewed seeds: small CSV files, each of which is the whole content of the dimension of its name. A file
 * {@code seeds/grade.csv} in the home stands in the place of ours.
 */
public final class Seeds {
    static final String FOLDER = "warehouse/seeds";

    private Seeds() {}

    /** Puts every seed that has a dimension into it; part of the caller's transaction. */
    public static void apply(Warehouse warehouse) {
        Problems problems = new Problems();
        Map<String, SeedFile> seeds = read(warehouse, problems);
        problems.throwIfAny(
                ExitCode.WRONG_USAGE, "the seeds of this home are not as expected; mend them, or remove them");
        seeds.forEach((name, seed) -> {
            Optional<WideSeed> wide = WideSeed.of(name);
            replace(warehouse, "dim_" + name, wide.map(has -> has.without(seed)).orElse(seed));
            wide.ifPresent(has -> replace(warehouse, has.table(), has.alone(seed)));
        });
    }

    /** The dimensions that a seed fills, by name. */
    public static List<String> dimensions(Warehouse warehouse) {
        List<String> dimensions = new ArrayList<>();
        names(warehouse.resources(), columns(warehouse)).forEach(name -> dimensions.add("dim_" + name));
        WideSeed.all().forEach(wide -> dimensions.add(wide.table()));
        return dimensions;
    }

    /** Every seed that has a dimension, by name; all that is wrong with those of the home is told, with its place. */
    public static Map<String, SeedFile> read(Warehouse warehouse, Problems problems) {
        Resources resources = warehouse.resources();
        Map<String, List<SeedColumn>> tables = columns(warehouse);
        List<String> names = names(resources, tables);
        Map<String, SeedFile> seeds = new TreeMap<>();
        for (String name : names) {
            seeds.put(name, SeedFile.of(nameOf(resources, name), resources.text(file(name)), problems));
        }
        for (String own : resources.namesOfHome(FOLDER)) {
            String name = own.replaceFirst("\\.csv$", "");
            if (!own.startsWith(".") && !own.endsWith("~") && (!own.endsWith(".csv") || !names.contains(name))) {
                problems.add(
                        "seeds/%s is the name of no seed%s; expected one of %s",
                        own, Nearest.hint(name, names), String.join(".csv, ", names) + ".csv");
            }
        }
        // What ships is reviewed; of one that refers to another, either may be the home's.
        if (names.stream().anyMatch(name -> resources.isOfHome(file(name)))) {
            seeds.forEach((name, seed) -> check(name, seed, seeds, tables.get("dim_" + name), problems));
            if (problems.isEmpty()) {
                SeedRules rules = new SeedRules(seeds, name -> isShipped(resources, name), problems);
                names.forEach(rules::check);
            }
        }
        return seeds;
    }

    private static void check(
            String name, SeedFile seed, Map<String, SeedFile> seeds, List<SeedColumn> columns, Problems problems) {
        List<SeedColumn> all = new ArrayList<>(columns);
        String expected = "dim_" + name;
        Optional<WideSeed> wide = WideSeed.of(name);
        if (wide.isPresent()) {
            SeedFile named = seeds.get(wide.get().ofSeed());
            all.removeIf(column -> column.name().startsWith(wide.get().prefix()));
            all.addAll(wide.get().columns(named));
            String column = wide.get().of().replaceFirst(".*\\.", "");
            expected += ", and " + wide.get().prefix() + " with each " + column + " of " + named.name();
        }
        SeedColumn.check(seed, expected, all, problems);
    }

    private static String nameOf(Resources resources, String name) {
        return resources
                .given(file(name))
                .map(Path::toString)
                .orElseGet(
                        () -> "seeds/" + name + ".csv" + (isShipped(resources, name) ? " (the one that ships)" : ""));
    }

    private static boolean isShipped(Resources resources, String name) {
        return resources.given(file(name)).isEmpty() && !resources.isOfHome(file(name));
    }

    private static String file(String name) {
        return FOLDER + "/" + name + ".csv";
    }

    private static List<String> names(Resources resources, Map<String, List<SeedColumn>> tables) {
        return resources.namesShipped(FOLDER, ".csv").stream()
                .map(name -> name.replace(".csv", ""))
                .filter(name -> tables.containsKey("dim_" + name))
                .toList();
    }

    private static Map<String, List<SeedColumn>> columns(Warehouse warehouse) {
        return MigratedTables.ask(warehouse, "duckdb/dimension_columns").stream()
                .collect(Collectors.groupingBy(
                        row -> row.text("table_name"),
                        TreeMap::new,
                        Collectors.mapping(
                                row -> new SeedColumn(
                                        row.text("column_name"), row.text("data_type"), row.truth("is_mandatory")),
                                Collectors.toList())));
    }

    private static void replace(Warehouse warehouse, String table, SeedFile seed) {
        Path copy = null;
        try {
            copy = Files.createTempFile("gridgrade-seed", ".csv");
            Files.writeString(copy, seed.asCsv());
            warehouse.execute(
                    warehouse
                            .sqlFile("seed/replace")
                            .withFragments(Map.of("table", table, "columns", String.join(", ", seed.columnNames()))),
                    Parameters.none().with("file", copy.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to write a copy of " + seed.name(), e);
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
