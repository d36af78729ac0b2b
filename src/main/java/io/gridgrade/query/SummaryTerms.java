package io.gridgrade.query;

import io.gridgrade.summary.Aggregate;
import io.gridgrade.summary.Summaries;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelectKeyword;
import org.apache.calcite.sql.SqlWindow;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.calcite.sql.util.SqlShuttle;
import org.checkerframework.checker.nullness.qual.Nullable;

/** The terms of a SELECT over a summary: dimensions as they stand, aggregates of what the summary keeps. */
final class SummaryTerms extends SqlShuttle {
    /** Of a row and not of its values. */
    static final Set<String> VOLATILE = Set.of("rand", "random", "unnest");

    /** They tell of the groups, not of the rows in them. */
    private static final Set<String> OF_GROUPS = Set.of("grouping", "grouping_id", "group_id");

    private static final Map<String, Aggregate> KEPT =
            Map.of("count", Aggregate.COUNT, "sum", Aggregate.SUM, "min", Aggregate.MIN, "max", Aggregate.MAX);

    private static final SqlDataTypeSpec BIGINT =
            new SqlDataTypeSpec(new SqlBasicTypeNameSpec(SqlTypeName.BIGINT, SqlParserPos.ZERO), SqlParserPos.ZERO);

    private final SummarySource source;
    private final SummaryTable summary;
    private final boolean isGroupless;

    /** {@code isGroupless}: whether the rows are put together only after all else, by DISTINCT. */
    SummaryTerms(SummarySource source, SummaryTable summary, boolean isGroupless) {
        this.source = source;
        this.summary = summary;
        this.isGroupless = isGroupless;
    }

    @Nullable
    SqlNode of(@Nullable SqlNode node) {
        return node == null ? null : node.accept(this);
    }

    @Nullable
    SqlNodeList of(@Nullable SqlNodeList list) {
        return list == null ? null : (SqlNodeList) list.accept(this);
    }

    /** Whether an aggregate stands in it, not one over a window, and none of a query within. */
    static boolean gathers(@Nullable SqlNode node) {
        if (node == null) {
            return false;
        }
        boolean[] gathers = {false};
        node.accept(new SqlBasicVisitor<Void>() {
            @Override
            public Void visit(SqlCall call) {
                if (call.isA(SqlKind.QUERY)) {
                    return null;
                }
                if (call.getKind() == SqlKind.OVER) {
                    // What it is of may be gathered, as in sum(sum(x)) over ().
                    bare(call.operand(0)).getOperandList().forEach(operand -> accept(operand));
                    return call.operand(1).accept(this);
                }
                gathers[0] |= isAggregate(call);
                return super.visit(call);
            }

            private void accept(@Nullable SqlNode operand) {
                if (operand != null) {
                    operand.accept(this);
                }
            }
        });
        return gathers[0];
    }

    private static boolean isAggregate(SqlCall call) {
        return call.getOperator() instanceof SqlFunction function
                && !OF_GROUPS.contains(name(call))
                && (function instanceof SqlAggFunction || EngineFunctions.isAggregate(name(call)));
    }

    private static String name(SqlCall call) {
        return call.getOperator().getName().toLowerCase(Locale.ROOT);
    }

    // The function itself, without what is said beside it of its rows.
    private static SqlCall bare(SqlNode call) {
        return Set.of(SqlKind.FILTER, SqlKind.IGNORE_NULLS, SqlKind.RESPECT_NULLS, SqlKind.WITHIN_GROUP)
                        .contains(call.getKind())
                ? bare(((SqlCall) call).operand(0))
                : (SqlCall) call;
    }

    @Override
    public SqlNode visit(SqlIdentifier id) {
        String column = id.names.get(id.names.size() - 1);
        if (id.isStar()) {
            throw new SummaryMisfit("all columns are asked for");
        }
        if (isOurs(id)) {
            requireDimension(column);
            if (id.names.size() > 2) {
                throw new SummaryMisfit(id + " names its schema; write " + source.alias() + "." + column);
            }
        } else if (id.isSimple() && summary.isOwn(column)) {
            throw new SummaryMisfit("\"" + column + "\" is a name that the summary has too");
        }
        return id;
    }

