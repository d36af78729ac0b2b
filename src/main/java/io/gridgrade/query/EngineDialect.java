package io.gridgrade.query;

import java.util.List;
import java.util.Locale;
import org.apache.calcite.avatica.util.TimeUnitRange;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlIntervalLiteral;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.dialect.DuckDBSqlDialect;
import org.checkerframework.checker.nullness.qual.Nullable;

/** Writes a query's tree as the text that DuckDB understands in the same sense. */
final class EngineDialect extends DuckDBSqlDialect {
    static final EngineDialect INSTANCE = new EngineDialect();

    private EngineDialect() {
        super(DEFAULT_CONTEXT.withIdentifierQuoteString("\""));
    }

    // Every text is UTF-8 here; a prefix such as _UTF16 would be an error to the engine.
    @Override
    public void quoteStringLiteral(StringBuilder text, @Nullable String charsetName, String value) {
        text.append('\'').append(value.replace("'", "''")).append('\'');
    }

    // Calcite writes the text between the quotes as it came: one quote inside would end the literal and begin SQL.
    @Override
    public void unparseSqlIntervalLiteral(
            SqlWriter writer, SqlIntervalLiteral literal, int leftPrecedence, int rightPrecedence) {
        SqlIntervalLiteral.IntervalValue interval = literal.getValueAs(SqlIntervalLiteral.IntervalValue.class);
        writer.keyword("INTERVAL");
        String sign = interval.getSign() < 0 ? "-" : "";
        writer.literal("'" + (sign + interval.getIntervalLiteral()).replace("'", "''") + "'");
        unparseSqlIntervalQualifier(writer, interval.getIntervalQualifier(), TYPE_SYSTEM);
    }

    @Override
    public void unparseCall(SqlWriter writer, SqlCall call, int leftPrecedence, int rightPrecedence) {
        if ((call.getKind() == SqlKind.FLOOR || call.getKind() == SqlKind.CEIL) && call.operandCount() == 2) {
            truncateDate(writer, call);
        } else if (call.getKind() == SqlKind.TIMESTAMP_DIFF && unit(call, 0) != null) {
            // Whole units, as the standard has it: date_diff would count the turns of the calendar between.
            function(writer, "date_sub", unit(call, 0), List.of(call.operand(1), call.operand(2)));
        } else if (call.getKind() == SqlKind.TIMESTAMP_ADD && unit(call, 0) != null) {
            addUnits(writer, call);
        } else if (isCalled(call, "LISTAGG")) {
            listAggregate(writer, call, null);
        } else if (call.getKind() == SqlKind.WITHIN_GROUP
                && call.operand(0) instanceof SqlCall inner
                && isCalled(inner, "LISTAGG")) {
            listAggregate(writer, inner, call.operand(1));
        } else if ((call.getKind() == SqlKind.IGNORE_NULLS || call.getKind() == SqlKind.RESPECT_NULLS)
                && call.operand(0) instanceof SqlCall inner) {
            treatNulls(writer, inner, call.getOperator().getName());
        } else if (isCalled(call, "TRUNCATE")) {
            function(writer, "trunc", null, call.getOperandList());
        } else if (isCalled(call, "RAND")) {
            function(writer, "random", null, call.getOperandList());
        } else {
            super.unparseCall(writer, call, leftPrecedence, rightPrecedence);
        }
    }

    private static boolean isCalled(SqlCall call, String name) {
        return call.getOperator() instanceof SqlFunction function
                && function.getName().equalsIgnoreCase(name);
    }

    private void truncateDate(SqlWriter writer, SqlCall call) {
        if (call.getKind() == SqlKind.CEIL) {
            throw new NotAllowed("ceil(... to ...) has no counterpart in the engine; use date_trunc and add one unit");
        }
        function(writer, "date_trunc", unit(call, 1), List.of(call.operand(0)));
    }

    private void addUnits(SqlWriter writer, SqlCall call) {
        SqlWriter.Frame frame = writer.startList("(", ")");
        call.operand(2).unparse(writer, 0, 0);
        writer.print("+");
        function(writer, "to_" + unit(call, 0) + "s", null, List.of(call.operand(1)));
        writer.endList(frame);
    }

    private static @Nullable String unit(SqlCall call, int index) {
        if (call.operand(index) instanceof SqlIntervalQualifier qualifier) {
            TimeUnitRange range = qualifier.timeUnitRange;
            return range.toString().toLowerCase(Locale.ROOT);
        }
        return null;
    }

    // The engine wants these words inside the parentheses, the standard after them.
    private static void treatNulls(SqlWriter writer, SqlCall call, String words) {
        writer.print(call.getOperator().getName());
        SqlWriter.Frame frame = writer.startList("(", ")");
        for (SqlNode operand : call.getOperandList()) {
            writer.sep(",");
            operand.unparse(writer, 0, 0);
        }
        writer.keyword(words);
        writer.endList(frame);
    }

    private static void listAggregate(SqlWriter writer, SqlCall call, @Nullable SqlNodeList order) {
        writer.print("string_agg");
        SqlWriter.Frame frame = writer.startList("(", ")");
        if (call.getFunctionQuantifier() != null) {
            call.getFunctionQuantifier().unparse(writer, 0, 0);
        }
        call.operand(0).unparse(writer, 0, 0);
        writer.print(",");
        if (call.operandCount() > 1) {
            call.operand(1).unparse(writer, 0, 0);
        } else {
            writer.literal("','");
        }
        if (order != null) {
            writer.keyword("ORDER BY");
            writer.list(SqlWriter.FrameTypeEnum.ORDER_BY_LIST, SqlWriter.COMMA, order);
        }
        writer.endList(frame);
    }

    private static void function(SqlWriter writer, String name, @Nullable String unit, List<SqlNode> operands) {
        writer.print(name);
        SqlWriter.Frame frame = writer.startList("(", ")");
        if (unit != null) {
            writer.sep(",");
            writer.literal("'" + unit + "'");
        }
        for (SqlNode operand : operands) {
            writer.sep(",");
            operand.unparse(writer, 0, 0);
        }
        writer.endList(frame);
    }
}
