package io.gridgrade.query;

import io.gridgrade.measure.MeasureTable;
import io.gridgrade.query.parameter.QueryParameters;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWithItem;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.calcite.sql.util.SqlShuttle;

/**
 * Writes out the tables of measures that a query names, each as the SELECT over mart that it is: what a role sees, and what a
 * summary answers, is then as of any other query.
 */
final class MeasureTables extends SqlShuttle {
    private final MartCatalog catalog;
    private final Set<String> asked = new HashSet<>();
    private final Set<String> commonTables = new HashSet<>();
    private boolean asksAll;

    private MeasureTables(MartCatalog catalog) {
        this.catalog = catalog;
    }

    /** The query without such tables; the same object when it names none. */
    static SqlNode writtenOut(SqlNode query, Set<String> names, MartCatalog catalog) {
        if (names.stream().noneMatch(name -> catalog.measureTable(name).isPresent())) {
            return query;
        }
        MeasureTables tables = new MeasureTables(catalog);
        query.accept(tables.new Names());
        return query.accept(tables);
    }

    @Override
    public SqlNode visit(SqlCall call) {
        SqlNode visited = super.visit(call);
        if (visited instanceof SqlSelect select && select.getFrom() != null) {
            SqlNode from = from(select.getFrom());
            if (from != select.getFrom()) {
                SqlSelect changed = (SqlSelect) select.clone(select.getParserPosition());
                changed.setFrom(from);
                return changed;
            }
        }
        return visited;
    }

    // What is written out has the table's name, and no schema.
    @Override
    public SqlNode visit(SqlIdentifier id) {
        boolean isColumn = id.names.size() == 3 && id.names.get(0).equalsIgnoreCase(MartCatalog.SCHEMA);
        return isColumn && catalog.measureTable(id.names.get(1)).isPresent()
                ? new SqlIdentifier(id.names.subList(1, 3), id.getParserPosition())
                : id;
    }

    private SqlNode from(SqlNode from) {
        if (from instanceof SqlJoin join) {
            SqlJoin changed = (SqlJoin) join.clone(join.getParserPosition());
            changed.setLeft(from(join.getLeft()));
            changed.setRight(from(join.getRight()));
            return changed;
        }
        if (from.getKind() == SqlKind.AS) {
            SqlBasicCall named = (SqlBasicCall) from.clone(from.getParserPosition());
            if (named.operand(0) instanceof SqlIdentifier id) {
                table(id).ifPresent(table -> named.setOperand(0, written(table)));
            }
            return named;
        }
        if (from instanceof SqlIdentifier id) {
            return table(id)
                    .<SqlNode>map(table -> SqlStdOperatorTable.AS.createCall(
                            from.getParserPosition(),
                            written(table),
                            new SqlIdentifier(id.names.get(id.names.size() - 1), SqlParserPos.ZERO)))
                    .orElse(from);
        }
        return from;
    }

    private Optional<MeasureTable> table(SqlIdentifier id) {
        String name = id.names.get(id.names.size() - 1);
        boolean isOfMart = id.isSimple()
                ? !commonTables.contains(name.toLowerCase(Locale.ROOT))
                : id.names.size() == 2 && id.names.get(0).equalsIgnoreCase(MartCatalog.SCHEMA);
        return isOfMart ? catalog.measureTable(name) : Optional.empty();
    }

    private SqlNode written(MeasureTable table) {
        List<String> all =
                table.columns().stream().map(MeasureTable.Column::name).toList();
        String sql = table.sql(
                asksAll
                        ? all
                        : all.stream()
                                .filter(column -> asked.contains(column.toLowerCase(Locale.ROOT)))
                                .toList());
        return Reading.readable(catalog, sql, QueryParameters.none()).query();
    }

    /** Which measures a query asks for, so that no others are worked out. */
    private final class Names extends SqlBasicVisitor<Void> {
        @Override
        public Void visit(SqlIdentifier id) {
            asksAll |= id.isStar();
            id.names.forEach(name -> asked.add(name.toLowerCase(Locale.ROOT)));
            return null;
        }

        @Override
        public Void visit(SqlCall call) {
            if (call instanceof SqlWithItem item) {
                commonTables.add(item.name.getSimple().toLowerCase(Locale.ROOT));
            }
            if (call.getKind() == SqlKind.COUNT || (call instanceof SqlJoin join && join.isNatural())) {
                boolean countsRows = call.getKind() == SqlKind.COUNT
                        && call.operandCount() == 1
                        && call.operand(0) instanceof SqlIdentifier id
                        && id.isStar();
                asksAll |= call.getKind() != SqlKind.COUNT;
                return countsRows ? null : super.visit(call);
            }
            return super.visit(call);
        }
    }
}
