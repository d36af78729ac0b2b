package io.gridgrade.source;

import io.gridgrade.engine.Row;
import io.gridgrade.engine.RowText;
import io.gridgrade.engine.SqlFile;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.warehouse.Fact;
import io.gridgrade.warehouse.Warehouse;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Keeps a natural key from landing twice in one load: of its rows the one that was stated last stays. Looks cheaply, and
 * carefully only where something was seen.
 */
final class RefuseRepeated {
    static final String STATED_AT = "stated_at";

    // Months whose keys are looked at together: few enough for memory, many enough to go over the rows seldom.
    private static final int MONTHS_TOGETHER = 4;

    private final Warehouse warehouse;
    private final LandingTable table;
    private final LandingKeys.Key key;
    private final boolean newestWins;
    private final Set<String> supplied;

    /**
     * Of the columns that the source supplies. Of rows that do not tell when they were stated the first stays, or the newest,
     * when they come in the order in which they were changed.
     */
    RefuseRepeated(
            Warehouse warehouse, LandingTable table, LandingKeys.Key key, boolean newestWins, Set<String> supplied) {
        this.warehouse = warehouse;
        this.table = table;
        this.key = key;
        this.newestWins = newestWins;
        this.supplied = supplied;
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
                                    "record_no", Fact.recordNo("landed", "file"),
                                    "kept_record_no", Fact.recordNo("kept", "kept_file")))
                            .withFragments(Map.of(
                                    "preference", preference(),
                                    "rows", String.join(" or ", suspects),
                                    "key", keys(),
                                    "key_columns", String.join(", ", key.columns()),
                                    "key_names", keyNames(),
                                    "same_key", sameKey(),
                                    "same_columns", same(),
                                    "is_superseded", isSuperseded(),
                                    "landed_columns", landedColumns())),
                    parameters);
            totals.taken("source_repeated");
            return warehouse.execute(
                    file("refuse_repeated"),
                    parameters
                            .with("landing_table", table.name())
                            .with("superseded_words", "the newest version of each record; a later one stands in ")
                            .with(
                                    "duplicate_words",
                                    "one record per " + key.words()
                                            + "; another record of it, which was kept, stands in "));
        });
    }

    private String isSuperseded() {
        if (newestWins) {
            return "true";
        }
        return isStated() ? "kept.stated_at is not null" : "false";
    }

    private boolean isStated() {
        return table.columns().containsKey(STATED_AT);
    }

    private String preference() {
        String order = "rowid" + (newestWins ? " desc" : "");
        if (!isStated()) {
            return order;
        }
        Map<String, String> columns = table.columns().keySet().stream()
                .filter(column -> !column.equals(STATED_AT))
                .collect(Collectors.toMap(column -> column, RefuseRepeated::inTheStar));
        return "stated_at desc nulls last, case when stated_at is not null then " + RowText.of(columns) + " end desc, "
                + order;
    }

    // As the star holds it, where the two are told apart by the same text.
    private static String inTheStar(String column) {
        return switch (column) {
            case "published_on" -> "coalesce(published_on, statement_on + 120)";
            case "region_name_en" -> "coalesce(region_name_en, region_name)";
            default -> column;
        };
    }

    /** Conditions on the rows, each of which has every row of its keys, among which some key stands twice. */
    private List<String> suspects() {
        if (key.monthColumn().isEmpty()) {
            return isRepeated("true") ? List.of("true") : List.of();
        }
        String month = key.monthColumn().get();
        List<Row> months = warehouse.query(
                file("months")
                        .withFragments(Map.of(
                                "month_column",
                                month,
                                "key_column",
                                key.columns().get(0))),
                Parameters.none());
        // Where the month is part of the key, no two months have one in common.
        if (key.columns().contains(month) || areApart(months)) {
            return months.stream()
                    .map(row -> new Period(YearMonth.from(row.date("first_on"))))
                    .map(period -> month + " between " + SqlFile.literal(period.firstOn()) + " and "
                            + SqlFile.literal(period.lastOn()))
                    .filter(this::isRepeated)
                    .toList();
        }
        int parts = (months.size() + MONTHS_TOGETHER - 1) / MONTHS_TOGETHER;
        String part = "hash(" + String.join(", ", key.columns()) + ") % " + parts + " = ";
        return IntStream.range(0, parts)
                .mapToObj(number -> part + number)
                .filter(this::isRepeated)
                .toList();
    }

    private static boolean areApart(List<Row> months) {
        return IntStream.range(1, months.size())
                .allMatch(i -> months.get(i - 1)
                                .text("last_key")
                                .compareTo(months.get(i).text("first_key"))
                        < 0);
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
                .collect(Collectors.joining(", "));
    }

    private String keyNames() {
        return key.columns().stream().map(column -> "key_" + column).collect(Collectors.joining(", "));
    }

    private String sameKey() {
        return key.columns().stream()
                .map(column -> "kept_row.key_" + column + " is not distinct from landed." + column)
                .collect(Collectors.joining(" and "));
    }

    private String same() {
        return table.columns().keySet().stream()
                .map(column -> "landed." + column + " is not distinct from kept." + column)
                .collect(Collectors.joining(" and "));
    }

    // As text, like every refused record: a number in JSON would be read back as a double, which money is not.
    private String landedColumns() {
        return table.columns().keySet().stream()
                .filter(column -> !column.equals(STATED_AT) || supplied.contains(column))
                .map(column -> "'" + column + "': cast(landed." + column + " as varchar)")
                .collect(Collectors.joining(", ", "{", "}"));
    }
}
