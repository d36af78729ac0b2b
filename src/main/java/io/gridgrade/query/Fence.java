package io.gridgrade.query;

import io.gridgrade.value.Nearest;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlTableRef;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlBasicVisitor;

/** Walks a query's tree and ends at the first thing in it that a query may not do. */
final class Fence extends SqlBasicVisitor<Void> {
    private static final Set<SqlKind> REFUSED_KINDS = Set.of(
            SqlKind.MATCH_RECOGNIZE,
            SqlKind.SNAPSHOT,
            SqlKind.NEXT_VALUE,
            SqlKind.CURRENT_VALUE,
            SqlKind.CURSOR,
            SqlKind.NEW_SPECIFICATION,
            SqlKind.EXTEND);

    /** Functions written without parentheses, which look like columns and tell of the machine. */
    private static final Set<String> MACHINE_WORDS = Set.of(
            "user",
            "current_user",
            "session_user",
            "system_user",
            "current_role",
            "current_catalog",
            "current_schema",
            "current_path",
            "current_default_transform_group");

    private static final Set<String> KNOWN = known();

    private final Set<String> names = new LinkedHashSet<>();

    private final Places places;

    private Fence(Places places) {
        this.places = places;
    }

    private static Set<String> known() {
        Set<String> known = new TreeSet<>(EngineFunctions.allowed());
        known.addAll(ForeignFunctions.names());
        return known;
    }

    /** Refuses what may not be; returns the names the query uses, for suggestions. */
    static Set<String> check(SqlNode query, Places places) {
        Fence fence = new Fence(places);
        query.accept(fence);
        return fence.names;
    }

    @Override
    public Void visit(SqlCall call) {
        SqlOperator operator = call.getOperator();
        if (isSeries(call)) {
            ((SqlCall) call.operand(0)).getOperandList().forEach(operand -> operand.accept(this));
            return null;
        }
        if (call instanceof SqlJoin join && AsofJoins.isOne(join)) {
            AsofJoins.parts(join).forEach(part -> part.accept(this));
            return null;
        }
        if (call.getKind() == SqlKind.COLLECTION_TABLE) {
            String name = tableFunction(call);
            throw new NotAllowed("table functions" + (name.isEmpty() ? "" : " such as \"" + name + "\"")
                    + " are not allowed" + places.of(call.getParserPosition())
                    + ": some read files; expected the tables of mart after from and join"
                    + ForeignFunctions.instead(name));
        }
        if (!call.isA(SqlKind.QUERY) && (call.isA(SqlKind.DML) || call.isA(SqlKind.DDL))) {
            throw new NotAllowed(Statements.NOT_A_QUERY);
        }
        if (REFUSED_KINDS.contains(call.getKind())) {
            throw new NotAllowed(operator.getName().toLowerCase(Locale.ROOT) + " is not something a query can use here"
                    + places.of(call.getParserPosition()));
        }
        // A hint is written as a comment, which the text inside could end: no hint leaves this gateway.
        if (call instanceof SqlTableRef || (call instanceof SqlSelect select && select.hasHints())) {
            throw new NotAllowed(
                    "hints (/*+ ... */) are not allowed" + places.of(call.getParserPosition()) + "; leave them out");
        }
        if (operator instanceof SqlFunction function) {
            checkFunction(function, call.getParserPosition());
        }
        return super.visit(call);
    }

    /** Numbers or moments one after the other, as a table. */
    static boolean isSeries(SqlCall call) {
        return call.getKind() == SqlKind.UNNEST
                && call.operandCount() == 1
                && call.operand(0) instanceof SqlCall inner
                && SeriesTables.NAMES.contains(inner.getOperator().getName().toLowerCase(Locale.ROOT));
    }

    private static String tableFunction(SqlCall call) {
        return call.operand(0) instanceof SqlCall inner ? inner.getOperator().getName() : "";
    }

    private void checkFunction(SqlFunction function, SqlParserPos position) {
        SqlIdentifier id = function.getNameAsId();
        String name = id.names.get(id.names.size() - 1);
        if (id.names.size() > 1 || !(EngineFunctions.isAllowed(name) || ForeignFunctions.knows(name))) {
            throw unknownFunction(id.toString(), name, position);
        }
    }

    private NotAllowed unknownFunction(String called, String name, SqlParserPos position) {
        String instead = ForeignFunctions.instead(name);
        return new NotAllowed("there is no function \"" + called + "\"" + places.of(position)
                + ": queries may call only functions that compute from their arguments"
                + (instead.isEmpty() ? Nearest.hint(name, KNOWN) : instead));
    }

    @Override
    public Void visit(SqlIdentifier id) {
        String first = id.names.get(0);
        if (id.isSimple() && MACHINE_WORDS.contains(first.toLowerCase(Locale.ROOT)) && !id.isComponentQuoted(0)) {
            throw unknownFunction(first, first, id.getParserPosition());
        }
        names.addAll(id.names);
        return null;
    }

    @Override
    public Void visit(SqlDynamicParam parameter) {
        throw new NotAllowed("a parameter (?) has no value here" + places.of(parameter.getParserPosition())
                + "; write the value into the query");
    }
}
