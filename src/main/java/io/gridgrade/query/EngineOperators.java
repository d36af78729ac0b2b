package io.gridgrade.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlBinaryOperator;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.fun.SqlLibraryOperators;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.InferTypes;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.sql.util.SqlOperatorTables;
import org.apache.calcite.util.Optionality;

/** The operators by which queries are judged: Calcite's, with those of the engine that it lacks or judges otherwise. */
final class EngineOperators {
    /** Functions of which Calcite knows others of the same name, with other arguments. */
    private static final List<String> OTHER_ARGUMENTS = List.of("translate", "trim", "contains", "convert");

    static final SqlOperatorTable TABLE = table();

    private EngineOperators() {}

    private static SqlOperatorTable table() {
        List<SqlOperator> own = new ArrayList<>();
        // The engine takes days from dates and dates from dates; Calcite only intervals.
        own.add(arithmetic("+", SqlKind.PLUS, ReturnTypes.NULLABLE_SUM));
        own.add(arithmetic("-", SqlKind.MINUS, ReturnTypes.NULLABLE_SUM));
        own.add(SqlLibraryOperators.ILIKE);
        own.add(SqlLibraryOperators.NOT_ILIKE);
        own.add(SqlLibraryOperators.RLIKE);
        own.add(SqlLibraryOperators.NOT_RLIKE);
        for (String name : EngineFunctions.AGGREGATES) {
            own.add(new Aggregate(name));
        }
        for (String name : ForeignFunctions.AGGREGATES) {
            own.add(new Aggregate(name));
        }
        for (String name : OTHER_ARGUMENTS) {
            own.add(new SqlFunction(
                    name,
                    SqlKind.OTHER_FUNCTION,
                    ReturnTypes.explicit(SqlTypeName.ANY),
                    null,
                    OperandTypes.VARIADIC,
                    SqlFunctionCategory.USER_DEFINED_FUNCTION));
        }
        return SqlOperatorTables.chain(SqlOperatorTables.of(own), SqlStdOperatorTable.instance());
    }

    private static SqlBinaryOperator arithmetic(String name, SqlKind kind, SqlReturnTypeInference ofNumbers) {
        SqlReturnTypeInference result = binding -> SqlTypeUtil.isNumeric(binding.getOperandType(0))
                        && SqlTypeUtil.isNumeric(binding.getOperandType(1))
                ? ofNumbers.inferReturnType(binding)
                : binding.getTypeFactory()
                        .createTypeWithNullability(binding.getTypeFactory().createSqlType(SqlTypeName.ANY), true);
        return new SqlBinaryOperator(name, kind, 40, true, result, InferTypes.FIRST_KNOWN, OperandTypes.ANY_ANY);
    }

    private static final class Aggregate extends SqlAggFunction {
        Aggregate(String name) {
            super(
                    name.toUpperCase(Locale.ROOT),
                    new SqlIdentifier(name, SqlParserPos.ZERO),
                    SqlKind.OTHER_FUNCTION,
                    ReturnTypes.explicit(SqlTypeName.ANY),
                    null,
                    OperandTypes.VARIADIC,
                    SqlFunctionCategory.USER_DEFINED_FUNCTION,
                    false,
                    false,
                    Optionality.OPTIONAL);
        }
    }
}
