package io.gridgrade.cli;

import io.gridgrade.service.Rebate;
import io.gridgrade.service.RebateSearch;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Json;
import io.gridgrade.value.UserError;
import io.gridgrade.warehouse.Home;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Tries rebates on repaid arrears on history. */
@Command(
        name = "rebate",
        description =
                "Try rebates on arrears that are repaid (rule S9) on history: every share with every window and threshold,"
                        + " the best first. History holds no rebate, so it tells how many must respond for one to pay; what is won"
                        + " is told under a --response that you state. Nothing is kept.")
final class ServiceRebateCommand implements Runnable {
    private static final int SHOWN = 12;

    @ParentCommand
    private ServiceCommand service;

    @Option(
            names = "--shares",
            split = ",",
            paramLabel = "PERCENT",
            defaultValue = "1,2,3,5,8",
            description = "Shares of what is repaid, given back; else 1,2,3,5,8.")
    private List<Double> shares;

    @Option(
            names = "--windows",
            split = ",",
            paramLabel = "MONTHS",
            defaultValue = "1,2,3",
            description = "Months within which the threshold is to be repaid; else 1,2,3.")
    private List<Integer> windows;

    @Option(
            names = "--thresholds",
            split = ",",
            paramLabel = "PERCENT",
            defaultValue = "50,80,100",
            description = "Shares of the arrears to be repaid; else 50,80,100.")
    private List<Integer> thresholds;

    @Option(
            names = "--late-fee",
            paramLabel = "PERCENT",
            defaultValue = "0.1",
            description =
                    "Late fee a day; arrears count from the age at which it has taken what the rebate gives, so that"
                            + " nobody gains by falling behind; else 0.1.")
    private double lateFee;

    @Option(
            names = "--horizon",
            paramLabel = "MONTHS",
            defaultValue = "12",
            description = "How long arrears are followed; else 12.")
    private int horizon;

    @Option(names = "--cap", paramLabel = "AMOUNT", description = "The most that a case gets; else no cap.")
    private Double cap;

    @Option(
            names = "--response",
            paramLabel = "CASES",
            description =
                    "Cases of a hundred, of those that would not have repaid in time, that respond to each percent given"
                            + " back: your judgement.")
    private Double response;

    @Option(names = "--json", description = "Answer in JSON, with every rebate tried.")
    private boolean asJson;

    @Override
    public void run() {
        check();
        GridGrade main = service.main();
        Home home = main.home();
        RebateSearch.Asked asked = new RebateSearch.Asked(
                shares,
                windows,
                thresholds,
                lateFee,
                horizon,
                cap == null ? OptionalDouble.empty() : OptionalDouble.of(cap),
                response == null ? OptionalDouble.empty() : OptionalDouble.of(response));
        List<Rebate> rebates = main.reading(home, session -> RebateSearch.of(session.warehouse(), asked));
        if (asJson) {
            main.terminal()
                    .out()
                    .println(Json.write(
                            rebates.stream().map(ServiceRebateCommand::asMap).toList()));
        } else {
            lines(rebates, asked).forEach(main.terminal().out()::println);
        }
    }

    private void check() {
        require(
                shares.stream().allMatch(share -> share > 0 && share < 100),
                "--shares " + shares,
                "percents above 0 and below 100, such as 1,2,5");
        require(
                horizon >= 1 && horizon <= 60,
                "--horizon " + horizon,
                "a whole number of months from 1 to 60, such as 12");
        require(
                windows.stream().allMatch(window -> window >= 1 && window <= horizon),
                "--windows " + windows,
                "whole numbers of months from 1 to the " + horizon + " of --horizon");
        require(
                thresholds.stream().allMatch(threshold -> threshold >= 1 && threshold <= 100),
                "--thresholds " + thresholds,
                "percents from 1 to 100");
        require(lateFee > 0 && lateFee <= 10, "--late-fee " + lateFee, "percent a day, above 0 and at most 10");
        require(cap == null || (cap > 0 && cap < 1e12), "--cap " + cap, "an amount above 0");
        require(response == null || (response >= 0 && response <= 100), "--response " + response, "0 to 100 cases");
    }

