package io.gridgrade.cycle;

import io.gridgrade.engine.Row;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.value.UserError;
import io.gridgrade.warehouse.Warehouse;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** The share of a month's records above which it is not closed: figures of what is left would look right and not be. */
final class MissingShare {
    private static final String SETTING = "close_missing_share_max";

    private MissingShare() {}

    /** Refuses the close of a month of which too much was refused or kept out. */
    static void require(Warehouse warehouse, Parameters settings, Period month) {
        Row row = warehouse
                .query("cycle/missing_share", Parameters.none().forPeriod(month))
                .get(0);
        BigDecimal read = row.decimal("read_count");
        BigDecimal missing = row.decimal("refused_count").add(row.decimal("quarantined_count"));
        BigDecimal most = settings.decimal(SETTING);
        // Of rows that came from no file that is known there is nothing to take a share of.
        if (read.signum() > 0 && missing.compareTo(read.multiply(most)) > 0) {
            throw new UserError(
                    ExitCode.DATA_QUALITY,
                    "too much of " + month + " is missing to close it: of " + read.toPlainString()
                            + " records read in the files behind it " + row.text("refused_count")
                            + " were refused and " + row.text("quarantined_count") + " are kept out, "
                            + missing.multiply(new BigDecimal(100)).divide(read, 1, RoundingMode.HALF_UP)
                            + " %; expected at most "
                            + most.multiply(new BigDecimal(100))
                                    .stripTrailingZeros()
                                    .toPlainString()
                            + " % (setting close.missing_share_max); mend what was refused (gridgrade rejects), or allow"
                            + " more, and run the command again");
        }
    }
}
