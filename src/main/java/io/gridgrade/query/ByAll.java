package io.gridgrade.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes {@code group by all} and {@code order by all} with the places of the columns that are meant. */
final class ByAll {
    private static final int COLUMNS_MAX = 1_000;
    private static final Set<String> CONSTANTS = Set.of("true", "false", "null");

    private ByAll() {}

    static void edit(Draft draft, MartCatalog catalog) {
        for (int i = 0; i + 2 < draft.size(); i++) {
            if (draft.isWord(i + 1, "by") && draft.isWord(i + 2, "all")) {
                if (draft.isWord(i, "group")) {
                    group(draft, i);
                } else if (draft.isWord(i, "order")) {
                    order(draft, i, catalog);
                }
            }
        }
    }

    private static void group(Draft draft, int at) {
        List<Draft.Range> selected = selected(draft, at);
        List<String> places = new ArrayList<>();
        boolean isOfColumns = false;
        for (int i = 0; i < selected.size(); i++) {
            isOfColumns |= hasAggregate(draft, selected.get(i)) || hasName(draft, selected.get(i));
            if (isStar(draft, selected.get(i))) {
                throw new NotAllowed("group by all does not know what * selects" + draft.place(at)
                        + "; name the columns, or write select distinct *");
            }
            if (!hasAggregate(draft, selected.get(i))) {
                places.add(Integer.toString(i + 1));
            }
        }
        // Where nothing but constants is selected, nothing is grouped.
        boolean isGrouped = isOfColumns && !places.isEmpty();
        draft.replace(at, at + 2, isGrouped ? "group by " + String.join(", ", places) : "");
    }

    private static void order(Draft draft, int at, MartCatalog catalog) {
        List<Draft.Range> selected = selected(draft, at);
        int count = 0;
        for (Draft.Range item : selected) {
            count += isStar(draft, item) ? StarColumns.of(draft, item, catalog).size() : 1;
        }
        int last = at + 2;
        while (draft.isWord(last + 1, "asc")
                || draft.isWord(last + 1, "desc")
                || draft.isWord(last + 1, "nulls")
                || draft.isWord(last + 1, "first")
                || draft.isWord(last + 1, "last")) {
            last++;
        }
        String how = last > at + 2 ? " " + draft.text(at + 3, last) : "";
        if (count > COLUMNS_MAX) {
            throw new NotAllowed("order by all has too many columns" + draft.place(at) + "; name the columns");
        }
        draft.replace(
                at,
                last,
                "order by "
                        + IntStream.rangeClosed(1, count)
                                .mapToObj(place -> place + how)
                                .collect(Collectors.joining(", ")));
    }

    private static List<Draft.Range> selected(Draft draft, int at) {
        int select = SelectParts.selectOf(draft, at);
        if (select < 0) {
            throw new NotAllowed(
                    draft.text(at, at + 2) + " has no select before it" + draft.place(at) + "; name the columns");
        }
        return SelectParts.of(draft, select).selected(draft);
    }

    static boolean isStar(Draft draft, Draft.Range item) {
        return draft.isSign(item.last(), "*") && (item.first() == item.last() || draft.isSign(item.last() - 1, "."));
    }

    // What is called or typed so, or what the item itself is called, is no column.
    private static boolean hasName(Draft draft, Draft.Range item) {
        int last = isCalledSo(draft, item) ? item.last() - 1 : item.last();
        for (int i = item.first(); i <= last; i++) {
            if (draft.isWord(i, "as")) {
                i++;
            } else if (isName(draft.token(i).kind())
                    && !draft.isCall(i)
                    && !isConstant(draft.token(i))
                    && (i == last || draft.token(i + 1).kind() != Token.Kind.STRING)) {
                return true;
            }
        }
        return false;
    }

    // A name that stands right after a value, without AS.
    private static boolean isCalledSo(Draft draft, Draft.Range item) {
        if (item.last() <= item.first() || !isName(draft.token(item.last()).kind())) {
            return false;
        }
        Token before = draft.token(item.last() - 1);
        return before.kind() == Token.Kind.STRING
                || before.kind() == Token.Kind.NUMBER
                || before.isSign(")")
                || isConstant(before);
    }

    private static boolean isConstant(Token token) {
        return token.kind() == Token.Kind.WORD && CONSTANTS.contains(token.lower());
    }

    private static boolean isName(Token.Kind kind) {
        return kind == Token.Kind.WORD || kind == Token.Kind.QUOTED;
    }

    // One of its own level, not within a query inside, and not only as a window.
    private static boolean hasAggregate(Draft draft, Draft.Range item) {
        for (int i = item.first(); i <= item.last(); i++) {
            if (draft.isSign(i, "(") && (draft.isWord(i + 1, "select") || draft.isWord(i + 1, "with"))) {
                i = draft.closing(i);
            } else if (draft.isCall(i)
                    && EngineFunctions.isAggregate(draft.token(i).lower())) {
                int after = draft.closing(i + 1) + 1;
                if (draft.isWord(after, "filter")) {
                    after = draft.closing(after + 1) + 1;
                } else if (draft.isWord(after, "ignore") || draft.isWord(after, "respect")) {
                    after += 2;
                }
                if (!draft.isWord(after, "over")) {
                    return true;
                }
            }
        }
        return false;
    }
}
