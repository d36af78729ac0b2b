package io.gridgrade.indicator;

import io.gridgrade.engine.SqlFile;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Nearest;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Problems;
import io.gridgrade.value.UserError;
import io.gridgrade.warehouse.Catalogue;
import io.gridgrade.warehouse.HomeSql;
import io.gridgrade.warehouse.Resources;
import io.gridgrade.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The index system in force: the rows of the seed, and the SELECTs of {@code sql/indicator} that compute them. A column
 * of a SELECT is an indicator by its name; one row and one column add an indicator.
 *
 * @param indicators those that a SELECT computes, in the order of the seed
 * @param selects    the SELECTs by name
 * @param columns    the columns of each SELECT, by its name
 */
record IndexSystem(List<Indicator> indicators, Map<String, SqlFile> selects, Map<String, List<String>> columns) {
    private static final String FOLDER = "sql/indicator";

    private static final Pattern WHOLE = Pattern.compile("U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?");
    private static final Pattern NUMBER =
            Pattern.compile("U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|DECIMAL.*|FLOAT|DOUBLE|BOOLEAN|\"NULL\"");

    /** Reads the seed's dimension and describes every SELECT. */
    static IndexSystem of(Warehouse warehouse, Parameters parameters) {
        Map<String, Indicator> known = Bands.inForce(warehouse).stream()
                .collect(Collectors.toMap(Indicator::column, indicator -> indicator, (a, b) -> a, LinkedHashMap::new));
        Map<String, SqlFile> selects = new LinkedHashMap<>();
        Map<String, List<String>> columns = new LinkedHashMap<>();
        Map<String, String> givenBy = new LinkedHashMap<>();
        warehouse.resources().texts(FOLDER, ".sql").forEach((file, text) -> {
            String name = file.replace(".sql", "");
            SqlFile select = new SqlFile(FOLDER + "/" + file, text);
            List<String> given = columnsOf(warehouse, select, parameters);
            for (String column : given) {
                if (!known.containsKey(column)) {
                    throw new UserError(
                            ExitCode.WRONG_USAGE,
                            select.name() + " gives column \"" + column + "\", which is no indicator"
                                    + Nearest.hint(column, known.keySet())
                                    + "; expected a row of seeds/indicator.csv with that code");
                }
                String other = givenBy.putIfAbsent(column, select.name());
                if (other != null) {
                    throw new UserError(
                            ExitCode.WRONG_USAGE,
                            "indicator " + column + " is given by both " + other + " and " + select.name()
                                    + "; expected one; " + givenOnce(warehouse.resources(), other, select.name()));
                }
            }
            selects.put(name, select);
            columns.put(name, given);
        });
        List<Indicator> computed = new ArrayList<>();
        known.values().stream()
                .filter(indicator -> givenBy.containsKey(indicator.column()))
                .forEach(computed::add);
        return new IndexSystem(List.copyOf(computed), selects, columns);
    }

    // An index system that grows with a new version may come to give what a home has long given itself.
    private static String givenOnce(Resources resources, String first, String second) {
        if (resources.isOfHome(first) == resources.isOfHome(second)) {
            return "remove the column from one of them";
        }
        return "take it out of the home's, or write that as " + (resources.isOfHome(first) ? second : first)
                + ", in the place of ours, with all that ours gives";
    }

    private static List<String> columnsOf(Warehouse warehouse, SqlFile select, Parameters parameters) {
        List<String> columns = Catalogue.columns(warehouse, select, parameters);
        if (!columns.remove("customer_key")) {
            throw new UserError(
                    ExitCode.WRONG_USAGE,
                    select.name() + " gives no customer_key; expected it and one column an indicator, found "
                            + columns);
        }
        return columns;
    }

    /** Looks at the SELECTs of the home, before any is run: each gives whole customer keys and numbers. */
    static void check(Warehouse warehouse, Parameters parameters, Problems problems) {
        HomeSql sql = new HomeSql(warehouse, parameters, problems);
        Set<String> known = Bands.rowsInForce(warehouse).stream()
                .map(row -> row.text("indicator_code").toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(TreeSet::new));
        Map<SqlFile, Set<String>> given = new LinkedHashMap<>();
        warehouse.resources().namesOfHome(FOLDER).stream()
                .filter(file -> file.endsWith(".sql"))
                .map(file ->
                        new SqlFile(FOLDER + "/" + file, warehouse.resources().text(FOLDER + "/" + file)))
                .forEach(select -> sql.columns(select).ifPresent(columns -> {
                    given.put(
                            select,
                            columns.keySet().stream()
                                    .map(column -> column.toLowerCase(Locale.ROOT))
                                    .collect(Collectors.toSet()));
                    checkColumns(select, columns, known, problems);
                }));
        known.removeIf(column -> given.values().stream().anyMatch(columns -> columns.contains(column)));
        given.keySet().forEach(select -> checkDropped(warehouse, parameters, select, known, problems));
        if (problems.isEmpty()) {
            try {
                of(warehouse, parameters);
            } catch (UserError e) {
                problems.add("%s", e.getMessage());
            }
        }
    }

    // What the SELECT that ships gives, one in its place gives too, or the indicator's row goes: it would be graded
    // without a word as if no customer had a value.
    private static void checkDropped(
            Warehouse warehouse, Parameters parameters, SqlFile select, Set<String> notGiven, Problems problems) {
        if (!Resources.shipped().has(select.name())) {
            return;
        }
        SqlFile ships = new SqlFile(select.name(), Resources.shipped().text(select.name()));
        for (String column : columnsOf(warehouse, ships, parameters)) {
            if (notGiven.contains(column.toLowerCase(Locale.ROOT))) {
                problems.add(
                        "%s line 1, column 1: %s is not given, as it is by the one that ships; expected it, or its row"
                                + " taken out of seeds/indicator.csv",
                        select.name(), column);
            }
        }
    }

    private static void checkColumns(
            SqlFile select, Map<String, String> columns, Set<String> known, Problems problems) {
        if (!columns.containsKey("customer_key")) {
            problems.add(
                    "%s gives no customer_key; expected it and one column an indicator, found %s",
                    select.name(), String.join(", ", columns.keySet()));
        }
        columns.forEach((column, type) -> {
            String place = HomeSql.placeOf(select, column);
            if (column.equals("customer_key")) {
                if (!WHOLE.matcher(type).matches()) {
                    problems.add(
                            "%s: customer_key is of the type %s; expected that of the star, a whole number",
                            place, type);
                }
            } else if (!known.contains(column.toLowerCase(Locale.ROOT))) {
                problems.add(
                        "%s",
                        place + ": column \"" + column + "\" is no indicator" + Nearest.hint(column, known)
                                + "; expected a row of seeds/indicator.csv with that code");
            } else if (!NUMBER.matcher(type).matches()) {
                problems.add(
                        "%s: %s is of the type %s; expected a number, with null where it is missing",
                        place, column, type);
            }
        });
    }
}
