package io.gridgrade.statistics.clustering;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;

/** Centre of a group, in whole parts of the standardised features, so that a search ends when no part moves any more. */
public record Centre(List<Long> parts) {
    /** Copies its list. */
    public Centre {
        parts = List.copyOf(parts);
    }

    /** The mean of a group's members, from their exact sums. */
    public static Centre mean(long count, List<BigInteger> sums) {
        return new Centre(sums.stream()
                .map(sum -> new BigDecimal(sum)
                        .divide(BigDecimal.valueOf(count), 0, RoundingMode.HALF_EVEN)
                        .longValueExact())
                .toList());
    }
}
