package io.gridgrade.query;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCharStringLiteral;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlIntervalLiteral;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.SqlSampleSpec;
import org.apache.calcite.sql.SqlUnnestOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.SqlWriterConfig;
import org.apache.calcite.sql.dialect.DuckDBSqlDialect;
import org.apache.calcite.sql.fun.SqlLikeOperator;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Writes a query's tree as text for DuckDB: with SQL's meaning in the engine's words, or as it was written, to be
 * compared. Every operand has its parentheses, for the two do not agree on what binds tighter.
 */
final class EngineDialect extends DuckDBSqlDialect {
    /** With SQL's meaning. */
    static final EngineDialect INSTANCE = new EngineDialect(false);

    /** Word for word; what the engine cannot read at all stands as {@link SameReading} puts it. */
    static final EngineDialect AS_WRITTEN = new EngineDialect(true);

    static final String UNIT = "unit";

    /** As {@link Reading} writes {@code position(a in b)}. */
    static final String POSITION = "position_of";

    private final boolean asWritten;

    private EngineDialect(boolean asWritten) {
        super(DEFAULT_CONTEXT.withIdentifierQuoteString("\""));
        this.asWritten = asWritten;
    }

    /** The text of a tree. */
    String text(SqlNode query) {
        return query.toSqlString(writer -> writer.withDialect(this)
                        .withQuoteAllIdentifiers(true)
                        .withAlwaysUseParentheses(true)
                        .withIndentation(0)
                        .withClauseStartsLine(false)
                        .withLineFolding(SqlWriterConfig.LineFolding.WIDE))
                .getSql();
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
        try {
            if (!commonCall(writer, call) && !(asWritten ? writtenCall(writer, call) : standardCall(writer, call))) {
                super.unparseCall(writer, call, leftPrecedence, rightPrecedence);
            }
        } catch (NotAllowed e) {
            throw e.at(call.getParserPosition());
        }
    }

    // What is written in one way only.
    private boolean commonCall(SqlWriter writer, SqlCall call) {
        if ((call.getKind() == SqlKind.IGNORE_NULLS || call.getKind() == SqlKind.RESPECT_NULLS)
                && call.operand(0) instanceof SqlCall inner) {
            treatNulls(writer, inner, call.getOperator().getName());
        } else if (call.getKind() == SqlKind.WITHIN_GROUP
                && call.operand(0) instanceof SqlCall inner
                && isCalled(inner, "LISTAGG")) {
            listAggregate(writer, inner, call.operand(1));
        } else if (call.getKind() == SqlKind.OVER || call.getKind() == SqlKind.FILTER) {
            afterCall(writer, call);
        } else if (call.getKind() == SqlKind.TABLESAMPLE
                && call.operand(1) instanceof SqlLiteral literal
                && literal.getValue() instanceof SqlSampleSpec.SqlTableSampleSpec sample) {
            sample(writer, call, sample);
        } else {
            return false;
        }
        return true;
    }

    private boolean writtenCall(SqlWriter writer, SqlCall call) {
        if (call.getKind() == SqlKind.RLIKE) {
            SqlWriter.Frame frame = writer.startList("(", ")");
            call.operand(0).unparse(writer, 0, 0);
            writer.keyword(isNegated(call) ? "NOT SIMILAR TO" : "SIMILAR TO");
            call.operand(1).unparse(writer, 0, 0);
            writer.endList(frame);
        } else if (hasUnitAtEnd(call)) {
            String name = call.getOperator().getName();
            function(writer, call.getKind() == SqlKind.FLOOR ? name : "ceil", null, List.of(call.operand(0)), UNIT);
        } else if ((call.getKind() == SqlKind.TIMESTAMP_DIFF || call.getKind() == SqlKind.TIMESTAMP_ADD)
                && call.operand(0) instanceof SqlIntervalQualifier) {
            writer.print(call.getOperator().getName());
            SqlWriter.Frame frame = writer.startList("(", ")");
            writer.sep(",");
            writer.print(UNIT);
            operands(writer, call.getOperandList().subList(1, 3));
            writer.endList(frame);
        } else {
            return false;
        }
        return true;
    }

