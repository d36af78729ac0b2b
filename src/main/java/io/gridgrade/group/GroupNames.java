package io.gridgrade.group;

import io.gridgrade.value.Parameters;
import io.gridgrade.warehouse.Row;
import io.gridgrade.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Names groups from where their centres lie, in the words of the seed; no two groups of a model share a name. */
final class GroupNames {
    // A centre farther out than this, in deviations of the customers, is high or low.
    private static final double LEVEL_DEVIATIONS = 0.4;
    private static final int WORDS = 3;

    private final Map<String, Row> words = new HashMap<>();

    GroupNames(Warehouse warehouse) {
        warehouse
                .query("group/group_word", Parameters.none())
                .forEach(row -> words.put(row.text("feature_code") + " " + row.text("level_code"), row));
    }

    /** A name in both languages. */
    record Name(String english, String chinese) {}

    /**
     * Names in the order of the groups.
     *
     * @param features codes of the features of the centres, in order
     * @param centres one list a group: where it lies on each feature, in deviations
     */
    List<Name> of(List<String> features, List<List<Double>> centres) {
        List<Name> names = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (List<Double> centre : centres) {
            List<Row> all = wordsOf(features, centre);
            int count = Math.min(WORDS, all.size());
            Name name = name(all.subList(0, count));
            // Two groups alike in the first words differ in a later one, or else in a number.
            while (isTaken(name, taken) && count < all.size()) {
                count++;
                name = name(all.subList(0, count));
            }
            Name plain = name;
            for (int n = 2; isTaken(name, taken); n++) {
                name = new Name(plain.english() + " " + n, plain.chinese() + n);
            }
            taken.add(name.english());
            taken.add(name.chinese());
            names.add(name);
        }
        return names;
    }

    private static boolean isTaken(Name name, Set<String> taken) {
        return taken.contains(name.english()) || taken.contains(name.chinese());
    }

    private List<Row> wordsOf(List<String> features, List<Double> centre) {
        List<Row> found = new ArrayList<>();
        for (int i = 0; i < features.size(); i++) {
            double at = centre.get(i);
            String level = at >= LEVEL_DEVIATIONS ? "high" : at <= -LEVEL_DEVIATIONS ? "low" : "mid";
            Row word = words.get(features.get(i) + " " + level);
            if (word != null) {
                found.add(word);
            }
        }
        return found;
    }

    private static Name name(List<Row> words) {
        if (words.isEmpty()) {
            return new Name("Customers", "用户");
        }
        return new Name(
                String.join(
                        ", ", words.stream().map(word -> word.text("word_en")).toList()),
                String.join(
                        "·", words.stream().map(word -> word.text("word_zh")).toList()));
    }
}
