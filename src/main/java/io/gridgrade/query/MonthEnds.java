package io.gridgrade.query;

import io.gridgrade.measure.Measure;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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

/**
 * Refuses a sum over months of what stands at the end of a month: who owes 100 at three months' ends does not owe 300.
 * Only where it is plain: the query sums such a column of a table, and neither groups by the month nor asks for one.
 */
final class MonthEnds extends SqlBasicVisitor<Void> {
    private static final Set<String> PERIODS = Set.of("period_key", "month_text", "first_on", "last_on");

    private final MartCatalog catalog;
    private final Places places;

    private MonthEnds(MartCatalog catalog, Places places) {
        this.catalog = catalog;
        this.places = places;
    }

    static void check(SqlNode query, MartCatalog catalog, Places places) {
        query.accept(new MonthEnds(catalog, places));
    }

    @Override
    public Void visit(SqlCall call) {
        if (call instanceof SqlSelect select && !isOfOneMonth(select)) {
            Map<String, String> tables = new HashMap<>();
            tables(select.getFrom(), tables);
            new Sums(tables).look(select);
        }
        return super.visit(call);
    }

    private static boolean isOfOneMonth(SqlSelect select) {
        return (select.getGroup() != null && groupsByMonth(select))
                || fixesMonth(select.getWhere())
                || fixesMonth(select.getHaving())
                || fixesMonthInJoin(select.getFrom());
    }

    private static boolean groupsByMonth(SqlSelect select) {
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

    private static boolean fixesMonth(SqlNode condition) {
        return condition != null && new Finder(true).finds(condition);
    }

    private static boolean fixesMonthInJoin(SqlNode from) {
        return from instanceof SqlJoin join
                && (fixesMonth(join.getCondition())
                        || fixesMonthInJoin(join.getLeft())
                        || fixesMonthInJoin(join.getRight()));
    }

    private static void tables(SqlNode from, Map<String, String> tables) {
        if (from instanceof SqlJoin join) {
            tables(join.getLeft(), tables);
            tables(join.getRight(), tables);
        } else if (from != null) {
            SqlNode table = withoutAlias(from);
            if (table instanceof SqlIdentifier name) {
                String last = name.names.get(name.names.size() - 1);
                String alias = from.getKind() == SqlKind.AS
                        ? ((SqlCall) from).operand(1).toString()
                        : last;
                tables.put(alias.toLowerCase(Locale.ROOT), last);
            }
        }
    }

    private static boolean isPeriod(SqlNode node) {
        return node instanceof SqlIdentifier name
                && PERIODS.contains(name.names.get(name.names.size() - 1).toLowerCase(Locale.ROOT));
    }

    /** Finds the month itself, or, in a condition, what asks for one month. */
    private static final class Finder extends SqlBasicVisitor<Void> {
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

        private static boolean mentionsPeriod(SqlNode node) {
            return isPeriod(node)
                    || (node instanceof SqlBasicCall call
                            && call.getOperandList().stream()
                                    .anyMatch(operand -> operand != null && mentionsPeriod(operand)));
        }
    }

    /** Looks for sums in the clauses of one SELECT, not in selects within it. */
    private final class Sums extends SqlBasicVisitor<Void> {
        private final Map<String, String> tables;

        Sums(Map<String, String> tables) {
            this.tables = tables;
        }

        void look(SqlSelect select) {
            if (tables.isEmpty()) {
                return;
            }
            select.getSelectList().accept(this);
            if (select.getHaving() != null) {
                select.getHaving().accept(this);
            }
        }

        @Override
        public Void visit(SqlCall call) {
            if (call.isA(SqlKind.QUERY) || call.getKind() == SqlKind.OVER) {
                return null;
            }
            if (call.getKind() == SqlKind.SUM || call.getOperator().getName().equalsIgnoreCase("sum")) {
                List<SqlNode> operands = call.getOperandList();
                if (operands.size() == 1 && operands.get(0) instanceof SqlIdentifier column) {
                    refuse(column, call);
                }
            }
            return super.visit(call);
        }

        private void refuse(SqlIdentifier column, SqlCall sum) {
            String name = column.names.get(column.names.size() - 1);
            Optional<Measure> measure = tables.entrySet().stream()
                    .filter(table -> column.isSimple()
                            || table.getKey().equalsIgnoreCase(column.names.get(column.names.size() - 2)))
                    .flatMap(table -> catalog.measures().ofMonthEnds(table.getValue(), name).stream())
                    .findFirst();
            if (measure.isPresent()) {
                throw new NotAllowed("the sum of " + name + " is over several months, but "
                        + measure.get().name()
                        + " is what stands at the end of a month, which does not add up over time"
                        + places.of(
                                sum.getParserPosition().getLineNum(),
                                sum.getParserPosition().getColumnNum())
                        + "; group by period_key, ask for one month with period_key = .., or write from measures('"
                        + measure.get().name() + "', 'quarter'); if it is meant all the same, write sum(" + name
                        + " + 0)");
            }
        }
    }
}
