package io.gridgrade.quality;

import io.gridgrade.engine.Row;
import io.gridgrade.value.Parameters;
import io.gridgrade.warehouse.Fact;
import io.gridgrade.warehouse.Warehouse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tables of the star, as the catalogue has them. */
record StarTables(Map<String, StarTable> byName) {
    private static final Map<String, List<String>> DIMENSION_KEYS =
            Map.of("dim_customer", List.of("customer_no"), "dim_region", List.of("region_no"));

    static StarTables of(Warehouse warehouse) {
        Map<String, List<String>> keys = new LinkedHashMap<>(DIMENSION_KEYS);
        Fact.ALL.forEach(fact -> keys.put("fact_" + fact.name(), fact.key()));
        Map<String, Map<String, String>> columns = new LinkedHashMap<>();
        for (Row row : warehouse.query("duckdb/star_columns", Parameters.none())) {
            columns.computeIfAbsent(row.text("table_name"), unused -> new LinkedHashMap<>())
                    .put(row.text("column_name"), row.text("column_type"));
        }
        Map<String, StarTable> tables = new LinkedHashMap<>();
        columns.forEach(
                (name, ofTable) -> tables.put(name, new StarTable(name, ofTable, keys.getOrDefault(name, List.of()))));
        return new StarTables(tables);
    }

    /** The table of a name with or without its fact_ or dim_; where both are, the fact. */
    Optional<StarTable> named(String name) {
        return Stream.of(name, "fact_" + name, "dim_" + name)
                .filter(byName::containsKey)
                .map(byName::get)
                .findFirst();
    }

    /** The names of those of which something may be expected, without fact_ and dim_. */
    Set<String> expectable() {
        return byName.values().stream()
                .filter(table -> !table.key().isEmpty())
                .map(StarTables::shortName)
                .collect(Collectors.toCollection(java.util.TreeSet::new));
    }

    /** The names of all, without fact_ and dim_. */
    Set<String> names() {
        return byName.values().stream()
                .map(StarTables::shortName)
                .collect(Collectors.toCollection(java.util.TreeSet::new));
    }

    private static String shortName(StarTable table) {
        return table.name().replaceFirst("^(fact|dim)_", "");
    }
}