    private boolean standardCall(SqlWriter writer, SqlCall call) {
        String foreign = ForeignFunctions.text(call, this);
        if (foreign != null) {
            writer.print(foreign);
        } else if (hasUnitAtEnd(call)) {
            truncateDate(writer, call);
        } else if (call.getKind() == SqlKind.TIMESTAMP_DIFF && call.operand(0) instanceof SqlIntervalQualifier unit) {
            // Whole units, as the standard has it: date_diff would count the turns of the calendar between.
            function(writer, "date_sub", Units.singular(unit), List.of(call.operand(1), call.operand(2)));
        } else if (call.getKind() == SqlKind.TIMESTAMP_ADD && call.operand(0) instanceof SqlIntervalQualifier unit) {
            addUnits(writer, call, unit);
        } else if (isCalled(call, "LISTAGG")) {
            listAggregate(writer, call, null);
        } else if (isCalled(call, "EVERY")) {
            function(writer, "bool_and", null, call.getOperandList());
        } else if (isCalled(call, "SOME")) {
            function(writer, "bool_or", null, call.getOperandList());
        } else if (isCalled(call, "TRUNCATE")) {
            function(writer, "trunc", null, call.getOperandList());
        } else if (isCalled(call, POSITION) && call.operandCount() == 2) {
            function(writer, "strpos", null, List.of(call.operand(1), call.operand(0)));
        } else if (isCalled(call, "OCTET_LENGTH")) {
            // Of a text the engine has it under another name only.
            function(writer, "strlen", null, call.getOperandList());
        } else if (isCalled(call, "RAND")) {
            function(writer, "random", null, call.getOperandList());
        } else if (RowComparison.isOne(call)) {
            writer.print(RowComparison.text(call, this));
        } else if (call.getKind() == SqlKind.RLIKE) {
            matches(writer, call);
        } else if (call.getKind() == SqlKind.SIMILAR) {
            similar(writer, call);
        } else if (isCalled(call, "SUBSTRING") && !startsAtFirst(call)) {
            function(writer, "standard_substring", null, call.getOperandList());
        } else if (isRoundedNumber(call)) {
            roundedNumber(writer, call);
        } else if (isPlainSeries(call)) {
            // No list is made first, however long the series is.
            SqlCall series = call.operand(0);
            function(writer, series.getOperator().getName(), null, series.getOperandList());
        } else if (call instanceof SqlJoin join && AsofJoins.isOne(join)) {
            AsofJoins.write(writer, join);
        } else if (call.getKind() == SqlKind.UNNEST && call.operandCount() > 1) {
            sideBySide(writer, call);
        } else if (isDaysFromNow(call)) {
            daysFromNow(writer, call);
        } else if (call.getKind() == SqlKind.EXTRACT && call.operand(0) instanceof SqlIntervalQualifier unit) {
            extract(writer, call, unit);
        } else {
            checkPadding(call);
            return sizedCast(writer, call);
        }
        return true;
    }

    // round(x::numeric, 2) of PostgreSQL: what comes ten digits behind the point does not matter then.
    private static boolean isRoundedNumber(SqlCall call) {
        return isCalled(call, "ROUND")
                && call.operandCount() == 2
                && isCountOf(call.operand(1), 0)
                && ((SqlNumericLiteral) call.operand(1)).bigDecimalValue().compareTo(BigDecimal.valueOf(8)) <= 0
                && isAnyDecimal(call.operand(0));
    }

    private static boolean isAnyDecimal(SqlNode node) {
        return node instanceof SqlCall cast
                && cast.getKind() == SqlKind.CAST
                && cast.operand(1) instanceof SqlDataTypeSpec type
                && type.getTypeNameSpec() instanceof SqlBasicTypeNameSpec basic
                && basic.getTypeName().toString().equals("DECIMAL")
                && basic.getPrecision() < 0;
    }

