package io.gridgrade.query;

import java.util.List;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlWriter;

/**
 * {@code a asof join b on a.k = b.k and a.day >= b.day}: of the rows of b that fit, the nearest. It is read as a join whose
 * condition is a call, and written for the engine as what it was.
 */
final class AsofJoins {
    private static final String NAME = "asof";
    private static final Set<String> KINDS = Set.of("left", "inner", "outer");
    private static final Set<String> BEFORE_JOIN =
            Set.of("left", "right", "full", "inner", "outer", "cross", "natural", "semi", "anti", NAME);
    private static final Set<String> AFTER_CONDITION = Set.of("on", "using", "join", "where", ",");

    private AsofJoins() {}

    static void edit(Draft draft) {
        for (int i = 1; i + 1 < draft.size(); i++) {
            int join = i + 1;
            while (draft.isWordOf(join, KINDS)) {
                join++;
            }
            if (draft.isWord(i, NAME) && draft.isWord(join, "join") && !draft.isSign(i - 1, ".")) {
                edit(draft, i, join);
            }
        }
    }

    private static void edit(Draft draft, int asof, int join) {
        int on = SemiJoins.next(draft, join + 1, AFTER_CONDITION);
        if (!draft.isWord(on, "on")) {
            throw new NotAllowed("asof join without on is not supported" + draft.place(asof)
                    + "; write asof join b on a.k = b.k and a.day >= b.day");
        }
        int end = SemiJoins.next(draft, on + 1, AFTER_CONDITION);
        if (draft.isWord(end, "join")) {
            while (draft.isWordOf(end - 1, BEFORE_JOIN)) {
                end--;
            }
        }
        draft.replace(asof, "");
        draft.insertAfter(on, " \"" + NAME + "\"(");
        draft.insertAfter(end - 1, ")");
    }

    /** Whether a node is a join of which each row on the left takes the nearest on the right alone. */
    static boolean isOne(SqlNode node) {
        return node instanceof SqlJoin join && isCondition(join.getCondition());
    }

    private static boolean isCondition(SqlNode node) {
        return node instanceof SqlCall call
                && call.operandCount() == 1
                && call.getOperator() instanceof SqlFunction function
                && function.getName().equalsIgnoreCase(NAME);
    }

    /** The parts of such a join that are judged: its two sides, and what is inside the call. */
    static List<SqlNode> parts(SqlJoin join) {
        return List.of(join.getLeft(), join.getRight(), condition(join));
    }

    private static SqlNode condition(SqlJoin join) {
        return ((SqlCall) join.getCondition()).operand(0);
    }

    static void write(SqlWriter writer, SqlJoin join) {
        join.getLeft()
                .unparse(
                        writer,
                        join.getOperator().getLeftPrec(),
                        join.getOperator().getLeftPrec());
        writer.sep("ASOF " + (join.getJoinType().generatesNullsOnRight() ? "LEFT" : "INNER") + " JOIN");
        join.getRight()
                .unparse(
                        writer,
                        join.getOperator().getRightPrec(),
                        join.getOperator().getRightPrec());
        writer.keyword("ON");
        condition(join).unparse(writer, 0, 0);
    }
}
