package io.gridgrade.source;

import io.gridgrade.warehouse.Resources;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The natural key of each landing table, from the seed {@code landing_key}. */
record LandingKeys(Map<String, Key> keys) {
    private static final String SEED = "warehouse/seeds/landing_key.csv";

    /** Columns that may stand together once a load; the month column tells by which month they can be looked at. */
    record Key(List<String> columns, Optional<String> monthColumn) {
        String words() {
            return String.join(" and ", columns);
        }
    }

    static LandingKeys shipped() {
        Map<String, Key> keys = new TreeMap<>();
        Resources.shipped()
                .text(SEED)
                .lines()
                .skip(1)
                .filter(line -> !line.isBlank())
                .forEach(line -> {
                    List<String> cells = Arrays.asList(line.split(",", -1));
                    keys.put(
                            cells.get(0),
                            new Key(
                                    List.of(cells.get(1).split(" ", -1)),
                                    Optional.of(cells.get(2)).filter(column -> !column.isBlank())));
                });
        return new LandingKeys(keys);
    }

    Set<String> tables() {
        return keys.keySet();
    }

    Key of(String table) {
        return keys.get(table);
    }
}
