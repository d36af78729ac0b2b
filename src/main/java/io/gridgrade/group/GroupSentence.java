package io.gridgrade.group;

import io.gridgrade.engine.Row;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Says in a sentence what sets a group apart: up to three features, the farthest out first, each with its mean and the
 * standardised difference, which is how many standard deviations of all customers the group lies above or below all.
 *
 * @param features those of the theme, in order, with names and units
 * @param currency that of the warehouse
 */
record GroupSentence(List<Row> features, String currency) {
    private static final int FEATURES_MAX = 3;
    // Less than that is a small difference (J. Cohen, "Statistical Power Analysis for the Behavioral Sciences", 1988).
    private static final double DEVIATIONS_MIN = 0.2;
    private static final Map<String, String> CHINESE_UNITS =
            Map.of("times", "倍", "days", "天", "hours", "小时", "points", "分", "contacts", "次");

    /** Copies its list. */
    GroupSentence {
        features = List.copyOf(features);
    }

    /** In English. */
    String english(Map<String, Double> place, Map<String, Double> means) {
        String said = apart(place, means).stream()
                .map(row -> row.text("feature_name_en").toLowerCase(Locale.ROOT) + " "
                        + number(means.get(row.text("feature_code"))) + unit(row) + " ("
                        + deviations(place.get(row.text("feature_code"))) + " SD)")
                .collect(Collectors.joining("; "));
        return said.isEmpty() ? "Like all customers in every feature of the theme." : "Set apart by " + said + ".";
    }

    /** In Chinese. */
    String chinese(Map<String, Double> place, Map<String, Double> means) {
        String said = apart(place, means).stream()
                .map(row -> row.text("feature_name_zh") + number(means.get(row.text("feature_code")))
                        + unit(row).strip().transform(unit -> CHINESE_UNITS.getOrDefault(unit, unit)) + "（"
                        + deviations(place.get(row.text("feature_code"))) + " 个标准差）")
                .collect(Collectors.joining("；"));
        return said.isEmpty() ? "各项特征与全体客户相近。" : "特征：" + said + "。";
    }

    private List<Row> apart(Map<String, Double> place, Map<String, Double> means) {
        return features.stream()
                .filter(row -> means.get(row.text("feature_code")) != null
                        && Math.abs(place.getOrDefault(row.text("feature_code"), 0.0)) >= DEVIATIONS_MIN)
                .sorted(Comparator.comparing((Row row) -> -Math.abs(place.get(row.text("feature_code")))))
                .limit(FEATURES_MAX)
                .toList();
    }

    private String unit(Row row) {
        String unit = row.text("unit");
        String told = unit.equals("currency") ? currency : unit;
        return told.isEmpty() || told.equals("%") ? told : " " + told;
    }

    private static String number(double value) {
        return String.format(
                Locale.ROOT, Math.abs(value) >= 100 ? "%,.0f" : Math.abs(value) >= 10 ? "%.1f" : "%.2f", value);
    }

    private static String deviations(double value) {
        return String.format(Locale.ROOT, "%+.1f", value);
    }
}
