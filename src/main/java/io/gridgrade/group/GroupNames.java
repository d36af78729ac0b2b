package io.gridgrade.group;

import io.gridgrade.engine.Row;
import io.gridgrade.value.Parameters;
import io.gridgrade.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Names groups by what sets them apart: one word a theme, that of the feature on which the group lies farthest out, if
 * its own mean bears the word out. No two groups of a model share a name.
 */
final class GroupNames {
    // A centre farther out than this, in deviations of the customers, sets its group apart.
    private static final double APART_DEVIATIONS = 0.4;
    // Farther out than this is said only of groups that would bear the same name otherwise.
    private static final double ASIDE_DEVIATIONS = 0.15;
    private static final double MAJORITY = 0.5;
    private static final String DEFAULT = "default";
    private static final String BEHAVIOUR = "behaviour";

    private final List<Row> features;
    private final Map<String, Row> words = new HashMap<>();

    /** With the words and bounds of the seeds. */
    GroupNames(Warehouse warehouse) {
        features = warehouse.query("group/group_feature", Parameters.none());
        warehouse
                .query("group/group_word", Parameters.none())
                .forEach(row -> words.put(row.text("feature_code") + " " + row.text("level_code"), row));
    }

    /** A name in both languages. */
    record Name(String english, String chinese) {}

    /**
     * What a group is named from.
     *
     * @param centre by feature code, in deviations from the mean of all customers; without the features left out
     * @param means by feature code, in its own unit; null where no customer of the group has the feature
     * @param defaultShare share of its customers who are in default, 0 to 1
     */
    record Profile(Map<String, Double> centre, Map<String, Double> means, double defaultShare) {}

    /** Something that may be said of a group, at its place among the features. */
    private record Word(int order, String theme, double deviations, Row text) {}

    /** Names in the order of the groups. */
    List<Name> of(List<Profile> groups) {
        List<Name> names = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (Profile group : groups) {
            List<Word> said = new ArrayList<>();
            List<Word> kept = new ArrayList<>();
            part(group, said, kept);
            Name name = name(said);
            while (isTaken(name, taken) && !kept.isEmpty()) {
                said.add(kept.remove(0));
                name = name(said);
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

    // What is said at once, and what is kept to tell groups apart that would be named alike, the farthest out first.
    private void part(Profile group, List<Word> said, List<Word> kept) {
        boolean isInDefault = group.defaultShare() >= MAJORITY && words.containsKey(DEFAULT + " high");
        if (isInDefault) {
            // How those who do pay behave is not news of a group most of which does not.
            said.add(new Word(-1, BEHAVIOUR, group.defaultShare(), words.get(DEFAULT + " high")));
        }
        Set<String> themes = new LinkedHashSet<>();
        for (Word word : wordsOf(group)) {
            if (isInDefault && BEHAVIOUR.equals(word.theme())) {
                continue;
            }
            boolean isApart = word.deviations() >= APART_DEVIATIONS;
            (isApart && themes.add(word.theme()) ? said : kept).add(word);
        }
    }

    private List<Word> wordsOf(Profile group) {
        List<Word> found = new ArrayList<>();
        for (int i = 0; i < features.size(); i++) {
            Row feature = features.get(i);
            String code = feature.text("feature_code");
            Double at = group.centre().get(code);
            Double mean = group.means().get(code);
            if (at == null || mean == null || Math.abs(at) < ASIDE_DEVIATIONS) {
                continue;
            }
            boolean isBorneOut = at > 0
                    ? feature.isNull("high_min") || mean >= feature.number("high_min")
                    : feature.isNull("low_max") || mean <= feature.number("low_max");
            Row word = words.get(code + (at > 0 ? " high" : " low"));
            if (isBorneOut && word != null) {
                found.add(new Word(i, feature.text("theme_code"), Math.abs(at), word));
            }
        }
        found.sort(Comparator.comparing(Word::deviations).reversed().thenComparing(Word::order));
        return found;
    }

    private static boolean isTaken(Name name, Set<String> taken) {
        return taken.contains(name.english()) || taken.contains(name.chinese());
    }

    private static Name name(List<Word> words) {
        if (words.isEmpty()) {
            return new Name("Ordinary customers", "一般用户");
        }
        List<Row> texts = words.stream()
                .sorted(Comparator.comparing(Word::order))
                .map(Word::text)
                .toList();
        String english = texts.stream().map(word -> word.text("word_en")).collect(Collectors.joining(", "));
        String chinese = texts.stream().map(word -> word.text("word_zh")).collect(Collectors.joining("·"));
        return new Name(english.substring(0, 1).toUpperCase(Locale.ROOT) + english.substring(1), chinese);
    }
}
