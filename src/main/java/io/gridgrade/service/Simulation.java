package io.gridgrade.service;

import io.gridgrade.engine.Row;
import io.gridgrade.value.Period;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * What an edit of the service rules would have done.
 *
 * @param first     the earliest of the months
 * @param last      the latest
 * @param customers how many have an action more, less, or otherwise in any of the months
 * @param rules     by rule: actions before and after, lost and gained, and of how many customers
 * @param channels  by channel: actions before and after
 */
public record Simulation(Period first, Period last, int months, long customers, List<Row> rules, List<Row> channels) {
    private static final BigDecimal DAYS_OF_YEAR = new BigDecimal("365.25");
    private static final BigDecimal DAYS_OF_WEEK_BY_MONTHS = BigDecimal.valueOf(84);

    /** A number of actions over the months as one of a week, of which a year has 365.25 / 7. */
    public BigDecimal perWeek(long actions) {
        return BigDecimal.valueOf(actions)
                .multiply(DAYS_OF_WEEK_BY_MONTHS)
                .divide(DAYS_OF_YEAR.multiply(BigDecimal.valueOf(months)), 1, RoundingMode.HALF_UP);
    }

    /** How many more actions of a channel there are a week; fewer are negative. */
    public BigDecimal morePerWeek(Row channel) {
        return perWeek(channel.longInteger("after_count") - channel.longInteger("before_count"));
    }
}
