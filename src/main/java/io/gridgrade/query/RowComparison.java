package io.gridgrade.query;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;

/**
 * Rows compared value by value, as SQL has it: {@code (1, null) = (1, 2)} is not known. To the engine a row is one value, in
 * which null is a value as well, and the same is false.
 */
final class RowComparison {
    /** Longer lists are compared by the engine's own IN over values, which knows null. */
    private static final int SPELLED_MAX = 50;

    private static final int CHARACTERS_MAX = 200_000;

    private RowComparison() {}

    /** Whether rows written out are compared. */
    static boolean isOne(SqlCall call) {
        if (call.operandCount() != 2 || !isRow(call.operand(0))) {
            return false;
        }
        return switch (call.getKind()) {
            case EQUALS, NOT_EQUALS, LESS_THAN, LESS_THAN_OR_EQUAL, GREATER_THAN, GREATER_THAN_OR_EQUAL ->
                isRow(call.operand(1)) && isAlike(call.operand(0), call.operand(1));
            case IN, NOT_IN ->
                call.operand(1) instanceof SqlNodeList rows
                        && rows.stream().allMatch(row -> isRow(row) && isAlike(call.operand(0), row));
            default -> false;
        };
    }

    private static boolean isRow(SqlNode node) {
        return node.getKind() == SqlKind.ROW;
    }

    private static boolean isAlike(SqlNode left, SqlNode right) {
        return ((SqlCall) left).operandCount() == ((SqlCall) right).operandCount();
    }

    /** The comparison in the engine's words. */
    static String text(SqlCall call, EngineDialect dialect) {
        List<String> left = values(call.operand(0), dialect);
        if (call.operand(1) instanceof SqlNodeList rows) {
            String found =
                    rows.size() > SPELLED_MAX ? inValues(left, rows, dialect) : bounded(spelled(left, rows, dialect));
            return call.getKind() == SqlKind.NOT_IN ? "(NOT " + found + ")" : found;
        }
        List<String> right = values(call.operand(1), dialect);
        return bounded(compared(call, left, right));
    }

    // Values are written out more than once: those that are comparisons of rows themselves would grow without end.
    private static String bounded(String text) {
        if (text.length() > CHARACTERS_MAX) {
            throw new NotAllowed("rows are compared within rows, too often; take a part out into a with");
        }
        return text;
    }

    private static String compared(SqlCall call, List<String> left, List<String> right) {
        return switch (call.getKind()) {
            case EQUALS -> equal(left, right);
            case NOT_EQUALS -> "(NOT " + equal(left, right) + ")";
            case LESS_THAN -> ordered(left, right, "<", "<", 0);
            case LESS_THAN_OR_EQUAL -> ordered(left, right, "<", "<=", 0);
            case GREATER_THAN -> ordered(left, right, ">", ">", 0);
            default -> ordered(left, right, ">", ">=", 0);
        };
    }

    private static List<String> values(SqlNode row, EngineDialect dialect) {
        return ((SqlCall) row)
                .getOperandList().stream()
                        .map(value -> value instanceof SqlCall ? "(" + dialect.text(value) + ")" : dialect.text(value))
                        .toList();
    }

    private static String spelled(List<String> left, SqlNodeList rows, EngineDialect dialect) {
        List<String> found = new ArrayList<>();
        for (SqlNode row : rows) {
            found.add(equal(left, values(row, dialect)));
        }
        return "(" + String.join(" OR ", found) + ")";
    }

    private static String inValues(List<String> left, SqlNodeList rows, EngineDialect dialect) {
        List<String> values = new ArrayList<>();
        for (SqlNode row : rows) {
            values.add("(" + String.join(", ", values(row, dialect)) + ")");
        }
        return "((" + String.join(", ", left) + ") IN (VALUES " + String.join(", ", values) + "))";
    }

    private static String equal(List<String> left, List<String> right) {
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < left.size(); i++) {
            pairs.add("(" + left.get(i) + " = " + right.get(i) + ")");
        }
        return "(" + String.join(" AND ", pairs) + ")";
    }

    // The first that differ decide; only the last may be equal.
    private static String ordered(List<String> left, List<String> right, String sign, String last, int from) {
        boolean isLast = from == left.size() - 1;
        String decides = "(" + left.get(from) + " " + (isLast ? last : sign) + " " + right.get(from) + ")";
        return isLast
                ? decides
                : "(" + decides + " OR ((" + left.get(from) + " = " + right.get(from) + ") AND "
                        + ordered(left, right, sign, last, from + 1) + "))";
    }
}
