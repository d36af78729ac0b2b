package io.gridgrade.service;

import io.gridgrade.engine.Row;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.UserError;
import io.gridgrade.warehouse.Warehouse;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Tries rebates on the arrears of history: every share with every window and threshold. The engine adds up each over 200
 * parts of the customers; the parts are drawn anew 2,000 times, with replacement, so that all cases of a customer stay
 * together (Efron and Tibshirani, "An Introduction to the Bootstrap", 1993).
 */
public final class RebateSearch {
    static final int GROUPS = 200;
    private static final int DRAWS = 2000;
    private static final int CASES_MIN = 30;
    private static final long SEED = 1;
    private static final double UNCAPPED = 1e12;

    private RebateSearch() {}

    /**
     * What is tried.
     *
     * @param sharePercents     shares given back
     * @param windowMonths      windows
     * @param thresholdPercents shares of the arrears to be repaid
     * @param lateFeePercent    late fee a day, which bounds the age from which arrears count
     * @param horizonMonths     how long arrears are followed
     * @param cap               the most that a case gets, in the currency
     * @param response          cases of a hundred that respond to each percent given back, of those that would not have
     *                          repaid in time; a judgement, for history holds no rebate
     */
    public record Asked(
            List<Double> sharePercents,
            List<Integer> windowMonths,
            List<Integer> thresholdPercents,
            double lateFeePercent,
            int horizonMonths,
            OptionalDouble cap,
            OptionalDouble response) {
        int ageDays(double sharePercent) {
            // To the millionth: 5 / 0.1 is 50 days, not 51.
            return (int) Math.ceil(sharePercent / lateFeePercent - 1e-6);
        }

        double responding(double sharePercent) {
            return Math.min(1, response.orElseThrow() * sharePercent / 100);
        }
    }

    /** Every rebate, the best first: by what it wins under the stated response, else by how little response it needs. */
    public static List<Rebate> of(Warehouse published, Asked asked) {
        List<Sums> tried = tried(published, asked);
        long most = tried.stream().mapToLong(sums -> sums.cases).max().orElse(0);
        if (most < CASES_MIN) {
            throw new UserError(
                    ExitCode.PRECONDITION,
                    "history has " + most + " cases of arrears that were followed for " + asked.horizonMonths()
                            + " months; expected " + CASES_MIN
                            + " or more, for fewer tell nothing; follow them for fewer months with --horizon, or close"
                            + " more months");
        }
        return search(tried, asked);
    }

    /** What every rebate adds up to. */
    static List<Sums> tried(Warehouse published, Asked asked) {
        List<Double> shares = asked.sharePercents();
        String shareRows = IntStream.range(0, shares.size())
                .mapToObj(i -> "    select " + i + " as share_no, " + decimal(shares.get(i)) + " as share_percent, "
                        + asked.ageDays(shares.get(i)) + " as age_days")
                .collect(Collectors.joining("\n    union all\n"));
        List<Row> rows = published.query(
                published
                        .sqlFile("service/rebate_group")
                        .withFragments(Map.of(
                                "shares", shareRows,
                                "windows", column(asked.windowMonths(), "window_months"),
                                "thresholds", column(asked.thresholdPercents(), "threshold_percent"))),
                Parameters.none()
                        .with("horizon_months", asked.horizonMonths())
                        .with("group_count", GROUPS)
                        .with("cap_max", asked.cap().orElse(UNCAPPED)));
        Map<String, Sums> tried = new LinkedHashMap<>();
        for (Row row : rows) {
            double share = shares.get(row.integer("share_no"));
            int window = row.integer("window_months");
            int threshold = row.integer("threshold_percent");
            tried.computeIfAbsent(share + " " + window + " " + threshold, key -> new Sums(share, window, threshold))
                    .add(row);
        }
        return List.copyOf(tried.values());
    }

