package io.gridgrade.source;

import io.gridgrade.engine.SqlFile;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Values that a supplier writes where there is no figure, such as -9 or "not asked": {@code attribute_number} reads none of
 * them as a number, so that each stays a word.
 *
 * @param everywhere those of every column
 * @param byColumn those of single columns, by the name of the column in the file
 */
record SpecialWords(List<String> everywhere, Map<String, List<String>> byColumn) {
    /** None is stated. */
    static final SpecialWords NONE = new SpecialWords(List.of(), Map.of());

    SpecialWords {
        everywhere = List.copyOf(everywhere);
        byColumn = Map.copyOf(byColumn);
    }

    /** Whether x, whose number is n, stands for no figure in every column: as SQL. */
    String isSpecial() {
        return isAmong(everywhere);
    }

    /** Whether x, whose number is n, stands for no figure in the column of a name: as SQL. */
    String isSpecialOfName() {
        String named = byColumn.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry ->
                        " or name = " + SqlFile.literal(entry.getKey()) + " and (" + isAmong(entry.getValue()) + ")")
                .collect(Collectors.joining());
        return isAmong(everywhere) + named;
    }

    /** Whether x is one of them in some column, as SQL, false too of what is no number; its number is not looked at. */
    String isSomewhereSpecial() {
        List<String> all = Stream.concat(
                        everywhere.stream(), byColumn.values().stream().flatMap(List::stream))
                .toList();
        return "coalesce(" + isAmong(all, "try_cast(x as decimal(38, 15))") + ", false)";
    }

    private static String isAmong(List<String> words) {
        return isAmong(words, "n");
    }

    // -9 is meant by -9.0 too, and "Not asked" by "not asked".
    private static String isAmong(List<String> words, String number) {
        if (words.isEmpty()) {
            return "false";
        }
        String texts = words.stream()
                .map(word -> SqlFile.literal(word.trim().toLowerCase(Locale.ROOT)))
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        String numbers = words.stream()
                .map(String::trim)
                .filter(word -> word.matches("[-+]?[0-9]{1,18}([.][0-9]{1,15})?"))
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        return "lower(trim(x)) in (" + texts + ")"
                + (numbers.isEmpty() ? "" : " or " + number + " in (" + numbers + ")");
    }
}
