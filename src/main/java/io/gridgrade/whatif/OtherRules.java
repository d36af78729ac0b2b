package io.gridgrade.whatif;

import io.gridgrade.cycle.TrialClose;
import io.gridgrade.engine.EngineLimits;
import io.gridgrade.engine.Row;
import io.gridgrade.engine.SqlFile;
import io.gridgrade.grade.index.GradedIndicator;
import io.gridgrade.indicator.ShiftIndicators;
import io.gridgrade.report.Imprint;
import io.gridgrade.report.PrintReports;
import io.gridgrade.report.PrintedCell;
import io.gridgrade.settings.Setting;
import io.gridgrade.settings.Settings;
import io.gridgrade.star.Periods;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Json;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.value.Progress;
import io.gridgrade.value.Step;
import io.gridgrade.value.UserError;
import io.gridgrade.warehouse.Home;
import io.gridgrade.warehouse.TrialWarehouse;
import io.gridgrade.warehouse.Warehouse;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Closes a closed month by other rules without keeping it, and compares: who moves, why, and what would be printed. */
public final class OtherRules {
    private static final String REPORT = "credit_report";
    private static final String PREFIX = "whatif/";
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");

    private final Warehouse warehouse;
    private final Period period;
    private final Progress progress;

    private OtherRules(Warehouse warehouse, Period period, Progress progress) {
        this.warehouse = warehouse;
        this.period = period;
        this.progress = progress;
    }

    /**
     * What would be of a closed month.
     *
     * @param shocks  what happens to indicators besides; none for changed rules alone
     * @param command the command, for the record that is thrown away with all else
     * @param moversMax how many of those that move are named
     * @param language of the printed page
     */
    public static Movement of(
            Home home,
            ChangedRules rules,
            List<Shock> shocks,
            String command,
            Period period,
            int moversMax,
            String language,
            Progress progress) {
        EngineLimits limits = EngineLimits.of(rules.settings());
        try (TrialWarehouse trial = TrialWarehouse.open(home, limits, rules.resources(), progress)) {
            OtherRules other = new OtherRules(trial.warehouse(), period, progress);
            other.requireClosed();
            Imprint imprint = Imprint.of(rules.settings());
            List<PrintedCell> printed = other.firstPage("before", language, imprint);
            List<String> settingsSince = other.settingsSince(home);
            other.execute("begin", Map.of(), Parameters.none());
            other.keepRules("closed");
            Map<String, String> shift = new ShockValues(trial.warehouse(), period).of(shocks);
            TrialClose.close(trial, command, period, rules.settings(), shift, progress);
            other.keepRules("trial");
            other.compare();
            return other.movement(
                    rules,
                    shocks,
                    moversMax,
                    settingsSince,
                    changedCells(printed, other.firstPage("after", language, imprint)));
        }
    }

    /**
     * How the mean score of a closed month changes with each of its indicators, shocked down and up by a size such as 10%,
     * the greatest change first.
     */
    public static List<Swing> tornado(Home home, ChangedRules rules, Period period, String size, Progress progress) {
        EngineLimits limits = EngineLimits.of(rules.settings());
        try (TrialWarehouse trial = TrialWarehouse.open(home, limits, rules.resources(), progress)) {
            OtherRules other = new OtherRules(trial.warehouse(), period, progress);
            other.requireClosed();
            other.execute("begin", Map.of(), Parameters.none());
            other.keepRules("closed");
            return other.step("tornado", () -> other.swings(size));
        }
    }

    /** How probable grades are when the weights of dimensions are only known to so many percent. */
    public static UncertainWeights uncertain(
            Home home, ChangedRules rules, Period period, int percent, Progress progress) {
        EngineLimits limits = EngineLimits.of(rules.settings());
        try (TrialWarehouse trial = TrialWarehouse.open(home, limits, rules.resources(), progress)) {
            OtherRules other = new OtherRules(trial.warehouse(), period, progress);
            other.requireClosed();
            other.execute("begin", Map.of(), Parameters.none());
            other.keepRules("closed");
            return other.step(
                    "uncertain weights",
                    () -> UncertainWeights.of(
                            other.warehouse,
                            period,
                            percent,
                            Long.parseLong(rules.settings().text("random_seed"))));
        }
    }

    private List<Swing> swings(String size) {
        ShockValues values = new ShockValues(warehouse, period);
        String branches = values.usable().stream()
                .map(code -> branch(values, code, size))
                .collect(Collectors.joining("\n    union all\n    "));
        return warehouse
                .query(file("tornado", Map.of("branches", branches)), month().with("side_code", "closed"))
                .stream()
                .map(row -> new Swing(row.text("indicator_code"), row.number("down_change"), row.number("up_change")))
                .toList();
    }

    private String branch(ShockValues values, String code, String size) {
        Shock up = Shock.of(code, size.startsWith("+") ? size : "+" + size, size);
        if (up.kind() == Shock.Kind.PERCENTILE || up.size().signum() < 0) {
            throw Shock.wrong(size);
        }
        Shock down = new Shock(code, up.kind(), up.size().negate());
        String points = up.column() + "_points";
        return "select customer_key, population_code, " + SqlFile.literal(code) + " as indicator_code, " + points
                + " as points, " + ShiftIndicators.pointsOf(warehouse, code, "(" + values.of(down) + ")")
                + " as down_points, " + ShiftIndicators.pointsOf(warehouse, code, "(" + values.of(up) + ")")
                + " as up_points from scored where " + points + " is not null";
    }

