package io.gridgrade.validation;

import io.gridgrade.engine.Row;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.warehouse.Warehouse;
import java.util.List;

/** How many customers have a grade and a probability, and what decided. */
final class Assignment {
    private Assignment() {}

    static Section of(Warehouse warehouse, Period period) {
        Section section = Section.of(
                "assignment",
                "How grades came about, " + period,
                List.of(
                        "population",
                        "customers",
                        "rated",
                        "with probability",
                        "in default",
                        "decided by a gate",
                        "held back"));
        for (Row row :
                warehouse.query("validation/assignment", Parameters.none().with("period_key", period.key()))) {
            section = section.row(
                    row.text("population_code"),
                    row.longInteger("customer_count"),
                    row.longInteger("rated_count"),
                    row.longInteger("forecast_count"),
                    row.longInteger("in_default_count"),
                    row.longInteger("gate_count"),
                    row.longInteger("held_count"));
        }
        return section.remark("held_back", "held back: by hysteresis or the limit on promotion");
    }
}
