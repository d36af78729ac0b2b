package io.gridgrade.group;

import io.gridgrade.engine.Row;
import io.gridgrade.value.Parameters;
import io.gridgrade.warehouse.Warehouse;
import java.util.List;

/**
 * A theme under which customers are grouped: with features, a number of groups and a way to find them of its own.
 *
 * @param groupCount how many groups are asked for
 * @param shareMin share of the customers below which a group is given up, 0 to 1
 * @param features in their order; the groups are first numbered by their mean of the first
 * @param words what its groups are named with
 * @param sentence what says in a sentence how they are
 */
record GroupTheme(
        String code,
        String algorithm,
        int groupCount,
        double shareMin,
        List<GroupFeature> features,
        GroupNames words,
        GroupSentence sentence) {
    private static final String OVERALL = "overall";
    private static final String EVERYBODY = "all";

    /** All themes of the seeds, in their order, with the settings of a home. */
    static List<GroupTheme> all(Warehouse warehouse, Parameters settings) {
        List<Row> features = warehouse.query("group/group_feature", Parameters.none());
        String currency = settings.has("warehouse_currency") ? settings.text("warehouse_currency") : "";
        List<Row> words = warehouse.query("group/group_word", Parameters.none());
        return warehouse.query("group/group_theme", Parameters.none()).stream()
                .map(row -> {
                    List<Row> own = features.stream()
                            .filter(feature -> GroupFeature.serves(feature, row.text("theme_code")))
                            .toList();
                    return new GroupTheme(
                            row.text("theme_code"),
                            row.text("algorithm_code"),
                            row.isNull("group_count") ? settings.integer("group_count") : row.integer("group_count"),
                            row.number("share_min"),
                            own.stream().map(GroupFeature::of).toList(),
                            new GroupNames(own, words, row),
                            new GroupSentence(own, currency));
                })
                .toList();
    }

    /** As its models are kept: the overall grouping is that of everybody. */
    String population() {
        return code.equals(OVERALL) ? EVERYBODY : code;
    }
}
