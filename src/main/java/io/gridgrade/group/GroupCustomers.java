package io.gridgrade.group;

import io.gridgrade.engine.SqlFile;
import io.gridgrade.run.Run;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.value.Problems;
import io.gridgrade.value.Step;
import io.gridgrade.warehouse.HomeSql;
import io.gridgrade.warehouse.SeedFile;
import io.gridgrade.warehouse.Warehouse;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gives every customer of a month its group; finds the groups anew when the model is old, or asked to be another. */
public final class GroupCustomers {
    private static final String NUMBER = "U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|DECIMAL.*|FLOAT|DOUBLE|BOOLEAN";

    /** Tells what is wrong with the SQL of the features that customers are grouped by, by a warehouse of its own. */
    public static void check(
            Warehouse warehouse, SeedFile features, Parameters settings, Period period, Problems problems) {
        HomeSql sql = new HomeSql(warehouse, settings.forPeriod(period), problems);
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

    /** Writes the month's groups; returns the number of customers. */
    public long run(Run run, Warehouse warehouse, Parameters parameters, Period period) {
        Parameters month = parameters.forPeriod(period).with("run_key", run.key());
        return run.step(Step.of("groups", period), () -> {
            warehouse.execute("group/dim_group_delete", month);
            GroupModel.store(warehouse).deleteFrom(period);
            Optional<GroupModel> model = inForce(warehouse, month, period);
            return model.isEmpty() ? 0 : assign(warehouse, month, model.get());
        });
    }

    private static Optional<GroupModel> inForce(Warehouse warehouse, Parameters month, Period period) {
        List<GroupFeature> features = GroupFeature.all(warehouse);
        Optional<GroupModel> model = GroupModel.inForce(warehouse, period)
                .filter(found -> period.compareTo(found.period().plusMonths(month.integer("group_refit_months"))) < 0)
                .filter(found -> found.settings().equals(GroupModel.settingsJson(month, features)));
        if (model.isPresent()) {
            return model;
        }
        return new FitGroups(warehouse, month, features).fit()
                ? GroupModel.inForce(warehouse, period)
                : Optional.empty();
    }

    private static long assign(Warehouse warehouse, Parameters month, GroupModel model) {
        CustomerFeatures customers = CustomerFeatures.ofMonth(
                warehouse,
                month,
                model.features().stream()
                        .map(GroupFeature.Standardised::feature)
                        .toList());
        return warehouse.execute(
                customers
                        .over("group/fact_customer_group")
                        .withFragments(new CentreSql(model.centres()).fragments())
                        .withFragments(Map.of("standardised", customers.standardisedSql(model.features()))),
                month.with("model_key", model.key()));
    }
}
