package io.gridgrade.query;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Writes {@code from a semi join b on c} as {@code from a where exists (select 1 from b where c)}, and an anti join as not
 * exists, where only such joins come after it in its FROM; of others it says what to write.
 */
final class SemiJoins {
    private static final Set<String> KINDS = Set.of("semi", "anti");
    private static final Set<String> AFTER_WHERE = Set.of(
            "group",
            "having",
            "window",
            "qualify",
            "order",
            "limit",
            "offset",
            "fetch",
            "union",
            "intersect",
            "except",
            "minus");
    private static final Set<String> CONSTANTS =
            Set.of("null", "true", "false", "date", "timestamp", "interval", "end");
    private static final Set<String> QUERIES = Set.of("select", "with", "values");

    private SemiJoins() {}

    static void edit(Draft draft) {
        for (int i = 1; i + 1 < draft.size(); i++) {
            if (draft.isWordOf(i, KINDS) && draft.isWord(i + 1, "join") && !draft.isSign(i - 1, ".")) {
                edit(draft, i);
            }
        }
    }

    private static void edit(Draft draft, int kind) {
        int condition = next(draft, kind + 2, Set.of("on", "using", "join", "where", ","));
        boolean isOn = draft.isWord(condition, "on");
        if (!isOn && !(draft.isWord(condition, "using") && draft.isSign(condition + 1, "("))) {
            throw refused(draft, kind, "has no condition of its own");
        }
        int end = next(draft, condition + 1, Set.of("on", "using", "join", "where", ","));
        boolean isFollowed = draft.isWord(end, "join") && draft.isWordOf(end - 1, KINDS);
        if (!isFollowed && (draft.isWordOf(end, Set.of("on", "using", "join")) || draft.isSign(end, ","))) {
            throw refused(draft, kind, "is supported only after all other joins");
        }
        int last = isFollowed ? first(draft, end - 1) - 1 : end - 1;
        Left left = left(draft, kind);
        String right = name(draft, kind + 2, condition - 1);
        if (right.isEmpty()) {
            throw refused(draft, kind, "needs a name for what it joins");
        }
        if (isNamed(draft, left.from(), first(draft, kind), right)) {
            throw refused(draft, kind, "needs another name for what it joins than " + right);
        }
        String exists = draft.isWord(kind, "anti") ? "not exists" : "exists";
        draft.replace(first(draft, kind), kind + 1, (left.isFirst() ? "where " : "and ") + exists + " (select 1 from");
        if (isOn) {
            checkNames(draft, kind, condition + 1, last);
            draft.replace(condition, "where (");
            draft.insertAfter(last, "))");
        } else {
            draft.replace(
                    condition,
                    draft.closing(condition + 1),
                    "where " + equal(draft, kind, left, right, condition + 1) + ")");
        }
        if (draft.isWord(end, "where")) {
            draft.replace(end, "and (");
            draft.insertAfter(next(draft, end + 1, Set.of()) - 1, ")");
        }
    }

    // Hive has LEFT before it, which means the same.
    private static int first(Draft draft, int kind) {
        return draft.isWord(kind - 1, "left") ? kind - 1 : kind;
    }

    // A name without its table would be looked for inside EXISTS first; the engine refuses one that both sides have.
    private static void checkNames(Draft draft, int kind, int from, int to) {
        for (int i = from; i <= to; i++) {
            boolean isName = draft.is(i, Token.Kind.QUOTED)
                    || (draft.is(i, Token.Kind.WORD)
                            && !Precedence.precedesOperand(draft.token(i))
                            && !draft.isWordOf(i, CONSTANTS));
            boolean isOfTable = draft.isSign(i - 1, ".") || draft.isSign(i + 1, ".");
            boolean isType = draft.isWord(i - 1, "as") || draft.isSign(i - 1, "::");
            if (isName && !isOfTable && !isType && !draft.isCall(i)) {
                throw refused(
                        draft,
                        kind,
                        "needs its columns with their tables, not "
                                + draft.token(i).text() + " alone");
            }
        }
    }

    private static String equal(Draft draft, int kind, Left left, String right, int open) {
        String table = left.isOne() ? name(draft, left.from(), left.to()) : "";
        if (table.isEmpty()) {
            throw refused(draft, kind, "with using is supported between two tables only");
        }
        return draft.list(open + 1, draft.closing(open) - 1).stream()
                .map(key -> draft.text(key.first(), key.last()))
                .map(column -> right + "." + column + " = " + table + "." + column)
                .collect(Collectors.joining(" and "));
    }

    /** What stands before the first semi or anti join of a FROM; {@code isFirst} where none came before this one. */
    private record Left(int from, int to, boolean isOne, boolean isFirst) {}

    private static Left left(Draft draft, int kind) {
        int to = first(draft, kind) - 1;
        boolean isOne = true;
        boolean isFirst = true;
        for (int i = to; i >= 0 && !draft.token(i).opens(); i--) {
            if (draft.token(i).closes()) {
                i = draft.opening(i);
            } else if (draft.isWord(i, "from") && !draft.isWord(i - 1, "distinct")) {
                return new Left(i + 1, to, isOne, isFirst);
            } else if (draft.isWord(i, "join") && draft.isWordOf(i - 1, KINDS)) {
                i = first(draft, i - 1);
                to = i - 1;
                isFirst = false;
            } else if (draft.isWord(i, "join") || draft.isSign(i, ",")) {
                isOne = false;
            }
        }
        throw refused(draft, kind, "is supported only in a from without parentheses around it");
    }

    // Whether a table before the join may be called so, too: of the two, EXISTS would take its own.
    private static boolean isNamed(Draft draft, int from, int end, String right) {
        for (int i = from; i < end; i++) {
            boolean isColumn = draft.isSign(i + 1, ".");
            if (!isColumn && plain(draft.token(i).text()).equals(plain(right))) {
                return true;
            }
            // Tables of joins in parentheses are seen from outside, those of a query are not.
            boolean isQuery = draft.token(i).opens() && draft.isWordOf(i + 1, QUERIES);
            i = isQuery ? draft.closing(i) : i;
        }
        return false;
    }

    private static String plain(String name) {
        return name.replace("\"", "").toLowerCase(Locale.ROOT);
    }

    // What the columns of a table are called by: its alias, or itself; empty for what has no name.
    private static String name(Draft draft, int first, int last) {
        boolean isNamed = first <= last && (draft.is(last, Token.Kind.WORD) || draft.is(last, Token.Kind.QUOTED));
        return isNamed ? draft.text(last, last) : "";
    }

    // The next of these words on this level, or of those that come after WHERE, or the end of the SELECT.
    static int next(Draft draft, int from, Set<String> wanted) {
        for (int i = from; i < draft.size(); i++) {
            Token token = draft.token(i);
            boolean isWord = !draft.isSign(i - 1, ".") && (draft.isWordOf(i, wanted) || draft.isWordOf(i, AFTER_WHERE));
            if (token.closes() || token.isSign(";") || isWord || (token.isSign(",") && wanted.contains(","))) {
                return i;
            }
            i = token.opens() ? draft.closing(i) : i;
        }
        return draft.size();
    }

    private static NotAllowed refused(Draft draft, int kind, String why) {
        String word = draft.token(kind).lower();
        return new NotAllowed(word + " join " + why + draft.place(kind) + "; write where "
                + (word.equals("anti") ? "not " : "") + "exists (select 1 from b where b.x = a.x)");
    }
}
