package io.gridgrade.service;

import java.util.Optional;

/**
 * A rebate on arrears that are repaid (rule S9 of the paper), and what history says of it. History holds no rebate: what it
 * tells is who would have earned one anyway, and what never came. So it tells how many more must respond for the rebate to
 * pay, and not how many will.
 *
 * @param sharePercent     of what is repaid, given back
 * @param ageDays          days past due from which arrears count: from there on the late fee has taken what the rebate gives
 * @param windowMonths     within which the threshold must be repaid
 * @param thresholdPercent of the arrears, to be repaid
 * @param cases            cases of arrears
 * @param earned           of these, repaid the threshold in the window without any rebate
 * @param arrears          amount of all cases
 * @param cost             rebate on what these repaid: it buys nothing
 * @param reach            what the threshold asks of the other cases beyond what came of them in the horizon
 * @param worth            the same, less the rebate on all that it asks of them: what would be won if all of them responded
 * @param needed           share of the other cases that must respond for the rebate to pay, 0 to 1; empty when it cannot
 * @param net              won less cost under the stated response; empty when none was stated
 * @param bestShare        of the bootstrap's draws, in how many it is the best of those tried, 0 to 1
 */
public record Rebate(
        double sharePercent,
        int ageDays,
        int windowMonths,
        int thresholdPercent,
        long cases,
        long earned,
        double arrears,
        double cost,
        double reach,
        double worth,
        Optional<Estimate> needed,
        Optional<Estimate> net,
        double bestShare) {

    /**
     * A figure with the middle 95 % of its bootstrap.
     *
     * @param high infinite where the rebate cannot pay in so many draws
     */
    public record Estimate(double value, double low, double high) {}
}
