package io.gridgrade.query;

import java.util.List;
import java.util.stream.Collectors;
import org.checkerframework.checker.nullness.qual.Nullable;

/** Writes {@code select distinct on (k) .. order by k, x} with {@code qualify row_number() .. = 1}, which is the same. */
final class DistinctOn {
    private DistinctOn() {}

    static void edit(Draft draft) {
        for (int i = 0; i + 3 < draft.size(); i++) {
            if (draft.isWord(i, "select")
                    && draft.isWord(i + 1, "distinct")
                    && draft.isWord(i + 2, "on")
                    && draft.isSign(i + 3, "(")) {
                edit(draft, i);
                // One inside another is written at the next round.
                if (draft.apply()) {
                    i = -1;
                }
            }
        }
    }

    private static void edit(Draft draft, int select) {
        SelectParts parts = SelectParts.of(draft, select);
        if (parts.isCombined() || parts.qualify() >= 0) {
            throw new NotAllowed("distinct on beside union or qualify is not supported" + draft.place(select + 1)
                    + "; write qualify row_number() over (partition by ... order by ...) = 1");
        }
        int close = draft.closing(select + 3);
        String keys = keys(draft, parts, select + 4, close - 1);
        String order =
                parts.order() < 0 ? "" : " order by " + keys(draft, parts, parts.order() + 2, parts.afterOrder() - 1);
        String condition = " qualify row_number() over (partition by " + keys + order + ") = 1 ";
        draft.replace(select + 1, close, "");
        draft.insertBefore(parts.afterRows(), condition);
    }

    private static String keys(Draft draft, SelectParts parts, int from, int to) {
        return draft.list(from, to).stream().map(key -> key(draft, parts, key)).collect(Collectors.joining(", "));
    }

    // To a window, 1 is a number and not the first column, and a name given in the select is not known. Brackets around
    // the one or the other change nothing.
    private static String key(Draft draft, SelectParts parts, Draft.Range key) {
        int word = key.first();
        while (word < key.last() && draft.isSign(word, "(")) {
            word++;
        }
        int next = word + 1;
        while (next <= key.last() && next - word <= word - key.first() && draft.isSign(next, ")")) {
            next++;
        }
        boolean isAlone = next > key.last()
                || draft.isWord(next, "asc")
                || draft.isWord(next, "desc")
                || draft.isWord(next, "nulls");
        Draft.Range item = isAlone && next - word == word - key.first() + 1 ? selected(draft, parts, word) : null;
        if (item == null) {
            return draft.text(key.first(), key.last());
        }
        int named = nameOf(draft, item);
        int last = named < 0 ? item.last() : draft.isWord(named - 1, "as") ? named - 2 : named - 1;
        return draft.text(item.first(), last) + " " + draft.text(next, key.last());
    }

    private static Draft.@Nullable Range selected(Draft draft, SelectParts parts, int at) {
        Token key = draft.token(at);
        List<Draft.Range> selected = parts.selected(draft);
        if (key.kind() == Token.Kind.NUMBER) {
            int place = key.text().matches("\\d{1,4}") ? Integer.parseInt(key.text()) : 0;
            boolean isNamed = place >= 1
                    && place <= selected.size()
                    && selected.subList(0, place).stream().noneMatch(item -> draft.isSign(item.last(), "*"));
            if (!isNamed) {
                throw new NotAllowed("beside distinct on, " + key.text() + " is no place of a column that select names"
                        + draft.place(at) + "; write the column's name");
            }
            return selected.get(place - 1);
        }
        return selected.stream()
                .filter(item -> nameOf(draft, item) >= 0
                        && draft.token(nameOf(draft, item)).text().equalsIgnoreCase(key.text()))
                .findFirst()
                .orElse(null);
    }

    /** The name that an item is given, after AS or without it; -1 when it is given none. */
    private static int nameOf(Draft draft, Draft.Range item) {
        int last = item.last();
        boolean isName = draft.is(last, Token.Kind.WORD) || draft.is(last, Token.Kind.QUOTED);
        boolean isGiven = last > item.first()
                && (draft.isWord(last - 1, "as") || !Precedence.precedesOperand(draft.token(last - 1)))
                && !draft.isWord(last, "end");
        return isName && isGiven ? last : -1;
    }
}
