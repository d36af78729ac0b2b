package io.gridgrade.cycle;

import io.gridgrade.indicator.ComputeIndicators;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.warehouse.Seeds;
import io.gridgrade.warehouse.Warehouse;
import java.time.YearMonth;

/** Brings the warehouse in line with the seeds in force, before any work. */
public final class Preparation {
    // Only to describe the SELECTs of the index system, which are asked about a month: any will do.
    private static final Period ANY = new Period(YearMonth.of(2000, 1));

    private Preparation() {}

    /** Applies the seeds, and gives fact_indicator and mart.indicator the columns of the index system. */
    public static void prepare(Warehouse warehouse, Parameters settings) {
        warehouse.transaction(() -> {
            Seeds.apply(warehouse);
            new ComputeIndicators().prepare(warehouse, settings, ANY);
            return null;
        });
    }
}
