package io.gridgrade.source;

import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.warehouse.Row;
import io.gridgrade.warehouse.SqlFile;
import io.gridgrade.warehouse.Warehouse;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Keeps a natural key from landing twice in one load. Looks cheaply, and carefully only where something was seen. */
final class RefuseRepeated {
    private final Warehouse warehouse;
    private final LandingTable table;
    private final LandingKeys.Key key;
    private final boolean newestWins;

    /** Of the rows of a key the first stays, or the newest, when they come in the order in which they were changed. */
    RefuseRepeated(Warehouse warehouse, LandingTable table, LandingKeys.Key key, boolean newestWins) {
        this.warehouse = warehouse;
        this.table = table;
        this.key = key;
        this.newestWins = newestWins;
    }

    /** Takes out the repeated rows, if there are any; returns how many. */
    long run(ControlTotals totals, Parameters parameters) {
        List<String> suspects = suspects();
        if (suspects.isEmpty()) {
            return 0;
        }
        return warehouse.transaction(() -> {
            warehouse.execute(
                    file("find_repeated")
                            .withFragments(Map.of(
                                    "kept", newestWins ? "max" : "min",
                                    "rows", String.join(" or ", suspects),
                                    "key", keys(),
                                    "key_columns", String.join(", ", key.columns()),
                                    "key_names", keyNames(),
                                    "same_key", sameKey(),
                                    "same_columns", same(),
                                    "landed_columns", landedColumns())),
                    parameters);
            totals.taken("source_repeated");
            return warehouse.execute(
                    file("refuse_repeated"),
                    parameters
                            .with("landing_table", table.name())
                            .with("other_code", newestWins ? "superseded" : "duplicate")
                            .with(
                                    "other_words",
                                    newestWins
                                            ? "the newest version of each record; a later one stands in "
                                            : "one record per " + key.words()
                                                    + "; another record of it, which was kept, stands in "));
        });
    }

    /** Conditions on the rows among which some key stands twice; of a key that is unique within a month, by month. */
    private List<String> suspects() {
        if (key.monthColumn().isEmpty()) {
            return isRepeated("true") ? List.of("true") : List.of();
        }
        String month = key.monthColumn().get();
        List<Row> months =
                warehouse.query(file("months").withFragments(Map.of("month_column", month)), Parameters.none());
        return months.stream()
                .map(row -> new Period(YearMonth.from(row.date("first_on"))))
                .map(period -> month + " between " + SqlFile.literal(period.firstOn()) + " and "
                        + SqlFile.literal(period.lastOn()))
                .filter(this::isRepeated)
                .toList();
    }

    private boolean isRepeated(String rows) {
        SqlFile count =
                file("repeated_count").withFragments(Map.of("key", String.join(", ", key.columns()), "rows", rows));
        return warehouse.query(count, Parameters.none()).get(0).longInteger("repeated_count") > 0;
    }

    private SqlFile file(String name) {
        return warehouse.sqlFile("source/" + name).withFragments(Map.of("table", table.name()));
    }

    private String keys() {
        return key.columns().stream()
                        .map(column -> column + " as key_" + column)
                        .collect(Collectors.joining(", "))
                + key.monthColumn()
                        .map(column -> ", date_trunc('month', " + column + ") as key_month")
                        .orElse("");
    }

    private String keyNames() {
        return key.columns().stream().map(column -> "key_" + column).collect(Collectors.joining(", "))
                + key.monthColumn().map(column -> ", key_month").orElse("");
    }

    private String sameKey() {
        return key.columns().stream()
                        .map(column -> "kept_row.key_" + column + " is not distinct from landed." + column)
                        .collect(Collectors.joining(" and "))
                + key.monthColumn()
                        .map(column -> " and kept_row.key_month = date_trunc('month', landed." + column + ")")
                        .orElse("");
    }

    private String same() {
        return table.columns().keySet().stream()
                .map(column -> "landed." + column + " is not distinct from kept." + column)
                .collect(Collectors.joining(" and "));
    }

    // As text, like every refused record: a number in JSON would be read back as a double, which money is not.
    private String landedColumns() {
        return table.columns().keySet().stream()
                .map(column -> "'" + column + "': cast(landed." + column + " as varchar)")
                .collect(Collectors.joining(", ", "{", "}"));
    }
}
