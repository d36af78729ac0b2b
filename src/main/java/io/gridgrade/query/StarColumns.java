package io.gridgrade.query;

import io.gridgrade.value.Nearest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Writes {@code * exclude (a)} and {@code * replace (x as b)} as the columns that are meant, of a table of mart. */
final class StarColumns {
    private static final Set<String> LEAVES_OUT = Set.of("exclude", "except");
    private static final String INSTEAD = "; name the columns";

    private StarColumns() {}

    static void edit(Draft draft, MartCatalog catalog) {
        for (int i = 1; i + 1 < draft.size(); i++) {
            if (!draft.isSign(i, "*") || !(draft.isWordOf(i + 1, LEAVES_OUT) || draft.isWord(i + 1, "replace"))) {
                continue;
            }
            boolean isStar = draft.isWord(i - 1, "select")
                    || draft.isWord(i - 1, "distinct")
                    || draft.isSign(i - 1, ",")
                    || draft.isSign(i - 1, ".");
            if (isStar) {
                star(draft, i, catalog);
            }
        }
    }

    private static void star(Draft draft, int star, MartCatalog catalog) {
        int first = draft.isSign(star - 1, ".") ? star - 2 : star;
        Map<String, String> textByColumn = new LinkedHashMap<>();
        String qualifier = first < star ? draft.token(first).text() + "." : "";
        List<String> columns = of(draft, new Draft.Range(first, star), catalog);
        columns.forEach(column -> textByColumn.put(column, qualifier + "\"" + column + "\""));
        int at = star + 1;
        if (draft.isWordOf(at, LEAVES_OUT)) {
            int last = draft.isSign(at + 1, "(") ? draft.closing(at + 1) : at + 1;
            for (int i = at + 1; i <= last; i++) {
                if (draft.is(i, Token.Kind.WORD) || draft.is(i, Token.Kind.QUOTED)) {
                    textByColumn.remove(known(draft, i, columns));
                }
            }
            at = last + 1;
        }
        if (draft.isWord(at, "replace") && draft.isSign(at + 1, "(")) {
            int close = draft.closing(at + 1);
            for (Draft.Range item : draft.list(at + 2, close - 1)) {
                if (item.last() - item.first() < 2 || !draft.isWord(item.last() - 1, "as")) {
                    throw new NotAllowed("replace expects a value and the column it stands for"
                            + draft.place(item.first()) + ", such as replace (upper(class) as class)");
                }
                String column = known(draft, item.last(), columns);
                textByColumn.computeIfPresent(
                        column, (name, text) -> draft.text(item.first(), item.last() - 1) + " \"" + name + "\"");
            }
            at = close + 1;
        }
        if (textByColumn.isEmpty()) {
            throw new NotAllowed("nothing is left of *" + draft.place(star) + INSTEAD);
        }
        draft.replace(first, at - 1, String.join(", ", textByColumn.values()));
    }

    private static String known(Draft draft, int at, List<String> columns) {
        String name = name(draft.token(at));
        return columns.stream()
                .filter(column -> column.equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new NotAllowed(
                        "there is no column \"" + name + "\"" + draft.place(at) + Nearest.hint(name, columns)));
    }

    /** The columns of a star, of which the one table that it can be of is known. */
    static List<String> of(Draft draft, Draft.Range star, MartCatalog catalog) {
        int select = SelectParts.selectOf(draft, star.first());
        int from = select < 0 ? -1 : SelectParts.of(draft, select).from();
        String qualifier = star.first() < star.last() ? name(draft.token(star.first())) : "";
        List<Source> sources = from < 0 ? List.of() : sources(draft, from + 1);
        List<Source> found = sources.stream()
                .filter(source -> qualifier.isEmpty() || source.alias().equalsIgnoreCase(qualifier))
                .toList();
        boolean isOne = found.size() == 1 && (!qualifier.isEmpty() || sources.size() == 1);
        List<String> columns = isOne ? catalog.columnsInOrder(found.get(0).table()) : List.of();
        if (columns.isEmpty() || isCommon(draft, found.get(0).table())) {
            throw new NotAllowed(
                    "what * selects is not known before the query is read" + draft.place(star.last()) + INSTEAD);
        }
        return columns;
    }

    // A common table of the query's own stands before one of mart.
    private static boolean isCommon(Draft draft, String table) {
        for (int i = 0; i + 1 < draft.size(); i++) {
            if (name(draft.token(i)).equalsIgnoreCase(table) && draft.isWord(i + 1, "as") && draft.isSign(i + 2, "(")) {
                return true;
            }
        }
        return false;
    }

    private record Source(String table, String alias) {}

    // Tables after FROM; anything but a name of a table makes the list not known.
    private static List<Source> sources(Draft draft, int from) {
        List<Source> sources = new ArrayList<>();
        boolean isTable = true;
        for (int i = from; i < draft.size(); i++) {
            Token token = draft.token(i);
            if (token.closes() || token.isSign(";")) {
                break;
            }
            if (isTable) {
                if (token.kind() != Token.Kind.WORD && token.kind() != Token.Kind.QUOTED) {
                    sources.add(new Source("", ""));
                } else {
                    i = draft.isSign(i + 1, ".") ? i + 2 : i;
                    if (i >= draft.size()) {
                        break;
                    }
                    sources.add(source(draft, i));
                }
                isTable = false;
            }
            if (draft.token(i).opens()) {
                i = draft.closing(i);
            } else if (draft.isWord(i, "join") || draft.isSign(i, ",")) {
                isTable = true;
            } else if (draft.isWord(i, "where")
                    || draft.isWord(i, "group")
                    || draft.isWord(i, "order")
                    || draft.isWord(i, "qualify")
                    || draft.isWord(i, "union")) {
                break;
            }
        }
        return sources;
    }

    private static Source source(Draft draft, int at) {
        String table = name(draft.token(at));
        int alias = draft.isWord(at + 1, "as") ? at + 2 : at + 1;
        boolean hasAlias = alias < draft.size()
                && (draft.is(alias, Token.Kind.QUOTED)
                        || (draft.is(alias, Token.Kind.WORD) && !draft.isWordOf(alias, SelectParts.AFTER_TABLE)));
        return new Source(table, hasAlias ? name(draft.token(alias)) : table);
    }

    private static String name(Token token) {
        return token.kind() == Token.Kind.QUOTED
                ? token.text().substring(1, token.text().length() - 1)
                : token.text().toLowerCase(Locale.ROOT);
    }
}