    // A name without a table may be of another table, or of a query around, only where this table has no such column.
    private boolean isOurs(SqlIdentifier id) {
        String column = id.names.get(id.names.size() - 1);
        return source.has(column)
                && (id.isSimple() || id.names.get(id.names.size() - 2).equalsIgnoreCase(source.alias()));
    }

    private void requireDimension(String column) {
        if (!summary.isDimension(column)) {
            throw new SummaryMisfit(SummaryMisfit.ofDimension(column));
        }
    }

    @Override
    public SqlNode visit(SqlCall call) {
        if (call.isA(SqlKind.QUERY)) {
            checkWithin(call);
            return call;
        }
        if (call.getKind() == SqlKind.AS) {
            SqlNode term = call.operand(0).accept(this);
            return term == call.operand(0)
                    ? call
                    : call.getOperator().createCall(call.getParserPosition(), term, call.operand(1));
        }
        if (call.getKind() == SqlKind.OVER) {
            return overWindow(call);
        }
        if (call.getKind() == SqlKind.FILTER && isAggregate(call.operand(0))) {
            return aggregate(call.operand(0), call.operand(1));
        }
        if (call.getKind() == SqlKind.WITHIN_GROUP || VOLATILE.contains(name(call))) {
            throw new SummaryMisfit(bare(call).getOperator().getName() + " looks at single rows");
        }
        return isAggregate(call) ? aggregate(call, null) : super.visit(call);
    }

    // A query within may ask for columns of this one: of its own columns, those of the same names are taken for them
    // too.
    private void checkWithin(SqlCall query) {
        query.accept(new SqlBasicVisitor<Void>() {
            @Override
            public Void visit(SqlIdentifier id) {
                if (!id.isStar() && !(id.names.size() == 2 && id.names.get(0).equals(Summaries.SCHEMA))) {
                    SummaryTerms.this.visit(id);
                }
                return null;
            }

            @Override
            public Void visit(SqlCall call) {
                if (isAggregate(call)) {
                    call.accept(new SqlBasicVisitor<Void>() {
                        @Override
                        public Void visit(SqlIdentifier id) {
                            if (!id.isSimple() && isOurs(id)) {
                                throw new SummaryMisfit("a query within it gathers " + id);
                            }
                            return null;
                        }
                    });
                }
                return super.visit(call);
            }
        });
    }

    private SqlNode overWindow(SqlCall over) {
        if (isGroupless) {
            throw new SummaryMisfit("a window looks at single rows");
        }
        // Its rows are the groups, so that it stays what it is; what it is of may be gathered.
        SqlNode function = overGroups(over.operand(0));
        SqlNode window = over.operand(1) instanceof SqlWindow ? over.operand(1).accept(this) : over.operand(1);
        return over.getOperator().createCall(over.getParserPosition(), function, window);
    }

    private SqlNode overGroups(SqlNode node) {
        SqlCall call = (SqlCall) node;
        if (call.getKind() == SqlKind.FILTER
                || call.getKind() == SqlKind.IGNORE_NULLS
                || call.getKind() == SqlKind.RESPECT_NULLS) {
            SqlNode[] operands = call.getOperandList().toArray(SqlNode[]::new);
            operands[0] = overGroups(operands[0]);
            for (int i = 1; i < operands.length; i++) {
                operands[i] = of(operands[i]);
            }
            return call.getOperator().createCall(call.getParserPosition(), operands);
        }
        if (call.getKind() == SqlKind.WITHIN_GROUP) {
            throw new SummaryMisfit(bare(call).getOperator().getName() + " looks at single rows");
        }
        SqlNode[] operands = call.getOperandList().stream()
                .map(operand -> operand instanceof SqlIdentifier id && id.isStar() ? operand : of(operand))
                .toArray(SqlNode[]::new);
        return call.getOperator().createCall(call.getFunctionQuantifier(), call.getParserPosition(), operands);
    }

