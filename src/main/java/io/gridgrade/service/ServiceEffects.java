package io.gridgrade.service;

import io.gridgrade.engine.Row;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.value.UserError;
import io.gridgrade.warehouse.Warehouse;
import java.util.List;
import java.util.Optional;

/**
 * What the actions of the service rules changed, as it was known at the close of a month.
 *
 * @param effects  a row per rule and measure, as {@code service/effect} returns them
 * @param balances a row per rule and covariate, as {@code service/balance} returns them
 */
public record ServiceEffects(Period period, List<Row> effects, List<Row> balances) {
    /** Of a closed month, or of the last one that has any. */
    public static ServiceEffects of(Warehouse published, Optional<Period> asked) {
        Period period = asked.or(() -> published.query("service/effect_period", Parameters.none()).stream()
                        .findFirst()
                        .map(row -> Period.ofKey(row.integer("period_key"))))
                .orElseThrow(() -> none("no close measured an effect"));
        Parameters month = Parameters.none().forPeriod(period);
        List<Row> effects = published.query("service/effect", month);
        if (effects.isEmpty()) {
            throw none("the close of " + period + " measured no effect");
        }
        return new ServiceEffects(period, effects, published.query("service/balance", month));
    }

    private static UserError none(String what) {
        return new UserError(
                ExitCode.PRECONDITION,
                what + "; expected work lists that came back, of months that are"
                        + " service.effect_months before the close; write them with: gridgrade service list, load"
                        + " them with: gridgrade load work-lists FOLDER, then close");
    }
}
