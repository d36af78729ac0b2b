package io.gridgrade.query;

import io.gridgrade.measure.Measure;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.util.SqlBasicVisitor;

/**
 * Refuses a sum over months of what stands at the end of a month: who owes 100 at three months' ends does not owe 300.
 * Only where it is plain: the query sums such a column of a table, and neither groups by the month nor asks for one. And a
 * sum or mean of a ratio of a table of measures.
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
        if (call instanceof SqlSelect select) {
            Map<String, String> tables = new HashMap<>();
            tables(select.getFrom(), tables);
            new Sums(tables, new OneTime(periods(tables)).isTimeOf(select)).look(select);
        }
        return super.visit(call);
    }

    // A table of measures by quarter has its rows told apart by the quarter, as others by the month.
    private Set<String> periods(Map<String, String> tables) {
        Set<String> periods = new HashSet<>(PERIODS);
        tables.values()
                .forEach(table -> catalog.measureTable(table).ifPresent(found -> periods.add(found.timeColumn())));
        return periods;
    }

    private static void tables(SqlNode from, Map<String, String> tables) {
        if (from instanceof SqlJoin join) {
            tables(join.getLeft(), tables);
            tables(join.getRight(), tables);
        } else if (from != null) {
            SqlNode table = from.getKind() == SqlKind.AS ? ((SqlCall) from).operand(0) : from;
            if (table instanceof SqlIdentifier name) {
                String last = name.names.get(name.names.size() - 1);
                String alias = from.getKind() == SqlKind.AS
                        ? ((SqlCall) from).operand(1).toString()
                        : last;
                tables.put(alias.toLowerCase(Locale.ROOT), last);
            }
        }
    }

    /** Looks for sums in the clauses of one SELECT, not in selects within it. */
    private final class Sums extends SqlBasicVisitor<Void> {
        private final Map<String, String> tables;
        private final boolean isOfOneTime;

        Sums(Map<String, String> tables, boolean isOfOneTime) {
            this.tables = tables;
            this.isOfOneTime = isOfOneTime;
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
            String function = call.getOperator().getName().toLowerCase(Locale.ROOT);
            List<SqlNode> operands = call.getOperandList();
            if (operands.size() == 1 && operands.get(0) instanceof SqlIdentifier column) {
                if (function.equals("sum") || function.equals("avg")) {
                    refuseOfRatio(function, column, call);
                }
                if (function.equals("sum") && !isOfOneTime) {
                    refuse(column, call);
                }
            }
            return super.visit(call);
        }

        // The tables that a column may be of.
        private Stream<String> tablesOf(SqlIdentifier column) {
            return tables.entrySet().stream()
                    .filter(table -> column.isSimple()
                            || table.getKey().equalsIgnoreCase(column.names.get(column.names.size() - 2)))
                    .map(Map.Entry::getValue);
        }

        private static String name(SqlIdentifier column) {
            return column.names.get(column.names.size() - 1);
        }

        private void refuseOfRatio(String function, SqlIdentifier column, SqlCall call) {
            tablesOf(column)
                    .flatMap(table -> catalog.measureTable(table).stream())
                    .flatMap(table -> table.measure(name(column)).stream())
                    .forEach(measure -> {
                        if (measure.definition() instanceof Measure.Ratio ratio) {
                            throw new NotAllowed("the " + function + " of " + measure.name()
                                    + " has no meaning: it is a ratio, and some of its rows weigh more than others"
                                    + places.of(call.getParserPosition())
                                    + "; ask it of a table that has the rows that are wanted, such as measures_by_year,"
                                    + " or write sum(" + ratio.numerator() + ") / sum(" + ratio.denominator()
                                    + ") of one time; if it is meant all the same, write " + function + "("
                                    + measure.name() + " + 0)");
                        }
                    });
        }

        private Optional<Measure> ofTimeEnds(String table, String column) {
            return catalog.measureTable(table)
                    .map(found -> found.measure(column)
                            .filter(measure -> measure.definition() instanceof Measure.SemiAdditive))
                    .orElseGet(() -> catalog.measures().ofMonthEnds(table, column));
        }

        private void refuse(SqlIdentifier column, SqlCall sum) {
            String name = name(column);
            Optional<Measure> measure = tablesOf(column)
                    .flatMap(table -> ofTimeEnds(table, name).stream())
                    .findFirst();
            if (measure.isPresent()) {
                throw new NotAllowed("the sum of " + name + " is over several months, but "
                        + measure.get().name()
                        + " is what stands at the end of a month, which does not add up over time"
                        + places.of(sum.getParserPosition())
                        + "; group by period_key, ask for one month with period_key = .., or write from measures('"
                        + measure.get().name() + "', 'quarter'); if it is meant all the same, write sum(" + name
                        + " + 0)");
            }
        }
    }
}