    private static void roundedNumber(SqlWriter writer, SqlCall call) {
        writer.print("round(CAST(");
        ((SqlCall) call.operand(0)).operand(0).unparse(writer, 0, 0);
        writer.print("AS DECIMAL(38, 10)),");
        call.operand(1).unparse(writer, 0, 0);
        writer.print(")");
    }

    private static boolean isPlainSeries(SqlCall call) {
        return Fence.isSeries(call)
                && !(call.getOperator() instanceof SqlUnnestOperator unnest && unnest.withOrdinality);
    }

    // unnest(a, b): a row of the first of each, of the second of each, the shorter filled up with null. To the engine
    // these are two calls in one select.
    private static void sideBySide(SqlWriter writer, SqlCall call) {
        if (call.getOperator() instanceof SqlUnnestOperator unnest && unnest.withOrdinality) {
            throw new NotAllowed("with ordinality of several lists is not supported; write unnest(a) with ordinality")
                    .at(call.getParserPosition());
        }
        SqlWriter.Frame frame = writer.startList("(", ")");
        writer.keyword(SqlKind.SELECT.name());
        for (int i = 0; i < call.operandCount(); i++) {
            if (i > 0) {
                writer.print(",");
            }
            function(writer, "unnest", null, List.of(call.operand(i)));
        }
        writer.endList(frame);
    }

    // sysdate - 30 of Oracle: a whole number of days.
    private static boolean isDaysFromNow(SqlCall call) {
        return (call.getKind() == SqlKind.MINUS || call.getKind() == SqlKind.PLUS)
                && call.operandCount() == 2
                && call.operand(0) instanceof SqlCall moment
                && isCalled(moment, "GETDATE")
                && isCountOf(call.operand(1), 0);
    }

    private static void daysFromNow(SqlWriter writer, SqlCall call) {
        SqlWriter.Frame frame = writer.startList("(", ")");
        call.operand(0).unparse(writer, 0, 0);
        writer.keyword(call.getKind() == SqlKind.MINUS ? "-" : "+");
        function(writer, "to_days", null, List.of(call.operand(1)));
        writer.endList(frame);
    }

    private static boolean hasUnitAtEnd(SqlCall call) {
        return (call.getKind() == SqlKind.FLOOR || call.getKind() == SqlKind.CEIL)
                && call.operandCount() == 2
                && call.operand(1) instanceof SqlIntervalQualifier;
    }

    // The engine has most names of parts of a moment; one with a parenthesis, such as week(friday), it has not.
    private static void extract(SqlWriter writer, SqlCall call, SqlIntervalQualifier unit) {
        String name = unit.timeFrameName == null ? unit.timeUnitRange.toString() : unit.timeFrameName;
        if (name.toUpperCase(Locale.ROOT).startsWith("SQL_TSI_")
                || name.toUpperCase(Locale.ROOT).startsWith("WEEK_")) {
            name = Units.singular(unit);
        }
        if (Units.isSecond(name)) {
            // With its fraction, as SQL has it; to the engine a second is a whole one.
            SqlWriter.Frame frame = writer.startList("(", ")");
            function(writer, "date_part", "microsecond", List.of(call.operand(1)));
            writer.print("*");
            writer.print("0.000001");
            writer.endList(frame);
            return;
        }
        function(writer, "date_part", name.toLowerCase(Locale.ROOT), List.of(call.operand(1)));
    }

    // A part of a text from a first place that is known: both have it alike.
    private static boolean startsAtFirst(SqlCall call) {
        return isCountOf(call.operand(1), 1) && (call.operandCount() < 3 || isCountOf(call.operand(2), 0));
    }

    private static boolean isCountOf(SqlNode node, int least) {
        return node instanceof SqlNumericLiteral number
                && number.isInteger()
                && number.bigDecimalValue().compareTo(BigDecimal.valueOf(least)) >= 0;
    }

