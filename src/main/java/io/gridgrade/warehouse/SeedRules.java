package io.gridgrade.warehouse;

import io.gridgrade.value.Nearest;
import io.gridgrade.value.Problems;
import io.gridgrade.warehouse.SeedFile.Cell;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** What the seeds must be, beside the types of their dimensions: codes, references, bounds, orders. */
final class SeedRules {
    static final String CODE = "[a-z][a-z0-9_]*";
    private static final String NUMBER = "-?\\d{1,15}(\\.\\d{1,6})?";
    private static final String CODE_EXPECTED = "lower-case letters, digits and _, such as open_arrears";

    /** The column, or columns, of which no two rows say the same. */
    private static final Map<String, List<List<String>>> KEYS = Map.ofEntries(
            Map.entry("credit_event", List.of(List.of("event_code"))),
            Map.entry("customer_class", List.of(List.of("customer_class_code"), List.of("class_order"))),
            Map.entry("dimension", List.of(List.of("dimension_code"), List.of("dimension_order"))),
            Map.entry("gate", List.of(List.of("gate_code"), List.of("gate_order"))),
            Map.entry("grade", List.of(List.of("grade_code"), List.of("grade_order"))),
            Map.entry("group_feature", List.of(List.of("feature_code"), List.of("feature_order"))),
            Map.entry("group_theme", List.of(List.of("theme_code"), List.of("theme_order"))),
            Map.entry("group_word", List.of(List.of("feature_code", "level_code"))),
            Map.entry("indicator", List.of(List.of("indicator_code"), List.of("indicator_order"))),
            Map.entry("life_stage", List.of(List.of("stage_code"), List.of("stage_no"), List.of("stage_order"))),
            Map.entry("master_scale", List.of(List.of("master_scale_code"), List.of("master_scale_order"))),
            Map.entry("measure", List.of(List.of("grade_code"))),
            Map.entry("risk_factor", List.of(List.of("factor_code", "indicator_code"))),
            Map.entry("service_input", List.of(List.of("input_code"), List.of("input_order"))),
            Map.entry("service_resource", List.of(List.of("resource_code"), List.of("resource_order"))),
            Map.entry("service_rule", List.of(List.of("service_rule_code"), List.of("rule_order"))),
            Map.entry("survey_item", List.of(List.of("item_code"), List.of("item_order"))));

    /** Columns whose values are of a fixed list. */
    private static final Map<String, List<String>> LISTS = Map.of(
            "gate.gate_kind_code", List.of("set", "cap", "keep"),
            "indicator.direction_code", List.of("higher", "lower", "none"),
            "group_feature.transform_code", List.of("log1p", "ln", "slog1p", "sqrt", "quantile", "identity"),
            "group_feature.basis_code", List.of("value", "demand", "behaviour"),
            "group_theme.algorithm_code",
                    List.of("k-means", "fuzzy-c-means", "ward", "medoids", "spectral", "fuzzy-spectral"),
            "group_word.level_code", List.of("high", "mid", "low"),
            "service_input.input_kind_code", List.of("code", "number", "truth"),
            "service_rule.kind_code", List.of("action", "floor", "prohibition", "notice"),
            "service_rule.lead_from_code", List.of("close", "notice", "outage"));

    /** Columns whose values stand in another seed. */
    private static final Map<String, String> REFERENCES = Map.of(
            "service_resource.owner_role_code", "service_rule.owner_role_code",
            "gate.grade_code", "grade.grade_code",
            "indicator.dimension_code", "dimension.dimension_code",
            "group_word.feature_code", "group_feature.feature_code");

    /** As {@link #REFERENCES}, where what ships may name more: an index system without an indicator has no use for it. */
    private static final Map<String, String> OWN_REFERENCES =
            Map.of("risk_factor.indicator_code", "indicator.indicator_code");

    /** Columns that name, with a space between, values that stand in another seed. */
    private static final Map<String, String> LIST_REFERENCES =
            Map.of("group_feature.theme_codes", "group_theme.theme_code");

