package io.gridgrade.group;

import io.gridgrade.engine.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Names the groups of a theme by what sets them apart: one word a basis, that of the feature on which the group lies
 * farthest out, if its own mean bears the word out. No two groups of a model share a name. A group that goes on keeps its
 * name for as long as its profile bears out every word of it.
 */
final class GroupNames {
    // A centre farther out than this, in deviations of the customers, sets its group apart.
    private static final double APART_DEVIATIONS = 0.4;
    // Farther out than this is said only of groups that would bear the same name otherwise, and borne out still of a
    // name that is kept: what lies at a bound shall not change its name back and forth.
    private static final double ASIDE_DEVIATIONS = 0.15;
    private static final double MAJORITY = 0.5;
    private static final String DEFAULT = "default";
    private static final String BEHAVIOUR = "behaviour";

    private final List<Row> features;
    private final Map<String, Row> words = new HashMap<>();
    private final Row theme;

    /**
     * With the words and bounds of the seeds.
     *
     * @param features those of the theme, in order
     * @param theme its row, with the name of groups that nothing sets apart
     */
    GroupNames(List<Row> features, List<Row> words, Row theme) {
        this.features = features;
        this.theme = theme;
        words.forEach(row -> this.words.put(row.text("feature_code") + " " + row.text("level_code"), row));
    }

    /**
     * A name in both languages.
     *
     * @param words what it says: feature and level of each
     */
    record Name(String english, String chinese, List<String> words) {
        /** Copies its list. */
        Name {
            words = List.copyOf(words);
        }
    }

    /**
     * What a group is named from.
     *
     * @param centre by feature code, in deviations from the mean of all customers; without the features left out
     * @param means by feature code, in its own unit; null where no customer of the group has the feature
     * @param defaultShare share of its customers who are in default, 0 to 1
     * @param before the name that it had, where it goes on
     */
    record Profile(Map<String, Double> centre, Map<String, Double> means, double defaultShare, Optional<Name> before) {}

    /** Something that may be said of a group, at its place among the features. */
    private record Word(int order, String basis, double deviations, Row text) {
        String code() {
            return text.text("feature_code") + " " + text.text("level_code");
        }
    }

    /** Names in the order of the groups. */
    List<Name> of(List<Profile> groups) {
        Set<String> taken = new HashSet<>();
        List<Name> names = new ArrayList<>();
        for (Profile group : groups) {
            Name kept = group.before()
                    .filter(name -> isBorneOut(name, group) && !isTaken(name, taken))
                    .orElse(null);
            take(kept, taken);
            names.add(kept);
        }
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i) == null) {
                Name name = found(groups.get(i), taken);
                take(name, taken);
                names.set(i, name);
            }
        }
        return names;
    }

    private static void take(Name name, Set<String> taken) {
        if (name != null) {
            taken.add(name.english());
            taken.add(name.chinese());
        }
    }

    private Name found(Profile group, Set<String> taken) {
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
            name = new Name(plain.english() + " " + n, plain.chinese() + n, plain.words());
        }
        return name;
    }

    private boolean isBorneOut(Name name, Profile group) {
        List<Word> now = wordsOf(group);
        if (name.words().isEmpty()) {
            return !isInDefault(group)
                    && now.stream().noneMatch(word -> word.deviations() >= APART_DEVIATIONS + ASIDE_DEVIATIONS);
        }
        Set<String> codes = now.stream().map(Word::code).collect(Collectors.toSet());
        if (isInDefault(group)) {
            codes.add(DEFAULT + " high");
        }
        return isInDefault(group) == name.words().contains(DEFAULT + " high") && codes.containsAll(name.words());
    }

    private boolean isInDefault(Profile group) {
        return theme.truth("is_default_told")
                && group.defaultShare() >= MAJORITY
                && words.containsKey(DEFAULT + " high");
    }

    // What is said at once, and what is kept to tell groups apart that would be named alike, the farthest out first.
    private void part(Profile group, List<Word> said, List<Word> kept) {
        boolean isInDefault = isInDefault(group);
        if (isInDefault) {
            // How those who do pay behave is not news of a group most of which does not, unless it tells two such
            // apart.
            said.add(new Word(-1, BEHAVIOUR, group.defaultShare(), words.get(DEFAULT + " high")));
        }
        Set<String> bases = new LinkedHashSet<>();
        for (Word word : wordsOf(group)) {
            boolean isApart = word.deviations() >= APART_DEVIATIONS && !(isInDefault && BEHAVIOUR.equals(word.basis()));
            (isApart && bases.add(word.basis()) ? said : kept).add(word);
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
                found.add(new Word(i, feature.text("basis_code"), Math.abs(at), word));
            }
        }
        found.sort(Comparator.comparing(Word::deviations).reversed().thenComparing(Word::order));
        return found;
    }

    private static boolean isTaken(Name name, Set<String> taken) {
        return taken.contains(name.english()) || taken.contains(name.chinese());
    }

    private Name name(List<Word> words) {
        if (words.isEmpty()) {
            return new Name(theme.text("plain_name_en"), theme.text("plain_name_zh"), List.of());
        }
        List<Word> inOrder =
                words.stream().sorted(Comparator.comparing(Word::order)).toList();
        String english =
                inOrder.stream().map(word -> word.text().text("word_en")).collect(Collectors.joining(", "));
        String chinese =
                inOrder.stream().map(word -> word.text().text("word_zh")).collect(Collectors.joining("·"));
        return new Name(
                english.substring(0, 1).toUpperCase(Locale.ROOT) + english.substring(1),
                chinese,
                inOrder.stream().map(Word::code).toList());
    }
}