    private SqlNode aggregate(SqlCall call, @Nullable SqlNode filter) {
        Aggregate aggregate = KEPT.get(name(call));
        if (aggregate == null) {
            throw new SummaryMisfit(
                    name(call).equals("avg")
                            ? "avg is divided in more than one way by the engine; write sum(x) / count(x), which can be"
                                    + " answered from a summary"
                            : name(call) + " cannot be put together from parts; count, sum, min and max can");
        }
        SqlNode where = of(filter);
        boolean isDistinct = call.getFunctionQuantifier() != null
                && call.getFunctionQuantifier().getValue() == SqlSelectKeyword.DISTINCT;
        if (isDistinct && aggregate != Aggregate.SUM) {
            // The same values, each at least once.
            return filtered(super.visit(call), where);
        }
        if (isDistinct || call.operandCount() > 1) {
            throw new SummaryMisfit(name(call) + " of distinct or of several cannot be put together from parts");
        }
        SqlNode of = call.operandCount() == 0 ? SqlIdentifier.star(SqlParserPos.ZERO) : call.operand(0);
        return ofRows(aggregate, of, where, call);
    }

    private SqlNode ofRows(Aggregate aggregate, SqlNode of, @Nullable SqlNode where, SqlCall call) {
        if (of instanceof SqlCase cases && isOneCase(cases)) {
            // What does not meet the condition is null, which is passed over.
            SqlNode condition = of(cases.getWhenOperands().get(0));
            return ofRows(aggregate, cases.getThenOperands().get(0), and(where, condition), call);
        }
        boolean isRow = (of instanceof SqlIdentifier id && id.isStar()) || isNumber(of);
        if (aggregate == Aggregate.COUNT && isRow) {
            return counted(Summaries.ROWS, where);
        }
        if (of instanceof SqlIdentifier id && isOurs(id)) {
            String column = id.names.get(id.names.size() - 1);
            if (summary.keeps(aggregate, column)) {
                String kept = aggregate.of(column.toLowerCase(Locale.ROOT));
                return aggregate == Aggregate.COUNT
                        ? counted(kept, where)
                        : filtered(gathering(aggregate, column(kept)), where);
            }
            if (!summary.isDimension(column)) {
                throw new SummaryMisfit("it does not keep " + aggregate.word() + " of " + column);
            }
        }
        return switch (aggregate) {
            case COUNT ->
                counted(
                        Summaries.ROWS,
                        and(where, SqlStdOperatorTable.IS_NOT_NULL.createCall(SqlParserPos.ZERO, of(of))));
            case MIN, MAX -> filtered(call.getOperator().createCall(call.getParserPosition(), of(of)), where);
            case SUM -> throw new SummaryMisfit("it keeps no sum of " + EngineDialect.INSTANCE.text(of));
        };
    }

    private static boolean isOneCase(SqlCase cases) {
        SqlNode rest = cases.getElseOperand();
        return cases.getValueOperand() == null
                && cases.getWhenOperands().size() == 1
                && (rest == null || (rest instanceof SqlLiteral literal && literal.getValue() == null));
    }

    private static boolean isNumber(SqlNode node) {
        return node instanceof SqlLiteral literal && literal.getTypeName() == SqlTypeName.DECIMAL;
    }

    // None is 0, not unknown; and it is a bigint, as every count.
    private SqlNode counted(String kept, @Nullable SqlNode where) {
        SqlNode sum = filtered(gathering(Aggregate.SUM, column(kept)), where);
        return SqlStdOperatorTable.COALESCE.createCall(
                SqlParserPos.ZERO,
                SqlStdOperatorTable.CAST.createCall(SqlParserPos.ZERO, sum, BIGINT),
                SqlLiteral.createExactNumeric("0", SqlParserPos.ZERO));
    }

    private static SqlCall gathering(Aggregate aggregate, SqlNode of) {
        SqlFunction function =
                switch (aggregate) {
                    case COUNT, SUM -> SqlStdOperatorTable.SUM;
                    case MIN -> SqlStdOperatorTable.MIN;
                    case MAX -> SqlStdOperatorTable.MAX;
                };
        return function.createCall(SqlParserPos.ZERO, of);
    }

    private SqlNode column(String name) {
        return new SqlIdentifier(List.of(source.alias(), name), SqlParserPos.ZERO);
    }

    private static SqlNode filtered(SqlNode aggregate, @Nullable SqlNode where) {
        return where == null ? aggregate : SqlStdOperatorTable.FILTER.createCall(SqlParserPos.ZERO, aggregate, where);
    }

    private static SqlNode and(@Nullable SqlNode one, SqlNode other) {
        return one == null ? other : SqlStdOperatorTable.AND.createCall(SqlParserPos.ZERO, one, other);
    }
}