    private void requireClosed() {
        List<Period> closed = Periods.closed(warehouse);
        if (!closed.contains(period)) {
            throw new UserError(
                    ExitCode.PRECONDITION,
                    "month " + period + " is not closed in the published copy; expected one of the closed months"
                            + (closed.isEmpty()
                                    ? ", and there is none yet; close one with: gridgrade close"
                                    : " " + closed.get(0) + " to " + closed.get(closed.size() - 1)));
        }
    }

    private <T> T step(String name, Supplier<T> work) {
        Step step = Step.of(name, period);
        progress.begun(step);
        long from = System.nanoTime();
        T result = work.get();
        progress.done(step, 0, (System.nanoTime() - from) / 1e9);
        return result;
    }

    private List<PrintedCell> firstPage(String which, String language, Imprint imprint) {
        return step("page 1 " + which, () -> PrintReports.firstPage(warehouse, period, REPORT, language, imprint));
    }

    // Settings of the home that are not as they were at the close.
    private List<String> settingsSince(Home home) {
        Parameters now = Settings.read(home.settingsFile()).asParameters();
        List<String> since = new ArrayList<>();
        for (Row row : warehouse.query(PREFIX + "settings_of_close", month())) {
            Parameters then = Parameters.of(Json.readMap(row.text("settings_json")));
            for (Setting setting : Setting.values()) {
                String name = setting.parameterName();
                if (ChangedRules.isOfGrading(setting) && then.has(name) && !isSame(then.text(name), now.text(name))) {
                    since.add(setting.fullName() + ": " + then.text(name) + " -> " + now.text(name));
                }
            }
        }
        return since;
    }

    // 6.0 is 6.00.
    private static boolean isSame(String then, String now) {
        return then.equals(now)
                || (NUMBER.matcher(then).matches()
                        && NUMBER.matcher(now).matches()
                        && new BigDecimal(then).compareTo(new BigDecimal(now)) == 0);
    }

    private Parameters month() {
        return Parameters.none().forPeriod(period);
    }

    private void keepRules(String side) {
        Parameters parameters = month().with("side_code", side);
        execute(
                "weight",
                Map.of("dimension_weight", GradedIndicator.dimensionWeightsOf(warehouse, period)),
                parameters);
        execute("scale", Map.of(), parameters);
    }

    private void compare() {
        step("who moves", () -> {
            execute("compared", Map.of("published", TrialWarehouse.PUBLISHED), month());
            lost("closed", TrialWarehouse.PUBLISHED + ".star.fact_indicator", "old_score");
            lost("trial", "star.fact_indicator", "new_score");
            execute("changed", Map.of(), month());
            execute("cause", Map.of(), month());
            return null;
        });
    }

    private void lost(String side, String facts, String score) {
        execute("lost", Map.of("facts", facts, "score", score), month().with("side_code", side));
    }

    private void execute(String name, Map<String, String> fragments, Parameters parameters) {
        warehouse.execute(file(name, fragments), parameters);
    }

    private SqlFile file(String name, Map<String, String> fragments) {
        return warehouse.sqlFile(PREFIX + name).withFragments(fragments);
    }

    private Movement movement(
            ChangedRules rules,
            List<Shock> shocks,
            int moversMax,
            List<String> settingsSince,
            List<Movement.ChangedCell> cells) {
        List<String> since = new ArrayList<>(settingsSince);
        warehouse
                .query(file("rules_since", Map.of("published", TrialWarehouse.PUBLISHED)), month())
                .forEach(row -> since.add(shown(row.text("rule_name"))));
        since.removeAll(rules.names());
        return new Movement(
                period,
                Stream.concat(rules.names().stream(), shocks.stream().map(Shock::shown))
                        .toList(),
                since,
                warehouse.query(PREFIX + "moves", month()),
                warehouse.query(PREFIX + "trial_scale", month()).stream()
                        .map(row -> row.text("grade_code"))
                        .toList(),
                warehouse.query(PREFIX + "migration", month()),
                warehouse.query(PREFIX + "causes", month()),
                warehouse.query(PREFIX + "movers", month().with("rows_max", moversMax)),
                RiskFactors.of(warehouse, period, shocks),
                cells);
    }

    private static String shown(String rule) {
        return rule.startsWith("warehouse/") ? rule.substring("warehouse/".length()) : rule;
    }

    private static List<Movement.ChangedCell> changedCells(List<PrintedCell> before, List<PrintedCell> after) {
        Map<String, String> old = byPlace(before);
        Map<String, String> fresh = byPlace(after);
        TreeSet<String> gone = new TreeSet<>(old.keySet());
        gone.removeAll(fresh.keySet());
        List<Movement.ChangedCell> changed = new ArrayList<>();
        fresh.forEach((place, text) -> {
            if (!text.equals(old.get(place))) {
                changed.add(new Movement.ChangedCell(place, old.get(place), text));
            }
        });
        gone.forEach(place -> changed.add(new Movement.ChangedCell(place, old.get(place), null)));
        return List.copyOf(changed);
    }

    private static Map<String, String> byPlace(List<PrintedCell> cells) {
        Map<String, String> texts = new LinkedHashMap<>();
        cells.forEach(cell -> texts.put(cell.place(), cell.text()));
        return texts;
    }
}
