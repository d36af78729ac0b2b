package io.gridgrade.statistics.clustering;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** In words, why there are so many groups. */
public final class WhySoMany {
    private final NumberOfGroups found;
    private final NumberOfGroups.Rule rule;
    private final boolean isChinese;

    private WhySoMany(NumberOfGroups found, NumberOfGroups.Rule rule, boolean isChinese) {
        this.found = found;
        this.rule = rule;
        this.isChinese = isChinese;
    }

    /** In English. */
    public static String english(NumberOfGroups found, NumberOfGroups.Rule rule) {
        return new WhySoMany(found, rule, false).text();
    }

    /** In Chinese. */
    public static String chinese(NumberOfGroups found, NumberOfGroups.Rule rule) {
        return new WhySoMany(found, rule, true).text();
    }

    /** The measures that name so many groups, in English; empty where none does. */
    public static String named(NumberOfGroups found, int groupCount) {
        return new WhySoMany(found, NumberOfGroups.Rule.USUAL, false).named(groupCount);
    }

    private String text() {
        List<String> sentences = new ArrayList<>();
        if (found.groupCount().isPresent()) {
            int count = found.groupCount().getAsInt();
            sentences.add(
                    isChinese
                            ? "分为 " + count + " 组：以" + named(count) + "为最优。"
                            : count + " groups: best by " + named(count) + ".");
        } else {
            sentences.add(isChinese ? "没有可取的组数。" : "No number of groups is to be had.");
        }
        TreeMap<Integer, List<NumberOfGroups.Say>> others = found.says().stream()
                .filter(say -> !OptionalInt.of(say.groupCount()).equals(found.groupCount()))
                .collect(Collectors.groupingBy(NumberOfGroups.Say::groupCount, TreeMap::new, Collectors.toList()));
        others.forEach((count, says) -> sentences.add(other(count, says.size())));
        if (found.isGapOneGroup()) {
            sentences.add(isChinese ? "间隔统计量未发现分组。" : "The gap statistic finds no groups.");
        } else if (found.isGapMore()) {
            sentences.add(isChinese ? "间隔统计量倾向更多组。" : "The gap statistic asks for more.");
        }
        found.leftOut().forEach(left -> sentences.add(leftOut(left)));
        return String.join(isChinese ? "" : " ", sentences);
    }

    private String other(int groupCount, int sayCount) {
        boolean isTie = found.says().stream()
                        .filter(say -> OptionalInt.of(say.groupCount()).equals(found.groupCount()))
                        .count()
                == sayCount;
        return isChinese
                ? named(groupCount) + "倾向 " + groupCount + " 组" + (isTie ? "，票数相同而轮廓系数较低。" : "。")
                : groupCount + " by " + named(groupCount) + (isTie ? ", as many, but with a lower silhouette." : ".");
    }

    private String named(int groupCount) {
        return found.says().stream()
                .filter(say -> say.groupCount() == groupCount)
                .map(say -> name(say.index()))
                .collect(Collectors.joining(isChinese ? "、" : ", "));
    }

    private String name(QualityIndex index) {
        return switch (index) {
            case SILHOUETTE -> isChinese ? "轮廓系数" : "silhouette";
            case DAVIES_BOULDIN -> isChinese ? "戴维斯-博尔丁指数" : "Davies-Bouldin";
            case CALINSKI_HARABASZ -> isChinese ? "卡林斯基-哈拉巴斯指数" : "Calinski-Harabasz";
            case GAP -> isChinese ? "间隔统计量" : "gap";
            case STABILITY -> isChinese ? "稳定性" : "stability";
            case XIE_BENI -> isChinese ? "谢-贝尼指数" : "Xie-Beni";
        };
    }

    private String leftOut(NumberOfGroups.LeftOut left) {
        List<String> reasons = new ArrayList<>();
        left.smallestShare()
                .ifPresent(share -> reasons.add(
                        isChinese
                                ? "最小组仅占 " + percent(share) + "，要求不少于 " + percent(rule.smallestShareMin())
                                : "the smallest has " + percent(share) + " of the cases, "
                                        + percent(rule.smallestShareMin()) + " are asked for"));
        left.stability()
                .ifPresent(stability -> reasons.add(
                        isChinese
                                ? "稳定性 " + two(stability) + "，要求不低于 " + two(rule.stabilityMin())
                                : "stability " + two(stability) + ", " + two(rule.stabilityMin()) + " is asked for"));
        return isChinese
                ? left.groupCount() + " 组不取（" + String.join("；", reasons) + "）。"
                : "Not " + left.groupCount() + " (" + String.join("; ", reasons) + ").";
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    private static String two(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
