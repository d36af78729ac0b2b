package io.gridgrade.query;

import io.gridgrade.query.parameter.ParameterValue;
import io.gridgrade.query.parameter.QueryParameters;
import io.gridgrade.value.Nearest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Where a query has {@code :name} or {@code ?}, and what is put there: a literal, before anything is read. What stands in
 * texts, quoted names and comments is none, nor is {@code ::}, nor what parts two bounds or a name from its value, as in
 * {@code x[1:2]} and {@code {'a':b}}.
 */
final class ParameterPlaces {
    private ParameterPlaces() {}

    /** One of them: its tokens from the first to the last, and its name, which is empty for {@code ?}. */
    private record Found(int first, int last, String name) {}

    /** The names that a query wants values for, as they are written and in their order; {@code ?} is not among them. */
    static Set<String> names(String sql) {
        Set<String> names = new LinkedHashSet<>();
        find(Tokens.of(sql)).stream()
                .map(Found::name)
                .filter(name -> !name.isEmpty())
                .forEach(names::add);
        return names;
    }

    /** How many {@code ?} a query has. */
    static int placedCount(String sql) {
        return (int) find(Tokens.of(sql)).stream()
                .filter(found -> found.name().isEmpty())
                .count();
    }

    /** Puts the values in their places; refuses a place without a value, and a value without a place. */
    static void edit(Draft draft, QueryParameters values) {
        List<Found> all = find(draft.tokens());
        Set<String> names = new LinkedHashSet<>();
        int placed = 0;
        for (Found found : all) {
            boolean isNamed = !found.name().isEmpty();
            names.add(found.name());
            ParameterValue value = (isNamed ? values.get(found.name()) : values.at(placed))
                    .orElseThrow(() -> withoutValue(draft, found, values));
            placed += isNamed ? 0 : 1;
            draft.replace(found.first(), found.last(), apart(draft, found, value.literal()));
        }
        names.remove("");
        checkGiven(values, names, placed);
    }

    // With blanks where something stands close beside it: a letter before a text has a meaning, as has a sign.
    private static String apart(Draft draft, Found found, String literal) {
        int before = found.first() - 1;
        int after = found.last() + 1;
        boolean isClose = before >= 0
                && draft.token(before).end() == draft.token(found.first()).start();
        boolean isCloseAfter = after < draft.size()
                && draft.token(after).start() == draft.token(found.last()).end();
        return (isClose ? " " : "") + literal + (isCloseAfter ? " " : "");
    }

    private static void checkGiven(QueryParameters values, Set<String> names, int placed) {
        for (String given : values.names()) {
            if (names.stream().noneMatch(given::equalsIgnoreCase)) {
                throw new NotAllowed("the parameter \"" + given + "\" has a value, but the query has no :" + given
                        + orElse(
                                Nearest.hint(given, names),
                                names.isEmpty()
                                        ? "; leave it out, or write :" + given + " into the query"
                                        : "; its parameters are :" + String.join(", :", names)));
            }
        }
        if (values.placedCount() > placed) {
            throw new NotAllowed("there are " + values.placedCount() + " values for ?, and the query has " + placed
                    + "; expected one value for each");
        }
    }

    private static NotAllowed withoutValue(Draft draft, Found found, QueryParameters values) {
        String place = draft.place(found.first());
        if (found.name().isEmpty()) {
            return new NotAllowed("a parameter (?) has no value" + place
                    + "; write the value into the query, or a name such as :period and its value beside it:"
                    + " --param period=202412");
        }
        return new NotAllowed("the parameter :" + found.name() + " has no value" + place
                + orElse(
                        Nearest.hint(found.name(), values.names()),
                        "; give it one: --param " + found.name() + "=VALUE, in the shell \\set " + found.name()
                                + " VALUE; for a cast write ::"));
    }

    private static String orElse(String hint, String other) {
        return hint.isEmpty() ? other : hint;
    }

    private static List<Found> find(List<Token> tokens) {
        List<Found> all = new ArrayList<>();
        Deque<Token> open = new ArrayDeque<>();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.opens()) {
                open.push(token);
            } else if (token.closes()) {
                open.poll();
            } else if (token.isSign("?")) {
                all.add(new Found(i, i, ""));
            } else if (isNamed(tokens, i, open.peek())) {
                all.add(new Found(i, i + 1, tokens.get(i + 1).text()));
                i++;
            }
        }
        return all;
    }

    private static boolean isNamed(List<Token> tokens, int at, Token open) {
        if (!tokens.get(at).isSign(":") || at + 1 >= tokens.size()) {
            return false;
        }
        Token name = tokens.get(at + 1);
        boolean isName =
                name.kind() == Token.Kind.WORD && name.start() == tokens.get(at).end();
        boolean isWithin = open != null && (open.isSign("[") || open.isSign("{"));
        return isName && !(isWithin && CallForms.endsOperand(tokens, at - 1));
    }
}
