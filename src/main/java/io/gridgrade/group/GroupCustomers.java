package io.gridgrade.group;

import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.warehouse.Run;
import io.gridgrade.warehouse.Warehouse;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gives every customer of a month its group; finds the groups anew when the model is old, or asked to be another. */
public final class GroupCustomers {
    /** Writes the month's groups; returns the number of customers. */
    public long run(Run run, Warehouse warehouse, Parameters parameters, Period period) {
        Parameters month = parameters.forPeriod(period).with("run_key", run.key());
        return run.step("groups " + period, () -> {
            warehouse.execute("group/model_of_month_delete", month);
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