    /** Draws the parts of the customers anew, and ranks. */
    static List<Rebate> search(List<Sums> tried, Asked asked) {
        SplittableRandom random = new SplittableRandom(SEED);
        int[] best = new int[tried.size()];
        double[][] needed = new double[tried.size()][DRAWS];
        double[][] net = new double[tried.size()][DRAWS];
        for (int draw = 0; draw < DRAWS; draw++) {
            int[] times = new int[GROUPS];
            for (int i = 0; i < GROUPS; i++) {
                times[random.nextInt(GROUPS)]++;
            }
            int first = -1;
            double least = Double.POSITIVE_INFINITY;
            for (int i = 0; i < tried.size(); i++) {
                Sums sums = tried.get(i);
                double cost = sums.total(sums.cost, times);
                double worth = sums.total(sums.worth, times);
                needed[i][draw] = needed(cost, worth);
                net[i][draw] = asked.response().isEmpty() ? 0 : asked.responding(sums.share) * worth - cost;
                double loss = loss(sums, needed[i][draw], net[i][draw], asked);
                if (loss < least) {
                    least = loss;
                    first = i;
                }
            }
            if (first >= 0) {
                best[first]++;
            }
        }
        List<Rebate> rebates = new ArrayList<>();
        for (int i = 0; i < tried.size(); i++) {
            rebates.add(tried.get(i).rebate(asked, needed[i], net[i], best[i] / (double) DRAWS));
        }
        rebates.sort(Comparator.comparingDouble(rebate -> loss(rebate, asked)));
        return rebates;
    }

    // The response that each percent given back must find: a larger rebate may be expected to find more.
    private static double loss(Sums sums, double needed, double net, Asked asked) {
        return asked.response().isPresent() ? -net : needed / sums.share;
    }

    private static double loss(Rebate rebate, Asked asked) {
        return asked.response().isPresent()
                ? -rebate.net().orElseThrow().value()
                : rebate.needed().map(Rebate.Estimate::value).orElse(Double.POSITIVE_INFINITY) / rebate.sharePercent();
    }

    // More than all cannot respond.
    private static double needed(double cost, double worth) {
        return worth > 0 && cost <= worth ? cost / worth : Double.POSITIVE_INFINITY;
    }

    private static Rebate.Estimate estimate(double value, double[] draws) {
        double[] sorted = draws.clone();
        Arrays.sort(sorted);
        return new Rebate.Estimate(value, sorted[DRAWS / 40], sorted[DRAWS - 1 - DRAWS / 40]);
    }

    private static String column(List<Integer> values, String name) {
        return values.stream()
                .map(value -> "    select " + value + " as " + name)
                .collect(Collectors.joining("\n    union all\n"));
    }

    private static String decimal(double value) {
        return BigDecimal.valueOf(value).toPlainString();
    }

    /** What a rebate adds up to in each part of the customers. */
    static final class Sums {
        private final double share;
        private final int window;
        private final int threshold;
        private final double[] cost = new double[GROUPS];
        private final double[] worth = new double[GROUPS];
        private long cases;
        private long earned;
        private double arrears;
        private double reach;

        Sums(double share, int window, int threshold) {
            this.share = share;
            this.window = window;
            this.threshold = threshold;
        }

        void add(Row row) {
            int group = row.integer("group_no");
            cases += row.longInteger("case_count");
            earned += row.longInteger("earned_count");
            arrears += row.number("arrears_amount");
            reach += row.number("reach_amount");
            cost[group] += row.number("cost_amount");
            worth[group] += row.number("reach_amount") - row.number("reach_cost_amount");
        }

        private double total(double[] of, int[] times) {
            double total = 0;
            for (int group = 0; group < GROUPS; group++) {
                total += times[group] * of[group];
            }
            return total;
        }

        private Rebate rebate(Asked asked, double[] neededDraws, double[] netDraws, double bestShare) {
            double wholeCost = Arrays.stream(cost).sum();
            double wholeWorth = Arrays.stream(worth).sum();
            double needs = needed(wholeCost, wholeWorth);
            return new Rebate(
                    share,
                    asked.ageDays(share),
                    window,
                    threshold,
                    cases,
                    earned,
                    arrears,
                    wholeCost,
                    reach,
                    wholeWorth,
                    Double.isInfinite(needs) ? Optional.empty() : Optional.of(estimate(needs, neededDraws)),
                    asked.response().isEmpty()
                            ? Optional.empty()
                            : Optional.of(estimate(asked.responding(share) * wholeWorth - wholeCost, netDraws)),
                    bestShare);
        }
    }
}
