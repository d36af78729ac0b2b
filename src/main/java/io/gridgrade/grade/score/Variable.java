package io.gridgrade.grade.score;

import io.gridgrade.engine.SqlFile;
import io.gridgrade.statistics.binning.Bin;
import io.gridgrade.statistics.binning.Bins;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/**
 * What a discriminant looks at, and where it is read.
 *
 * @param name of its column
 * @param relation where it is read; none: from whatever stands alone
 * @param hasText whether some of its values are texts, which stand in a column of their own
 */
public record Variable(String name, Optional<String> relation, boolean hasText) {
    // No attribute can be called so: its name has no blank.
    private static final String TEXT = " text";
    // Beyond this an infinite value is told from no other; the engine reads no literal of infinity.
    private static final String LARGEST = "1e300";
    // The engine makes a join of a longer list, and a score with hundreds of joins ends the process.
    private static final int LISTED_MAX = 4;

    /** An indicator of a customer's month. */
    public static Variable ofIndicator(String name) {
        return new Variable(name, Optional.of("indicator"), false);
    }

    /** An attribute of a customer, as a supplier states it. */
    public static Variable ofAttribute(String name, boolean hasText) {
        return new Variable(name, Optional.of("attribute"), hasText);
    }

    /** Whether it is an attribute. */
    public boolean isAttribute() {
        return relation.equals(Optional.of("attribute"));
    }

    /** The same, read from a relation that has all of them. */
    public Variable alone() {
        return new Variable(name, Optional.empty(), hasText);
    }

    /** The number, as SQL. */
    public String number() {
        return qualified(name);
    }

    /** The text, as SQL. */
    public String text() {
        return hasText ? qualified(name + TEXT) : "cast(null as varchar)";
    }

    /** The name of the column of its texts. */
    public String textName() {
        return name + TEXT;
    }

    /** The number, as bins are made of it: not-a-number is missing, and what is infinite is large. */
    public String countedNumber() {
        return "case when not isnan(" + number() + ") then greatest(least(" + number() + ", " + LARGEST + "), -"
                + LARGEST + ") end";
    }

    private String qualified(String column) {
        return relation.map(name -> name + ".").orElse("") + SqlFile.identifier(column);
    }

    /** What each bin gives, as one SQL expression: the same look-up as {@link Bins#indexOf}, for the engine. */
    public String lookUp(Bins bins, IntFunction<String> given) {
        List<Bin> all = bins.bins();
        List<Integer> numbers = places(all, Bin.Kind.NUMBERS);
        String others = given.apply(places(all, Bin.Kind.OTHER_TEXTS).get(0));
        StringBuilder sql = new StringBuilder("case");
        // A special value lies in no interval, whatever the bounds.
        for (int place : places(all, Bin.Kind.SPECIAL)) {
            when(
                    sql,
                    number() + " = " + DiscriminantScore.literal(all.get(place).from()),
                    given.apply(place));
        }
        for (int i = 0; i + 1 < numbers.size(); i++) {
            double next = all.get(numbers.get(i + 1)).from();
            when(sql, number() + " < " + DiscriminantScore.literal(next), given.apply(numbers.get(i)));
        }
        when(
                sql,
                "not isnan(" + number() + ")",
                numbers.isEmpty() ? others : given.apply(numbers.get(numbers.size() - 1)));
        if (hasText) {
            for (int place : places(all, Bin.Kind.TEXTS)) {
                when(sql, isAmong(all.get(place).texts()), given.apply(place));
            }
            when(sql, text() + " is not null", others);
        }
        String missing = given.apply(places(all, Bin.Kind.MISSING).get(0));
        return sql.append("\n    else ")
                .append(SqlFile.indented(missing, 4))
                .append("\nend")
                .toString();
    }

    private String isAmong(List<String> texts) {
        List<String> lists = new ArrayList<>();
        for (int from = 0; from < texts.size(); from += LISTED_MAX) {
            lists.add(texts.subList(from, Math.min(texts.size(), from + LISTED_MAX)).stream()
                    .map(SqlFile::literal)
                    .collect(Collectors.joining(", ", text() + " in (", ")")));
        }
        return String.join(" or ", lists);
    }

    private static void when(StringBuilder sql, String condition, String given) {
        sql.append("\n    when ").append(condition).append(" then ").append(SqlFile.indented(given, 4));
    }

    private static List<Integer> places(List<Bin> bins, Bin.Kind kind) {
        return java.util.stream.IntStream.range(0, bins.size())
                .filter(i -> bins.get(i).kind() == kind)
                .boxed()
                .toList();
    }
}
