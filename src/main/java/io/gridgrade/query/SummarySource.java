package io.gridgrade.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.sql.JoinType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;

/**
 * A table of mart in FROM whose rows come once for each row that is joined to them, so that rows that are alike in the
 * columns of the join can be put together before.
 *
 * @param node where it stands
 * @param table its name in mart
 * @param alias what the query calls it
 * @param columns its columns
 */
record SummarySource(SqlNode node, String table, String alias, Set<String> columns) {
    /** Those in a FROM; none when something in it looks at the rows beside it, or makes rows of its own where none fits. */
    static List<SummarySource> in(SqlNode from, MartCatalog catalog, Set<String> commonTables) {
        List<SummarySource> sources = new ArrayList<>();
        return from != null && collect(from, true, catalog, commonTables, sources) ? sources : List.of();
    }

    // Beside a left join, only what is on its left has each of its rows once for each that fits, and once for none.
    private static boolean collect(
            SqlNode from, boolean isKept, MartCatalog catalog, Set<String> commonTables, List<SummarySource> sources) {
        if (from instanceof SqlJoin join) {
            boolean isLeft = join.getJoinType() == JoinType.LEFT;
            boolean isInner =
                    Set.of(JoinType.INNER, JoinType.CROSS, JoinType.COMMA).contains(join.getJoinType());
            return (isLeft || isInner)
                    && !join.isNatural()
                    && !AsofJoins.isOne(join)
                    && join.getConditionType() != null
                    && collect(join.getLeft(), isKept, catalog, commonTables, sources)
                    && collect(join.getRight(), isKept && isInner, catalog, commonTables, sources);
        }
        boolean isNamed = from.getKind() == SqlKind.AS;
        if (isNamed && ((SqlCall) from).operandCount() != 2) {
            return isRelation(((SqlCall) from).operand(0));
        }
        SqlNode relation = isNamed ? ((SqlCall) from).operand(0) : from;
        if (!isRelation(relation)) {
            return false;
        }
        if (isKept && relation instanceof SqlIdentifier id) {
            String last = id.names.get(id.names.size() - 1);
            String table = catalog.table(last);
            boolean isOfMart = id.isSimple()
                    ? !commonTables.contains(last.toLowerCase(Locale.ROOT))
                    : id.names.size() == 2 && id.names.get(0).equalsIgnoreCase(MartCatalog.SCHEMA);
            if (table != null && isOfMart) {
                String alias = isNamed ? ((SqlIdentifier) ((SqlCall) from).operand(1)).getSimple() : last;
                sources.add(new SummarySource(from, table, alias, catalog.columnsOf(Set.of(table))));
            }
        }
        return true;
    }

    private static boolean isRelation(SqlNode node) {
        return node instanceof SqlIdentifier || node.isA(SqlKind.QUERY);
    }

    /** Whether a name is that of one of its columns. */
    boolean has(String column) {
        return columns.contains(column.toLowerCase(Locale.ROOT));
    }
}