    /** Columns each of whose values must stand in such a list of another seed. */
    private static final Map<String, String> SERVED = Map.of("group_theme.theme_code", "group_feature.theme_codes");

    /** Codes that the warehouse's own rules speak of, so that a seed must have them. */
    private static final Map<String, List<String>> NEEDED = Map.of(
            "customer_class.customer_class_code", List.of("unknown"),
            "group_theme.theme_code", List.of("overall"),
            "credit_event.event_code",
                    List.of(
                            "reminder",
                            "second_reminder",
                            "cut_notice",
                            "cut",
                            "reconnected",
                            "returned_payment",
                            "broken_plan",
                            "write_off"));

    /** The bounds of numbers, themselves included. */
    private static final Map<String, List<Integer>> BOUNDS = Map.ofEntries(
            Map.entry("dimension.weight_", List.of(0, 100)),
            Map.entry("indicator.indicator_weight", List.of(0, 999)),
            Map.entry("risk_factor.indicator_weight", List.of(0, 999)),
            Map.entry("measure.notice_days", List.of(0, 366)),
            Map.entry("measure.deposit_months", List.of(0, 24)),
            Map.entry("indicator.missing_points", List.of(0, 100)),
            Map.entry("group_theme.group_count", List.of(2, 20)),
            Map.entry("group_theme.share_min", List.of(0, 1)),
            Map.entry("grade.score_floor", List.of(0, 100)),
            Map.entry("credit_event.event_points", List.of(0, 1000)),
            Map.entry("life_stage.contract_months_max", List.of(0, 600)),
            Map.entry("life_stage.quarter_energy_max", List.of(0, 100_000)),
            Map.entry("life_stage.change_percent_max", List.of(-99, 100_000)),
            Map.entry("life_stage.change_percent_min", List.of(-99, 100_000)),
            Map.entry("master_scale.default_probability_ceiling", List.of(0, 1)),
            Map.entry("master_scale.default_probability_mid", List.of(0, 1)),
            Map.entry("service_resource.capacity_month", List.of(0, 100_000_000)),
            Map.entry("service_resource.use_per_action", List.of(0, 100_000)),
            Map.entry("service_resource.floor_share", List.of(0, 1)),
            Map.entry("service_rule.lead_days", List.of(0, 366)),
            Map.entry("service_rule.cadence_months", List.of(1, 60)),
            Map.entry("service_rule.priority", List.of(1, 9)));

    /** What the values of a column are together: a weight that lost a digit would move every score in silence. */
    private static final Map<String, BigDecimal> TOTALS = Map.of("dimension.weight_", BigDecimal.valueOf(100));

    /** How codes that we make columns or file names of are written. */
    private static final Map<String, List<String>> PATTERNS = Map.ofEntries(
            Map.entry(
                    "indicator.indicator_code",
                    List.of("[A-Z][A-Z0-9_]{0,30}", "capital letters and digits, such as PAY9")),
            Map.entry(
                    "indicator.special_values",
                    List.of(
                            "|" + NUMBER + "(;" + NUMBER + ")*",
                            "numbers with semicolons between them, such as -999;999, or nothing")),
            Map.entry(
                    "grade.grade_code",
                    List.of(
                            "[\\p{L}\\p{N}][\\p{L}\\p{N}+._-]{0,7}",
                            "one to eight letters, digits, +, - or ., such as AA+")),
            Map.entry("customer_class.customer_class_code", List.of(CODE, CODE_EXPECTED)),
            Map.entry("customer_class.population_code", List.of(CODE, CODE_EXPECTED)),
            Map.entry("gate.gate_code", List.of(CODE, CODE_EXPECTED)),
            Map.entry("risk_factor.factor_code", List.of(CODE, CODE_EXPECTED)),
            Map.entry("dimension.dimension_code", List.of(CODE, CODE_EXPECTED)),
            Map.entry("group_theme.theme_code", List.of(CODE, CODE_EXPECTED)),
            Map.entry("group_feature.feature_code", List.of(CODE, CODE_EXPECTED)),
            Map.entry("life_stage.stage_code", List.of(CODE, CODE_EXPECTED)),
            Map.entry("service_input.input_code", List.of(CODE, CODE_EXPECTED)),
            Map.entry(
                    "service_rule.service_rule_code",
                    List.of("[A-Z][A-Z0-9_]{0,30}", "capital letters and digits, such as S6")),
            Map.entry("service_resource.resource_code", List.of(CODE, CODE_EXPECTED)),
            Map.entry("service_rule.service_code", List.of(CODE, CODE_EXPECTED)),
            Map.entry("service_rule.channel_code", List.of(CODE, CODE_EXPECTED)),
            Map.entry("service_rule.owner_role_code", List.of(CODE, CODE_EXPECTED)));

