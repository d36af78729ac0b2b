package io.gridgrade.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;

/**
 * Writes {@code sum(x) filter (where c) over w} as {@code sum(case when c then x end) over w}, only for Calcite's judgement:
 * its validator has no filter in a window. The engine has, and gets what was written.
 */
final class OverFilter extends SqlShuttle {
    private OverFilter() {}

    static SqlNode folded(SqlNode query) {
        return query.accept(new OverFilter());
    }

    @Override
    public SqlNode visit(SqlCall call) {
        if (call.getKind() == SqlKind.OVER
                && call.operand(0) instanceof SqlCall filter
                && filter.getKind() == SqlKind.FILTER
                && filter.operand(0) instanceof SqlCall aggregate) {
            SqlParserPos place = aggregate.getParserPosition();
            List<SqlNode> operands = new ArrayList<>(aggregate.getOperandList());
            boolean countsRows = operands.isEmpty() || (operands.get(0) instanceof SqlIdentifier id && id.isStar());
            SqlNode counted = countsRows ? SqlLiteral.createExactNumeric("1", place) : operands.get(0);
            SqlNode folded = new SqlCase(
                    place,
                    null,
                    new SqlNodeList(List.of(filter.operand(1)), place),
                    new SqlNodeList(List.of(counted), place),
                    SqlLiteral.createNull(place));
            if (operands.isEmpty()) {
                operands.add(folded);
            } else {
                operands.set(0, folded);
            }
            SqlNode plain = aggregate
                    .getOperator()
                    .createCall(aggregate.getFunctionQuantifier(), place, operands.toArray(new SqlNode[0]));
            return super.visit(
                    call.getOperator().createCall(call.getParserPosition(), Arrays.asList(plain, call.operand(1))));
        }
        return super.visit(call);
    }
}
