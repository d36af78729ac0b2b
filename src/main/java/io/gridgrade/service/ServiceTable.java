package io.gridgrade.service;

import io.gridgrade.engine.SqlFile;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.value.Problems;
import io.gridgrade.value.UserError;
import io.gridgrade.warehouse.Home;
import io.gridgrade.warehouse.HomeSql;
import io.gridgrade.warehouse.Resources;
import io.gridgrade.warehouse.SeedFile;
import io.gridgrade.warehouse.Seeds;
import io.gridgrade.warehouse.Warehouse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The decision table of a home, and what is wrong with it. */
public final class ServiceTable {
    private static final Map<String, String> TYPES = Map.of(
            "number",
            "U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|DECIMAL.*|FLOAT|DOUBLE",
            "code",
            "VARCHAR",
            "truth",
            "BOOLEAN");

    private ServiceTable() {}

    /** What a home has and ships, with a file in the place of the home's rules; null leaves these. */
    public static Resources resources(Home home, Path rules) {
        return resources(home, DecisionTable.RULES, rules);
    }

    /** What a home has and ships, with a file in the place of one of the home's seeds; null leaves it. */
    public static Resources resources(Home home, String seed, Path file) {
        Resources resources = Resources.of(home);
        if (file == null) {
            return resources;
        }
        if (!Files.isRegularFile(file)) {
            throw new UserError(
                    ExitCode.WRONG_USAGE, "there is no file " + file + "; expected a CSV as seeds/" + seed + ".csv is");
        }
        return resources.replacing("warehouse/seeds/" + seed + ".csv", file);
    }

    /** The rules as their seed has them, by column, and their conditions in words. */
    public static List<Map<String, String>> rules(Resources resources) {
        try (Warehouse warehouse = Warehouse.inMemory(resources)) {
            SeedFile seed = rules(warehouse);
            return seed.rows().stream().map(row -> words(seed, row)).toList();
        }
    }

    /** The seed of the rules. */
    static SeedFile rules(Warehouse warehouse) {
        return seeds(warehouse).get(DecisionTable.RULES);
    }

    private static Map<String, String> words(SeedFile seed, List<SeedFile.Cell> row) {
        Map<String, String> words = new LinkedHashMap<>();
        List<String> conditions = new ArrayList<>();
        for (SeedFile.Cell column : seed.columns()) {
            String text = seed.cell(row, column.text()).text();
            if (!column.text().startsWith(DecisionTable.PREFIX)) {
                words.put(column.text(), text);
            } else if (!text.isEmpty()) {
                conditions.add(column.text().substring(DecisionTable.PREFIX.length()) + " " + text);
            }
        }
        words.put("condition", conditions.isEmpty() ? "everybody" : String.join(", ", conditions));
        return words;
    }

    /** What is wrong with the table as a whole, by a warehouse of its own. */
    public static List<RuleFinding> findings(Resources resources) {
        try (Warehouse warehouse = Warehouse.inMemory(resources)) {
            return CheckTable.of(of(warehouse));
        }
    }

    /** The table of the home's seeds, or of those that ship; throws what is wrong with a row. */
    public static DecisionTable of(Warehouse warehouse) {
        Map<String, SeedFile> seeds = seeds(warehouse);
        Problems problems = new Problems();
        DecisionTable table = DecisionTable.of(seeds, problems);
        requireNone(problems);
        return table;
    }

    private static Map<String, SeedFile> seeds(Warehouse warehouse) {
        Problems problems = new Problems();
        Map<String, SeedFile> seeds = Seeds.read(warehouse, problems);
        requireNone(problems);
        return seeds;
    }

    private static void requireNone(Problems problems) {
        problems.throwIfAny(
                ExitCode.WRONG_USAGE,
                "the service rules are not as expected; mend them; without a file of its own a home has those that ship");
    }

    /** Tells what is wrong with rows, inputs, what is scarce, and the table as a whole, by a warehouse of its own. */
    public static void check(
            Warehouse warehouse, Map<String, SeedFile> seeds, Parameters settings, Period period, Problems problems) {
        Problems own = new Problems();
        DecisionTable table = DecisionTable.of(seeds, own);
        if (own.isEmpty()) {
            ScarceResource.of(seeds, own);
            inputs(warehouse, seeds.get(DecisionTable.INPUTS), settings.forPeriod(period), own);
            CheckTable.of(table).forEach(finding -> own.add("%s", finding.line()));
        }
        own.lines().forEach(line -> problems.add("%s", line));
    }

    private static void inputs(Warehouse warehouse, SeedFile seed, Parameters parameters, Problems problems) {
        HomeSql sql = new HomeSql(warehouse, parameters, problems);
        SqlFile inside = warehouse.sqlFile("service/customer_of_month");
        for (List<SeedFile.Cell> row : seed.rows()) {
            SeedFile.Cell cell = seed.cell(row, "input_sql");
            String kind = seed.cell(row, "input_kind_code").text();
            sql.typeInside(cell.text(), cell, seed.name(), inside, "inputs")
                    .filter(type -> !type.matches(TYPES.get(kind)))
                    .ifPresent(type -> problems.add(
                            "%s %s: the input is of the type %s; expected %s, as a %s has",
                            seed.name(), cell.place(), type, TYPES.get(kind).replaceAll("^U.*", "a number"), kind));
        }
    }

    /** The inputs as columns, to stand after others. */
    static String columns(DecisionTable table) {
        return table.inputs().stream()
                // Its last line may be a comment.
                .map(input -> ", (" + input.sql() + "\n) as " + input.code())
                .collect(Collectors.joining("\n"));
    }
}
