package io.gridgrade.query;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.calcite.sql.JoinConditionType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * One SELECT that groups, written over a summary in the place of one of its tables.
 *
 * <p>It has the same rows, for these reasons. Every row of the table is in one row of the summary, with the same dimensions.
 * Whatever the SELECT does with single rows - conditions, keys of joins, groups - it does with dimensions alone, so that the
 * rows that were put together all meet the same fate, each once for each row that is joined. What it gathers are counts,
 * sums and extremes, of types that give the same in whichever order and in whichever parts they are taken.
 */
final class SummaryBlock {
    static final String NO_NAME = "a column of a query within a query has no name; give it one with as";

    private final Written asked;
    private final SummarySource source;
    private final SummaryTable summary;
    private final SummaryRewrite.Seen seen;
    private final boolean isCut;

    /** {@code isCut}: whether only some of the rows are asked for. */
    SummaryBlock(Written asked, SummarySource source, SummaryTable summary, SummaryRewrite.Seen seen, boolean isCut) {
        this.asked = asked;
        this.source = source;
        this.summary = summary;
        this.seen = seen;
        this.isCut = isCut;
    }

    /** A SELECT, and by what it is ordered. */
    record Written(SqlSelect select, @Nullable SqlNodeList order) {}

    /** Whether a SELECT puts rows together. */
    static boolean isGrouped(SqlSelect select) {
        return select.getGroup() != null
                || select.isDistinct()
                || SummaryTerms.gathers(select.getSelectList())
                || SummaryTerms.gathers(select.getHaving());
    }

    /** What the engine names the columns by: their names, or else their text. */
    static List<String> namesOf(SqlSelect select) {
        List<String> names = new ArrayList<>();
        for (SqlNode item : select.getSelectList()) {
            names.add(
                    item.getKind() == SqlKind.AS
                            ? ((SqlCall) item).operand(1).toString()
                            : EngineDialect.INSTANCE.text(item));
        }
        return names;
    }

    /** Throws {@link SummaryMisfit} when the summary does not give the same. */
    Written write() {
        SqlSelect select = asked.select();
        boolean isGroupless = select.getGroup() == null
                && !SummaryTerms.gathers(select.getSelectList())
                && !SummaryTerms.gathers(select.getHaving());
        SummaryTerms terms = new SummaryTerms(source, summary, isGroupless);
        SqlSelect written = (SqlSelect) select.clone(select.getParserPosition());
        written.setFrom(from(select.getFrom(), terms));
        written.setWhere(terms.of(select.getWhere()));
        written.setGroupBy(terms.of(select.getGroup()));
        written.setHaving(terms.of(select.getHaving()));
        written.setQualify(terms.of(select.getQualify()));
        checkWindows(select.getWindowList(), terms);
        written.setSelectList(terms.of(select.getSelectList()));
        SqlNodeList order = asked.order() == null ? null : order(asked.order(), terms);
        if (isCut) {
            checkCut(select);
        }
        if (seen == SummaryRewrite.Seen.BY_QUERY && !namesOf(written).equals(namesOf(select))) {
            throw new SummaryMisfit(NO_NAME);
        }
        return new Written(written, order);
    }

    private static void checkWindows(SqlNodeList windows, SummaryTerms terms) {
        for (SqlNode window : windows) {
            if (terms.of(window) != window) {
                throw new SummaryMisfit("a window that several functions share gathers; write it out in each");
            }
        }
    }

    private SqlNode from(SqlNode from, SummaryTerms terms) {
        if (from == source.node()) {
            return SqlStdOperatorTable.AS.createCall(
                    from.getParserPosition(),
                    new SqlIdentifier(summary.path(), SqlParserPos.ZERO),
                    new SqlIdentifier(source.alias(), SqlParserPos.ZERO));
        }
        if (from instanceof SqlJoin join) {
            return new SqlJoin(
                    join.getParserPosition(),
                    from(join.getLeft(), terms),
                    join.isNaturalNode(),
                    join.getJoinTypeNode(),
                    from(join.getRight(), terms),
                    join.getConditionTypeNode(),
                    join.getConditionType() == JoinConditionType.NONE ? null : terms.of(join.getCondition()));
        }
        // Beside it: it cannot look at the rows of this one.
        return from;
    }

    // A name that stands alone is that of a column of the answer, where there is one.
    private SqlNodeList order(SqlNodeList items, SummaryTerms terms) {
        Map<String, SqlNode> named = named(asked.select());
        SqlNodeList order = new SqlNodeList(items.getParserPosition());
        for (SqlNode item : items) {
            SqlNode plain = plain(item);
            boolean isNamed = plain instanceof SqlIdentifier id
                    && id.isSimple()
                    && named.containsKey(id.getSimple().toLowerCase(Locale.ROOT));
            order.add(isNamed ? item : terms.of(item));
        }
        return order;
    }

    private static Map<String, SqlNode> named(SqlSelect select) {
        Map<String, SqlNode> named = new HashMap<>();
        for (SqlNode item : select.getSelectList()) {
            if (item.getKind() == SqlKind.AS) {
                named.put(((SqlCall) item).operand(1).toString().toLowerCase(Locale.ROOT), ((SqlCall) item).operand(0));
            }
        }
        return named;
    }

    private static SqlNode plain(SqlNode item) {
        return item.getKind() == SqlKind.DESCENDING
                        || item.getKind() == SqlKind.NULLS_FIRST
                        || item.getKind() == SqlKind.NULLS_LAST
                ? plain(((SqlCall) item).operand(0))
                : item;
    }

    // Of rows that the order does not tell apart, any may be the last that is wanted.
    private void checkCut(SqlSelect select) {
        List<SqlNode> keys = new ArrayList<>();
        if (select.getGroup() != null) {
            keys.addAll(select.getGroup());
        }
        if (select.isDistinct()) {
            keys.addAll(select.getSelectList());
        }
        List<String> ordered = new ArrayList<>();
        for (SqlNode item : asked.order() == null ? List.<SqlNode>of() : asked.order()) {
            ordered.add(meant(plain(item), select));
        }
        for (SqlNode key : keys) {
            if (!ordered.contains(meant(key, select))) {
                throw new SummaryMisfit("limit leaves open which rows: not all that it groups by is in order by");
            }
        }
    }

    private static String meant(SqlNode node, SqlSelect select) {
        SqlNode meant = node;
        if (node instanceof SqlLiteral place && place.getTypeName().name().equals("DECIMAL")) {
            int at = place.intValue(false) - 1;
            meant = at >= 0 && at < select.getSelectList().size()
                    ? select.getSelectList().get(at)
                    : node;
        } else if (node instanceof SqlIdentifier id && id.isSimple()) {
            meant = named(select).getOrDefault(id.getSimple().toLowerCase(Locale.ROOT), node);
        }
        if (meant.getKind() == SqlKind.AS) {
            meant = ((SqlCall) meant).operand(0);
        }
        return EngineDialect.INSTANCE.text(meant).toLowerCase(Locale.ROOT);
    }
}
