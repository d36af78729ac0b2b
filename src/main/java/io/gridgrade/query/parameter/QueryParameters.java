package io.gridgrade.query.parameter;

import io.gridgrade.value.ExitCode;
import io.gridgrade.value.UserError;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The values of {@code :name} and, by their place, of {@code ?}. A name is the same in whatever case. Immutable. */
public final class QueryParameters {
    private static final QueryParameters NONE = new QueryParameters(Map.of(), List.of());
    private static final Pattern GIVEN =
            Pattern.compile("(?<name>[\\p{L}_][\\p{L}\\p{N}_]*)(?::(?<type>\\w+))?=(?<value>.*)", Pattern.DOTALL);

    private final Map<String, ParameterValue> named;
    private final List<ParameterValue> placed;

    private QueryParameters(Map<String, ParameterValue> named, List<ParameterValue> placed) {
        this.named = named;
        this.placed = placed;
    }

    /** No value at all. */
    public static QueryParameters none() {
        return NONE;
    }

    /** Those of {@code ?}, the first for the first. */
    public static QueryParameters placed(List<ParameterValue> values) {
        return new QueryParameters(Map.of(), List.copyOf(values));
    }

    /** As somebody writes them: {@code period=202412}, or with a type {@code customer_no:text=007}. */
    public static QueryParameters written(List<String> given) {
        QueryParameters all = NONE;
        for (String one : given) {
            Matcher parts = GIVEN.matcher(one);
            if (!parts.matches()) {
                throw new UserError(
                        ExitCode.WRONG_USAGE,
                        "the parameter \"" + one + "\" cannot be read; expected NAME=VALUE such as period=202412, or"
                                + " NAME:TYPE=VALUE such as customer_no:text=007");
            }
            String name = parts.group("name");
            if (all.get(name).isPresent()) {
                throw new UserError(
                        ExitCode.WRONG_USAGE, "the parameter \"" + name + "\" is given twice; expected once");
            }
            all = all.with(name, valueOf(name, parts.group("type"), parts.group("value")));
        }
        return all;
    }

    private static ParameterValue valueOf(String name, String type, String written) {
        try {
            return type == null ? ParameterValue.guessed(written) : ParameterValue.typed(type, written);
        } catch (UserError e) {
            throw new UserError(e.exitCode(), "of the parameter \"" + name + "\" " + e.getMessage());
        }
    }

    /** These and one more, or another value for one of these. */
    public QueryParameters with(String name, ParameterValue value) {
        Map<String, ParameterValue> more = new TreeMap<>(named);
        more.put(name.toLowerCase(Locale.ROOT), value);
        return new QueryParameters(more, placed);
    }

    /** Those of the given names alone. */
    public QueryParameters only(Set<String> names) {
        Map<String, ParameterValue> fewer = new TreeMap<>(named);
        fewer.keySet()
                .retainAll(names.stream()
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .toList());
        return new QueryParameters(fewer, placed);
    }

    /** The value of a name, if it has one. */
    public Optional<ParameterValue> get(String name) {
        return Optional.ofNullable(named.get(name.toLowerCase(Locale.ROOT)));
    }

    /** The value of the {@code ?} at that place, from 0. */
    public Optional<ParameterValue> at(int place) {
        return place < placed.size() ? Optional.of(placed.get(place)) : Optional.empty();
    }

    /** The names that have a value, in lower case. */
    public Set<String> names() {
        return named.keySet();
    }

    /** How many values there are for {@code ?}. */
    public int placedCount() {
        return placed.size();
    }

    /** A query with its values as comments behind it: what the log of queries keeps. */
    public String logged(String sql) {
        List<String> lines = new ArrayList<>(List.of(sql));
        named.forEach((name, value) -> lines.add("-- :" + name + " = " + value));
        for (int i = 0; i < placed.size(); i++) {
            lines.add("-- ?" + (i + 1) + " = " + placed.get(i));
        }
        return String.join("\n", lines);
    }
}
