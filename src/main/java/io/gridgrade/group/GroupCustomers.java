package io.gridgrade.group;

import io.gridgrade.engine.Row;
import io.gridgrade.engine.SqlFile;
import io.gridgrade.run.Run;
import io.gridgrade.statistics.clustering.GroupingMethod;
import io.gridgrade.statistics.clustering.GroupingMethods;
import io.gridgrade.value.Nearest;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.value.Problems;
import io.gridgrade.value.Step;
import io.gridgrade.warehouse.HomeSql;
import io.gridgrade.warehouse.SeedFile;
import io.gridgrade.warehouse.Warehouse;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Gives every customer of a month its group of every theme; finds the groups of a theme anew when its model is old or
 * asked to be another, or twice as many months are known as at its fit.
 */
public final class GroupCustomers {
    private static final String NUMBER = "U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|DECIMAL.*|FLOAT|DOUBLE|BOOLEAN";

    /** Tells what is wrong with themes and the SQL of their features, by a warehouse of its own. */
    public static void check(
            Warehouse warehouse, Map<String, SeedFile> seeds, Parameters settings, Period period, Problems problems) {
        checkAlgorithms(seeds.get("group_theme"), problems);
        SeedFile features = seeds.get("group_feature");
        HomeSql sql = new HomeSql(warehouse, settings.forPeriod(period), problems);
        CustomerFeatures.stageSources(warehouse, settings.forPeriod(period));
        SqlFile inside = warehouse.sqlFile("group/customer_of_month");
        for (List<SeedFile.Cell> row : features.rows()) {
            SeedFile.Cell cell = features.cell(row, "feature_sql");
            sql.typeInside(cell.text(), cell, features.name(), inside, "features")
                    .filter(type -> !type.matches(NUMBER))
                    .ifPresent(type -> problems.add(
                            "%s line %d, column %d: the feature is of the type %s; expected a number",
                            features.name(), cell.lineNo(), cell.columnNo(), type));
        }
    }

    private static void checkAlgorithms(SeedFile themes, Problems problems) {
        List<String> known =
                GroupingMethods.all().stream().map(GroupingMethod::code).toList();
        for (List<SeedFile.Cell> row : themes.rows()) {
            SeedFile.Cell cell = themes.cell(row, "algorithm_code");
            if (!known.contains(cell.text())) {
                problems.add(
                        "%s %s: algorithm_code \"%s\" is unknown%s; expected one of %s",
                        themes.name(),
                        cell.place(),
                        cell.text(),
                        Nearest.hint(cell.text(), known),
                        String.join(", ", known));
            }
        }
    }

    /** Writes the month's groups of every theme; returns the number of customers. */
    public long run(Run run, Warehouse warehouse, Parameters parameters, Period period) {
        Parameters month = parameters.forPeriod(period).with("run_key", run.key());
        return run.step(Step.of("groups", period), () -> {
            warehouse.execute("group/dim_group_delete", month);
            GroupModel.stores(warehouse).forEach(store -> store.deleteFrom(period));
            CustomerFeatures.stageMonth(warehouse, month, GroupFeature.all(warehouse));
            long customers = 0;
            for (GroupTheme theme : GroupTheme.all(warehouse, parameters)) {
                Parameters themed = month.with("theme_code", theme.code());
                Optional<GroupModel> model = inForce(run, warehouse, themed, theme, period);
                customers = Math.max(customers, model.isEmpty() ? 0 : assign(warehouse, themed, model.get()));
            }
            CustomerFeatures.dropMonth(warehouse);
            return customers;
        });
    }

    private static Optional<GroupModel> inForce(
            Run run, Warehouse warehouse, Parameters month, GroupTheme theme, Period period) {
        Optional<GroupModel> last = GroupModel.last(warehouse, theme, period);
        boolean isInForce = last.filter(
                        found -> period.compareTo(found.period().plusMonths(month.integer("group_refit_months"))) < 0)
                .filter(found -> !isOutgrown(warehouse, month, found.period(), period))
                .filter(found -> found.settings().equals(GroupModel.settingsJson(month, theme)))
                .isPresent();
        if (isInForce) {
            return last;
        }
        return new FitGroups(run, warehouse, month, theme, last).fit()
                ? GroupModel.last(warehouse, theme, period)
                : Optional.empty();
    }

    // Features are measured over up to thirty-six months, and of these a home's first month knows one: what was fitted
    // then would hold a customer's first bill for its habit a year long.
    private static boolean isOutgrown(Warehouse warehouse, Parameters month, Period fitted, Period period) {
        Row known = warehouse.query("group/first_month", month).get(0);
        if (known.isNull("first_period_key")) {
            return false;
        }
        Period first = Period.ofKey(known.integer("first_period_key"));
        return monthCount(first, period) >= 2 * monthCount(first, fitted);
    }

    private static long monthCount(Period first, Period last) {
        return ChronoUnit.MONTHS.between(first.month(), last.month()) + 1;
    }

    private static long assign(Warehouse warehouse, Parameters month, GroupModel model) {
        CustomerFeatures customers = CustomerFeatures.staged(
                warehouse,
                model.features().stream()
                        .map(GroupFeature.Standardised::feature)
                        .toList());
        CentreSql centres = new CentreSql(model.centres());
        return warehouse.execute(
                customers
                        .over("group/fact_customer_group")
                        .withAnyOf(centres.fragments())
                        .withFragments(Map.of(
                                "standardised",
                                CustomerFeatures.standardisedSql(model.features()),
                                "group_no",
                                centres.nearest(model.groupNos()))),
                month.with("model_key", model.key()));
    }
}