    private final Map<String, SeedFile> seeds;
    private final Predicate<String> isShipped;
    private final Problems problems;

    SeedRules(Map<String, SeedFile> seeds, Predicate<String> isShipped, Problems problems) {
        this.seeds = seeds;
        this.isShipped = isShipped;
        this.problems = problems;
    }

    /** Looks at one seed, by its name without ending; the others are there to be referred to. */
    void check(String name) {
        SeedFile seed = seeds.get(name);
        KEYS.getOrDefault(name, List.of()).forEach(key -> unique(seed, key));
        for (String column : seed.columnNames()) {
            String at = WideSeed.ruleOf(name, column);
            Optional.ofNullable(LISTS.get(at)).ifPresent(known -> oneOf(seed, column, known, "one of "));
            Optional.ofNullable(REFERENCES.get(at)).ifPresent(other -> reference(seed, column, other));
            Optional.ofNullable(OWN_REFERENCES.get(at))
                    .filter(other -> !isShipped.test(name))
                    .ifPresent(other -> reference(seed, column, other));
            Optional.ofNullable(LIST_REFERENCES.get(at)).ifPresent(other -> eachIn(seed, column, other));
            Optional.ofNullable(SERVED.get(at)).ifPresent(other -> served(seed, column, other));
            Optional.ofNullable(BOUNDS.get(at)).ifPresent(bounds -> within(seed, column, bounds));
            Optional.ofNullable(PATTERNS.get(at)).ifPresent(pattern -> written(seed, column, pattern));
            Optional.ofNullable(NEEDED.get(at)).ifPresent(needed -> needed(seed, column, needed));
        }
        if (problems.isEmpty()) {
            seed.columnNames().forEach(column -> Optional.ofNullable(TOTALS.get(WideSeed.ruleOf(name, column)))
                    .ifPresent(total -> summed(seed, column, total)));
            new SeedOrders(seed, problems).check(name);
        }
    }

    private void summed(SeedFile seed, String column, BigDecimal total) {
        BigDecimal sum = BigDecimal.ZERO;
        for (List<Cell> row : seed.rows()) {
            sum = sum.add(number(seed.cell(row, column)).orElse(BigDecimal.ZERO));
        }
        if (sum.compareTo(total) != 0) {
            tell(
                    seed,
                    seed.cell(seed.rows().get(0), column),
                    column + " is " + sum.toPlainString() + " in all rows together",
                    total.toPlainString() + ", of which each row has its share");
        }
    }

    private void unique(SeedFile seed, List<String> key) {
        if (!key.stream().allMatch(seed::has)) {
            return;
        }
        Map<List<String>, Cell> taken = new HashMap<>();
        for (List<Cell> row : seed.rows()) {
            Cell cell = seed.cell(row, key.get(0));
            List<String> values = key.stream()
                    .map(column -> plain(seed.cell(row, column).text()))
                    .toList();
            Cell before = taken.putIfAbsent(values, cell);
            if (before != null) {
                tell(
                        seed,
                        cell,
                        String.join(" and ", key) + " \"" + String.join("\" and \"", values)
                                + "\" stands there already, in line " + before.lineNo(),
                        "each once");
            }
        }
    }

    // 01 and 1 are one number.
    private static String plain(String text) {
        return text.matches("[-+]?\\d{1,9}") ? String.valueOf(Integer.parseInt(text)) : text;
    }