    // SQL fills the shorter text up before it compares; the engine has no such texts.
    private static void checkPadding(SqlCall call) {
        boolean compares = call.isA(SqlKind.COMPARISON)
                || call.getKind() == SqlKind.IN
                || call.getKind() == SqlKind.NOT_IN
                || call.getKind() == SqlKind.BETWEEN;
        if (compares && call.getOperandList().stream().anyMatch(EngineDialect::isPadded)) {
            throw new NotAllowed("a text of the type char is compared without its blanks in SQL, and with them by the"
                    + " engine; cast it to varchar");
        }
    }

    private static boolean isPadded(SqlNode operand) {
        return operand instanceof SqlCall cast
                && cast.getKind() == SqlKind.CAST
                && cast.operand(1) instanceof SqlDataTypeSpec type
                && type.getTypeNameSpec() instanceof SqlBasicTypeNameSpec basic
                && basic.getTypeName().toString().equals("CHAR");
    }

    // The engine reads the length of a text's type and forgets it.
    private static boolean sizedCast(SqlWriter writer, SqlCall call) {
        boolean tries = call.getOperator().getName().equalsIgnoreCase("TRY_CAST")
                || call.getOperator().getName().equalsIgnoreCase("SAFE_CAST");
        if ((call.getKind() != SqlKind.CAST && !tries)
                || call.operandCount() < 2
                || !(call.operand(1) instanceof SqlDataTypeSpec type)
                || !(type.getTypeNameSpec() instanceof SqlBasicTypeNameSpec basic)) {
            return false;
        }
        String name = basic.getTypeName().toString();
        if (name.equals("DECIMAL") && basic.getPrecision() < 0) {
            throw new NotAllowed(
                    "decimal alone has no digits after the point in SQL, and three in the engine; say how many,"
                            + " such as decimal(18, 2)");
        }
        if (name.equals("CHAR") || (name.equals("VARCHAR") && basic.getPrecision() >= 0)) {
            SqlNode size = SqlLiteral.createExactNumeric(
                    Integer.toString(Math.max(1, basic.getPrecision())), SqlParserPos.ZERO);
            function(
                    writer,
                    (tries ? "try_" : "") + "standard_" + name.toLowerCase(Locale.ROOT),
                    null,
                    List.of(call.operand(0), size));
            return true;
        }
        return false;
    }

    private static boolean isNegated(SqlCall call) {
        return ((SqlLikeOperator) call.getOperator()).isNegated();
    }

    // Hive's rlike: any part of the text.
    private static void matches(SqlWriter writer, SqlCall call) {
        SqlWriter.Frame whole = writer.startList("(", ")");
        if (isNegated(call)) {
            writer.keyword("NOT");
        }
        function(writer, "regexp_matches", null, List.of(call.operand(0), call.operand(1)));
        writer.endList(whole);
    }

    private static void similar(SqlWriter writer, SqlCall call) {
        if (!(call.operand(1) instanceof SqlCharStringLiteral pattern)
                || (call.operandCount() > 2 && !(call.operand(2) instanceof SqlCharStringLiteral))) {
            throw new NotAllowed(
                    "the pattern of similar to must be written out, such as 'a%'; for a pattern from a column"
                            + " write regexp_full_match(x, pattern), with a regular expression");
        }
        Character escape = null;
        if (call.operandCount() > 2) {
            String text = ((SqlCharStringLiteral) call.operand(2)).getValueAs(String.class);
            if (text.length() != 1) {
                throw new NotAllowed("the escape of similar to is '" + text + "'; expected one character");
            }
            escape = text.charAt(0);
        }
        String regex = SimilarPattern.regex(pattern.getValueAs(String.class), escape);
        SqlWriter.Frame whole = null;
        if (((SqlLikeOperator) call.getOperator()).isNegated()) {
            whole = writer.startList("(", ")");
            writer.keyword("NOT");
        }
        writer.print("regexp_full_match");
        SqlWriter.Frame frame = writer.startList("(", ")");
        writer.sep(",");
        call.operand(0).unparse(writer, 0, 0);
        writer.sep(",");
        writer.literal("'" + regex.replace("'", "''") + "'");
        writer.sep(",");
        // A point stands for the end of a line too.
        writer.literal("'s'");
        writer.endList(frame);
        if (whole != null) {
            writer.endList(whole);
        }
    }

