package io.gridgrade.query;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.util.SqlShuttle;

/**
 * Makes a long row of AND or OR, which is read as deep as it is long, as deep as its logarithm. Only of those: they mean
 * the same however they are grouped, and the engine has a row of them as one.
 */
final class Balance extends SqlShuttle {
    private static final int LEFT_AS_IT_IS = 8;

    private static final String CONDITION =
            "a query alone is no condition; compare it, as in where (select ...) = true";

    private Balance() {}

    static SqlNode of(SqlNode query) {
        return query.accept(new Balance());
    }

    @Override
    public SqlNode visit(SqlCall call) {
        // Calcite would write it without its parentheses.
        if (call instanceof SqlSelect select) {
            if (select.getWhere() != null && select.getWhere().isA(SqlKind.QUERY)) {
                throw new NotAllowed(CONDITION);
            }
            if (select.getHaving() != null && select.getHaving().isA(SqlKind.QUERY)) {
                throw new NotAllowed(CONDITION);
            }
        }
        if (!isAlike(call)) {
            return super.visit(call);
        }
        List<SqlNode> terms = new ArrayList<>();
        SqlNode left = call;
        while (left instanceof SqlCall next
                && next.getOperator().equals(call.getOperator())
                && next.operandCount() == 2) {
            terms.add(0, next.operand(1));
            left = next.operand(0);
        }
        terms.add(0, left);
        if (terms.size() <= LEFT_AS_IT_IS) {
            return super.visit(call);
        }
        terms.replaceAll(term -> term.accept(this));
        return balanced(call.getOperator(), terms);
    }

    private static boolean isAlike(SqlCall call) {
        SqlKind kind = call.getKind();
        return kind == SqlKind.AND || kind == SqlKind.OR;
    }

    private static SqlNode balanced(SqlOperator operator, List<SqlNode> terms) {
        if (terms.size() == 1) {
            return terms.get(0);
        }
        int half = terms.size() / 2;
        SqlNode left = balanced(operator, terms.subList(0, half));
        SqlNode right = balanced(operator, terms.subList(half, terms.size()));
        return new SqlBasicCall(
                operator, List.of(left, right), left.getParserPosition().plus(right.getParserPosition()));
    }
}