    private void oneOf(SeedFile seed, String column, List<String> known, String expected) {
        for (List<Cell> row : seed.rows()) {
            Cell cell = seed.cell(row, column);
            if (!known.contains(cell.text())) {
                tell(
                        seed,
                        cell,
                        column + " \"" + cell.text() + "\" is unknown" + Nearest.hint(cell.text(), known),
                        expected + String.join(", ", known));
            }
        }
    }

    private void reference(SeedFile seed, String column, String other) {
        String[] named = other.split("\\.", -1);
        SeedFile of = seeds.get(named[0]);
        if (of.has(named[1])) {
            List<String> known = new ArrayList<>(of.rows().stream()
                    .map(row -> of.cell(row, named[1]).text())
                    .distinct()
                    .toList());
            // The word for groups of which many are in default is of no feature.
            if (column.equals("feature_code")) {
                known.add("default");
            }
            oneOf(seed, column, known, "one of those of " + of.name() + ": ");
        }
    }

    private void eachIn(SeedFile seed, String column, String other) {
        List<String> known = values(other);
        for (List<Cell> row : seed.rows()) {
            Cell cell = seed.cell(row, column);
            for (String word : words(cell.text())) {
                if (!known.contains(word)) {
                    tell(
                            seed,
                            cell,
                            column + " \"" + word + "\" is unknown" + Nearest.hint(word, known),
                            "some of those of " + other.substring(0, other.indexOf('.'))
                                    + ".csv, with a space between: " + String.join(", ", known));
                }
            }
        }
    }

    private void served(SeedFile seed, String column, String other) {
        Set<String> named = new TreeSet<>();
        values(other).forEach(text -> named.addAll(words(text)));
        for (List<Cell> row : seed.rows()) {
            Cell cell = seed.cell(row, column);
            if (!named.contains(cell.text())) {
                tell(
                        seed,
                        cell,
                        column + " \"" + cell.text() + "\" is named by no row of "
                                + other.substring(0, other.indexOf('.')) + ".csv",
                        "at least one with it in " + other.substring(other.indexOf('.') + 1));
            }
        }
    }

    private List<String> values(String other) {
        int dot = other.indexOf('.');
        SeedFile of = seeds.get(other.substring(0, dot));
        String column = other.substring(dot + 1);
        return of.has(column)
                ? of.rows().stream().map(row -> of.cell(row, column).text()).toList()
                : List.of();
    }

    private static List<String> words(String text) {
        return Arrays.asList(text.strip().split("\\s+", -1));
    }

    private void within(SeedFile seed, String column, List<Integer> bounds) {
        for (List<Cell> row : seed.rows()) {
            Cell cell = seed.cell(row, column);
            number(cell).ifPresent(value -> {
                if (value.compareTo(BigDecimal.valueOf(bounds.get(0))) < 0
                        || value.compareTo(BigDecimal.valueOf(bounds.get(1))) > 0) {
                    tell(
                            seed,
                            cell,
                            column + " is " + cell.text(),
                            "a number from " + bounds.get(0) + " to " + bounds.get(1));
                }
            });
        }
    }

    private void written(SeedFile seed, String column, List<String> pattern) {
        for (List<Cell> row : seed.rows()) {
            Cell cell = seed.cell(row, column);
            if (!cell.text().matches(pattern.get(0))) {
                tell(seed, cell, column + " is \"" + cell.text() + "\"", pattern.get(1));
            }
        }
    }

    private void needed(SeedFile seed, String column, List<String> needed) {
        Set<String> missing = new TreeSet<>(needed);
        seed.rows().forEach(row -> missing.remove(seed.cell(row, column).text()));
        if (!missing.isEmpty()) {
            problems.add(
                    "%s has no row for %s %s; expected one, since records of the warehouse may say it",
                    seed.name(), column, String.join(", ", missing));
        }
    }

    private static Optional<BigDecimal> number(Cell cell) {
        try {
            return Optional.of(new BigDecimal(cell.text()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private void tell(SeedFile seed, Cell cell, String what, String expected) {
        problems.add("%s", seed.name() + " " + cell.place() + ": " + what + "; expected " + expected);
    }
}