    // What stands before FILTER or OVER is a call, and must not have parentheses around it.
    private static void afterCall(SqlWriter writer, SqlCall call) {
        bare(writer, call.operand(0));
        writer.keyword(call.getKind() == SqlKind.OVER ? "OVER" : "FILTER");
        SqlNode condition = call.operand(1);
        if (call.getKind() == SqlKind.OVER) {
            condition.unparse(writer, 0, 0);
            return;
        }
        SqlWriter.Frame frame = writer.startList("(", ")");
        writer.keyword("WHERE");
        condition.unparse(writer, 0, 0);
        writer.endList(frame);
    }

    private static void bare(SqlWriter writer, SqlNode node) {
        if (node instanceof SqlCall call) {
            writer.getDialect().unparseCall(writer, call, 0, 0);
        } else {
            node.unparse(writer, 0, 0);
        }
    }

    private static void sample(SqlWriter writer, SqlCall call, SqlSampleSpec.SqlTableSampleSpec sample) {
        call.operand(0).unparse(writer, 0, 0);
        writer.keyword("TABLESAMPLE");
        writer.keyword(sample.isBernoulli() ? "BERNOULLI" : "SYSTEM");
        writer.print(
                "(" + sample.sampleRate.movePointRight(2).stripTrailingZeros().toPlainString() + " PERCENT)");
        if (sample.isRepeatable()) {
            writer.keyword("REPEATABLE");
            writer.print("(" + sample.getRepeatableSeed() + ")");
        }
    }

    private static boolean isCalled(SqlCall call, String name) {
        return call.getOperator() instanceof SqlFunction function
                && function.getName().equalsIgnoreCase(name);
    }

    private static void truncateDate(SqlWriter writer, SqlCall call) {
        if (call.getKind() == SqlKind.CEIL) {
            throw new NotAllowed("ceil(... to ...) has no counterpart in the engine; use date_trunc and add one unit");
        }
        function(writer, "date_trunc", Units.singular(call.operand(1)), List.of(call.operand(0)));
    }

    private static void addUnits(SqlWriter writer, SqlCall call, SqlIntervalQualifier unit) {
        SqlWriter.Frame frame = writer.startList("(", ")");
        call.operand(2).unparse(writer, 0, 0);
        writer.print("+");
        function(writer, "to_" + Units.plural(unit), null, List.of(call.operand(1)));
        writer.endList(frame);
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

    private void listAggregate(SqlWriter writer, SqlCall call, @Nullable SqlNodeList order) {
        writer.print(asWritten ? "listagg" : "string_agg");
        SqlWriter.Frame frame = writer.startList("(", ")");
        if (call.getFunctionQuantifier() != null) {
            call.getFunctionQuantifier().unparse(writer, 0, 0);
        }
        call.operand(0).unparse(writer, 0, 0);
        if (call.operandCount() > 1) {
            writer.print(",");
            call.operand(1).unparse(writer, 0, 0);
        } else if (!asWritten) {
            writer.print(",");
            writer.literal("','");
        }
        if (order != null) {
            writer.keyword("ORDER BY");
            writer.list(SqlWriter.FrameTypeEnum.ORDER_BY_LIST, SqlWriter.COMMA, order);
        }
        writer.endList(frame);
    }

    private static void function(
            SqlWriter writer, String name, @Nullable String unit, List<SqlNode> operands, String... words) {
        writer.print(name);
        SqlWriter.Frame frame = writer.startList("(", ")");
        if (unit != null) {
            writer.sep(",");
            writer.literal("'" + unit.replace("'", "''") + "'");
        }
        operands(writer, operands);
        for (String word : words) {
            writer.sep(",");
            writer.print(word);
        }
        writer.endList(frame);
    }

    private static void operands(SqlWriter writer, List<SqlNode> operands) {
        for (SqlNode operand : operands) {
            writer.sep(",");
            operand.unparse(writer, 0, 0);
        }
    }
}
