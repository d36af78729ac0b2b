package io.gridgrade.query;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.util.SqlBasicVisitor;

/** Tells whether what a SELECT gathers is of one month, or of one of longer times; columns of these names tell it. */
final class OneTime {
    private final Set<String> periods;

    OneTime(Set<String> periods) {
        this.periods = periods;
    }

    /** Whether the SELECT groups by the time or asks for one. */
    boolean isTimeOf(SqlSelect select) {
        return (select.getGroup() != null && groupsByMonth(select))
                || fixesMonth(select.getWhere())
                || fixesMonth(select.getHaving())
                || fixesMonthInJoin(select.getFrom());
    }

    private boolean groupsByMonth(SqlSelect select) {
        for (SqlNode group : select.getGroup()) {
            if (new Finder(false).finds(meant(group, select.getSelectList()))) {
                return true;
            }
        }
        return false;
    }

    // A place or an alias stands for an item of the select list.
    private static SqlNode meant(SqlNode group, SqlNodeList items) {
        if (group instanceof SqlLiteral place && place.getTypeName().name().equals("DECIMAL")) {
            int at = place.intValue(false) - 1;
            return at >= 0 && at < items.size() ? withoutAlias(items.get(at)) : group;
        }
        if (group instanceof SqlIdentifier name && name.isSimple()) {
            for (SqlNode item : items) {
                if (item.getKind() == SqlKind.AS
                        && ((SqlCall) item).operand(1).toString().equalsIgnoreCase(name.getSimple())) {
                    return withoutAlias(item);
                }
            }
        }
        return group;
    }

    private static SqlNode withoutAlias(SqlNode item) {
        return item.getKind() == SqlKind.AS ? ((SqlCall) item).operand(0) : item;
    }

    private boolean fixesMonth(SqlNode condition) {
        return condition != null && new Finder(true).finds(condition);
    }

    private boolean fixesMonthInJoin(SqlNode from) {
        return from instanceof SqlJoin join
                && (fixesMonth(join.getCondition())
                        || fixesMonthInJoin(join.getLeft())
                        || fixesMonthInJoin(join.getRight()));
    }

    private boolean isPeriod(SqlNode node) {
        return node instanceof SqlIdentifier name
                && periods.contains(name.names.get(name.names.size() - 1).toLowerCase(Locale.ROOT));
    }

    /** Finds the month itself, or, in a condition, what asks for one month. */
    private final class Finder extends SqlBasicVisitor<Void> {
        private final boolean inCondition;
        private boolean found;

        Finder(boolean inCondition) {
            this.inCondition = inCondition;
        }

        boolean finds(SqlNode node) {
            node.accept(this);
            return found;
        }

        @Override
        public Void visit(SqlIdentifier name) {
            found |= !inCondition && isPeriod(name);
            return null;
        }

        @Override
        public Void visit(SqlCall call) {
            if (!inCondition) {
                // An expression of the month, such as its year, holds several; rollup and its like hold the month.
                if (Set.of(SqlKind.ROLLUP, SqlKind.CUBE, SqlKind.GROUPING_SETS, SqlKind.ROW, SqlKind.OTHER)
                        .contains(call.getKind())) {
                    return super.visit(call);
                }
                return null;
            }
            if (call.isA(SqlKind.QUERY)) {
                // Whatever it looks for may be a month.
                found = true;
                return null;
            }
            List<SqlNode> operands = call.getOperandList();
            if (call.getKind() == SqlKind.EQUALS || call.getKind() == SqlKind.IS_NOT_DISTINCT_FROM) {
                boolean joins = isPeriod(operands.get(0)) && isPeriod(operands.get(1));
                found |= !joins && (mentionsPeriod(operands.get(0)) || mentionsPeriod(operands.get(1)));
            } else if (call.getKind() == SqlKind.IN) {
                found |= mentionsPeriod(operands.get(0))
                        && operands.get(1) instanceof SqlNodeList values
                        && values.size() == 1;
            }
            return super.visit(call);
        }

        private boolean mentionsPeriod(SqlNode node) {
            return isPeriod(node)
                    || (node instanceof SqlBasicCall call
                            && call.getOperandList().stream()
                                    .anyMatch(operand -> operand != null && mentionsPeriod(operand)));
        }
    }
}
