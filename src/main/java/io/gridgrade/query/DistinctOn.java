package io.gridgrade.query;

import java.util.List;
import java.util.stream.Collectors;

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
        String keys = draft.text(select + 4, close - 1);
        String order = parts.order() < 0
                ? ""
                : " order by "
                        + draft.list(parts.order() + 2, parts.afterOrder() - 1).stream()
                                .map(key -> key(draft, parts, key))
                                .collect(Collectors.joining(", "));
        String condition = " qualify row_number() over (partition by " + keys + order + ") = 1 ";
        draft.replace(select + 1, close, "");
        draft.insertBefore(parts.afterRows(), condition);
    }

    // To a window, 1 is a number and not the first column, and a name given in the select is not known.
    private static String key(Draft draft, SelectParts parts, Draft.Range key) {
        List<Draft.Range> selected = parts.selected(draft);
        String rest = draft.text(key.first() + 1, key.last());
        if (draft.is(key.first(), Token.Kind.NUMBER)) {
            int number = Integer.parseInt("0" + draft.token(key.first()).text().replaceAll("\\D.*", ""));
            if (number >= 1 && number <= selected.size()) {
                return withoutName(draft, selected.get(number - 1)) + " " + rest;
            }
        }
        for (Draft.Range item : selected) {
            if (draft.isWord(item.last() - 1, "as")
                    && draft.token(item.last())
                            .text()
                            .equalsIgnoreCase(draft.token(key.first()).text())) {
                return withoutName(draft, item) + " " + rest;
            }
        }
        return draft.text(key.first(), key.last());
    }

    private static String withoutName(Draft draft, Draft.Range item) {
        return draft.isWord(item.last() - 1, "as")
                ? draft.text(item.first(), item.last() - 2)
                : draft.text(item.first(), item.last());
    }
}