    private static void require(boolean isMet, String given, String expected) {
        if (!isMet) {
            throw new UserError(ExitCode.WRONG_USAGE, given + " cannot be tried; expected " + expected);
        }
    }

    private static List<String> lines(List<Rebate> rebates, RebateSearch.Asked asked) {
        boolean isWon = asked.response().isPresent();
        List<String> headings = new ArrayList<>(List.of(
                "back %",
                "from day", "months", "repaid %", "cases", "anyway", "cost of these", "never came", "must respond %"));
        if (isWon) {
            headings.add("won");
        }
        headings.add("best of 100 draws");
        TextTable table = new TextTable(headings);
        rebates.stream().limit(SHOWN).forEach(rebate -> table.add(cells(rebate, isWon)));
        List<String> lines = new ArrayList<>(table.lines());
        lines.add("");
        if (rebates.size() > SHOWN) {
            lines.add((rebates.size() - SHOWN) + " more were tried: --json");
        }
        Rebate best = rebates.get(0);
        if (isWon ? best.net().orElseThrow().value() <= 0 : best.needed().isEmpty()) {
            lines.add(
                    isWon
                            ? "none pays under this response: what is given to those who repay anyway is more than it brings"
                            : "none pays, even if all responded");
        }
        lines.add("anyway: cases that repaid the share in time without a rebate; what they get buys nothing");
        lines.add("must respond: of the other cases, for the rebate to pay; in brackets the middle 95 of 100 draws");
        lines.add("from day: younger arrears earn nothing, for the late fee of " + decimal(asked.lateFeePercent(), 3)
                + " % a day has not taken yet what the rebate gives; once a year");
        if (!isWon) {
            lines.add("history holds no rebate, so how many would respond is not known; state it with --response");
        }
        return lines;
    }

    private static Object[] cells(Rebate rebate, boolean isWon) {
        List<Object> cells = new ArrayList<>(List.of(
                decimal(rebate.sharePercent(), 2),
                rebate.ageDays(),
                rebate.windowMonths(),
                rebate.thresholdPercent(),
                rebate.cases(),
                rebate.earned(),
                amount(rebate.cost()),
                amount(rebate.reach()),
                rebate.needed()
                        .map(needed -> percent(needed.value()) + " (" + percent(needed.low()) + " to "
                                + percent(needed.high()) + ")")
                        .orElse("cannot pay")));
        if (isWon) {
            Rebate.Estimate net = rebate.net().orElseThrow();
            cells.add(amount(net.value()) + " (" + amount(net.low()) + " to " + amount(net.high()) + ")");
        }
        cells.add(Math.round(100 * rebate.bestShare()));
        return cells.toArray();
    }

    private static String percent(double share) {
        return share > 1 ? "all" : decimal(100 * share, 1);
    }

    private static String amount(double value) {
        return String.format(Locale.ROOT, "%,.0f", value);
    }

    private static String decimal(double value, int digits) {
        return String.format(Locale.ROOT, "%." + digits + "f", value)
                .replaceFirst("(\\.\\d*?)0+$", "$1")
                .replaceFirst("\\.$", "");
    }

    private static Map<String, Object> asMap(Rebate rebate) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("share_percent", rebate.sharePercent());
        map.put("age_days", rebate.ageDays());
        map.put("window_months", rebate.windowMonths());
        map.put("threshold_percent", rebate.thresholdPercent());
        map.put("cases", rebate.cases());
        map.put("earned_anyway", rebate.earned());
        map.put("arrears_amount", rebate.arrears());
        map.put("cost_amount", rebate.cost());
        map.put("reach_amount", rebate.reach());
        map.put("worth_amount", rebate.worth());
        map.put(
                "needed_share",
                rebate.needed().map(ServiceRebateCommand::estimate).orElse(null));
        map.put("net_amount", rebate.net().map(ServiceRebateCommand::estimate).orElse(null));
        map.put("best_share", rebate.bestShare());
        return map;
    }

    // No number is infinite in JSON: null says that so many draws have no bound.
    private static Map<String, Object> estimate(Rebate.Estimate estimate) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("value", estimate.value());
        map.put("low", estimate.low());
        map.put("high", Double.isInfinite(estimate.high()) ? null : estimate.high());
        return map;
    }
}
