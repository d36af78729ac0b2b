package io.gridgrade.quality;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What an expectation asks, as SQL over the rows {@code stored} of its table. */
sealed interface Rule {
    /** A condition on each row by itself, true where the row fails; null is no failure. Some share of the rows may fail. */
    record OfRow(String fault, BigDecimal shareMax) implements Rule {
        boolean holds(long failed, long checked) {
            return BigDecimal.valueOf(failed).compareTo(shareMax.multiply(BigDecimal.valueOf(checked))) <= 0;
        }
    }

    /** No two rows say the same of these columns; the first stands, and a row that leaves one empty says nothing. */
    record Once(List<String> columns) implements Rule {
        String allKnown() {
            return columns.stream()
                    .map(column -> "stored." + column + " is not null")
                    .collect(Collectors.joining(" and "));
        }

        String columnText() {
            return columns.stream().map(column -> "stored." + column).collect(Collectors.joining(", "));
        }

        String fault() {
            return allKnown() + " and row_number() over (partition by " + columnText() + " order by stored.rowid) > 1";
        }
    }

    /** A measure of all rows of the month together, within bounds or near to what it is compared with. */
    record OfMonth(String measure, Optional<Compared> compared, Bounds bounds) implements Rule {}

    /** What a measure is compared with: one of another table, or of the month before. */
    record Compared(StarTable table, boolean isOfMonthBefore, String measure) {}

    /** How far a measure may go. */
    sealed interface Bounds {
        boolean hold(BigDecimal measure, BigDecimal compared);

        /** From one number to another. */
        record Between(Optional<BigDecimal> min, Optional<BigDecimal> max) implements Bounds {
            @Override
            public boolean hold(BigDecimal measure, BigDecimal compared) {
                return measure != null
                        && min.map(least -> measure.compareTo(least) >= 0).orElse(true)
                        && max.map(most -> measure.compareTo(most) <= 0).orElse(true);
            }
        }

        /** Near to what it is compared with, if there is anything: by a share of that, or by a difference. */
        record Near(BigDecimal distance, boolean isShare) implements Bounds {
            @Override
            public boolean hold(BigDecimal measure, BigDecimal compared) {
                if (compared == null) {
                    return true;
                }
                BigDecimal most = isShare ? distance.multiply(compared.abs()) : distance;
                return measure != null && measure.subtract(compared).abs().compareTo(most) <= 0;
            }
        }
    }
}
