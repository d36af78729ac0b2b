package io.gridgrade.rating;

import io.gridgrade.engine.Row;
import io.gridgrade.grade.rule.GradeRules;
import io.gridgrade.star.Periods;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Json;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.value.UserError;
import io.gridgrade.warehouse.Warehouse;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A closed month and the settings by which it was closed.
 *
 * @param settings those of the close; those of the home for what it did not keep
 * @param run of the close
 */
public record MonthRules(Period period, Parameters settings, int run) {
    /** Those of the month that is asked for, or of the last closed one. */
    public static MonthRules of(Warehouse published, Parameters home, Optional<Period> asked) {
        Period period = asked.or(() -> Periods.lastClosed(published))
                .filter(Periods.closed(published)::contains)
                .orElseThrow(() -> new UserError(
                        ExitCode.PRECONDITION,
                        asked.map(month -> month + " is not closed").orElse("no month is closed")
                                + "; expected a closed month, see: gridgrade status"));
        Row close = published
                .query("rating/close", Parameters.none().forPeriod(period))
                .get(0);
        Map<String, Object> known = new TreeMap<>(home.asMap());
        if (!close.isNull("settings_json")) {
            known.putAll(Json.readMap(close.text("settings_json")));
        }
        return new MonthRules(period, Parameters.of(known), close.integer("close_run_key"));
    }

    /** What grading looks at. */
    Parameters grading() {
        return GradeRules.parameters(settings, period);
    }
}
