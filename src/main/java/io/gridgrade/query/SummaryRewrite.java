package io.gridgrade.query;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWith;
import org.apache.calcite.sql.SqlWithItem;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.calcite.sql.util.SqlShuttle;

/**
 * Puts summaries in the place of tables of mart, in each SELECT of a query by itself: a SELECT is one relation, and what
 * stands around it cannot tell it from another that has the same rows. {@link SummaryBlock} tells when it has.
 */
final class SummaryRewrite extends SqlShuttle {
    /** Who sees the names of a SELECT's columns. */
    enum Seen {
        /** Whoever asked. */
        BY_READER,
        /** The query around it. */
        BY_QUERY,
        /** Nobody: it is a value, or what EXISTS looks for. */
        NOT_AT_ALL
    }

    private final MartCatalog catalog;
    private final Function<String, List<SummaryTable>> summaries;
    private final Set<String> commonTables = new HashSet<>();
    private final List<SummaryUse> uses = new ArrayList<>();
    private final Set<String> used = new HashSet<>();
    private Seen seen = Seen.BY_READER;
    private boolean lacksNames;

    private SummaryRewrite(MartCatalog catalog, Function<String, List<SummaryTable>> summaries) {
        this.catalog = catalog;
        this.summaries = summaries;
    }

    /**
     * A query with summaries in it.
     *
     * @param query the query, the same object when nothing fits
     * @param used the summaries in it
     * @param uses what was tried, in the order of the text
     * @param lacksNames whether columns of the answer have lost the names that the engine would give them
     */
    record Rewritten(SqlNode query, Set<String> used, List<SummaryUse> uses, boolean lacksNames) {}

    /** {@code summaries} tells those of a table, the smallest first. */
    static Rewritten of(SqlNode query, MartCatalog catalog, Function<String, List<SummaryTable>> summaries) {
        SummaryRewrite rewrite = new SummaryRewrite(catalog, summaries);
        query.accept(new SqlBasicVisitor<Void>() {
            @Override
            public Void visit(SqlCall call) {
                if (call instanceof SqlWithItem item) {
                    rewrite.commonTables.add(item.name.getSimple().toLowerCase(Locale.ROOT));
                }
                return super.visit(call);
            }
        });
        try {
            SqlNode rewritten = query.accept(rewrite);
            return new Rewritten(
                    rewrite.used.isEmpty() ? query : rewritten, rewrite.used, rewrite.uses, rewrite.lacksNames);
        } catch (SummaryMisfit e) {
            // A name that a value within a query would have lost.
            return new Rewritten(
                    query,
                    Set.of(),
                    rewrite.uses.stream()
                            .map(use -> use.because(e.getMessage()))
                            .toList(),
                    false);
        }
    }

    @Override
    public SqlNode visit(SqlCall call) {
        Seen around = seen;
        try {
            if (call instanceof SqlSelect select) {
                return block(select, null, false).select();
            }
            if (call instanceof SqlOrderBy order && order.query instanceof SqlSelect select) {
                SqlNodeList items = (SqlNodeList) as(Seen.NOT_AT_ALL, order.orderList);
                seen = around;
                SummaryBlock.Written written = block(select, items, order.offset != null || order.fetch != null);
                return new SqlOrderBy(
                        order.getParserPosition(), written.select(), written.order(), order.offset, order.fetch);
            }
            if (!(call instanceof SqlWith || call instanceof SqlOrderBy || call.getKind() == SqlKind.AS)) {
                seen = call instanceof SqlWithItem
                                || call.getKind() == SqlKind.JOIN
                                || (call.isA(SqlKind.SET_QUERY) && around != Seen.NOT_AT_ALL)
                        ? Seen.BY_QUERY
                        : Seen.NOT_AT_ALL;
            }
            return super.visit(call);
        } finally {
            seen = around;
        }
    }

    private SqlNode as(Seen by, SqlNode node) {
        if (node == null) {
            return null;
        }
        seen = by;
        return node.accept(this);
    }

    // The SELECTs within it first: what is in it then is as it will be written.
    private SummaryBlock.Written block(SqlSelect select, SqlNodeList order, boolean isCut) {
        Seen by = seen;
        SqlSelect inner = (SqlSelect) select.clone(select.getParserPosition());
        inner.setSelectList((SqlNodeList) as(Seen.NOT_AT_ALL, select.getSelectList()));
        inner.setFrom(as(Seen.BY_QUERY, select.getFrom()));
        inner.setWhere(as(Seen.NOT_AT_ALL, select.getWhere()));
        inner.setGroupBy((SqlNodeList) as(Seen.NOT_AT_ALL, select.getGroup()));
        inner.setHaving(as(Seen.NOT_AT_ALL, select.getHaving()));
        inner.setQualify(as(Seen.NOT_AT_ALL, select.getQualify()));
        SummaryBlock.Written written = new SummaryBlock.Written(inner, order);
        for (SummarySource source : SummarySource.in(inner.getFrom(), catalog, commonTables)) {
            SummaryBlock.Written fitting = fitting(written, source, by, isCut);
            if (fitting != null) {
                written = fitting;
                break;
            }
        }
        if (!used.isEmpty() && by != Seen.NOT_AT_ALL && losesNames(written.select(), select)) {
            if (by == Seen.BY_QUERY) {
                throw new SummaryMisfit(SummaryBlock.NO_NAME);
            }
            lacksNames = true;
        }
        return written;
    }

    private static boolean losesNames(SqlSelect written, SqlSelect asked) {
        return !SummaryBlock.namesOf(written).equals(SummaryBlock.namesOf(asked));
    }

    private SummaryBlock.Written fitting(SummaryBlock.Written asked, SummarySource source, Seen by, boolean isCut) {
        if (!SummaryBlock.isGrouped(asked.select())) {
            return null;
        }
        List<SummaryTable> tables = summaries.apply(source.table());
        if (tables.isEmpty()) {
            uses.add(new SummaryUse(
                    asked.select().getParserPosition(), source.table(), "", false, "the table has no summary"));
        }
        for (SummaryTable summary : tables) {
            String reason = "";
            SummaryBlock.Written fitting = null;
            if (summary.isCurrent()) {
                try {
                    fitting = new SummaryBlock(asked, source, summary, by, isCut).write();
                } catch (SummaryMisfit e) {
                    reason = e.getMessage();
                }
            } else {
                reason = "it was made from something else than what is published and declared now; the next close, or"
                        + " gridgrade upgrade, makes it anew";
            }
            uses.add(new SummaryUse(
                    asked.select().getParserPosition(), source.table(), summary.name(), fitting != null, reason));
            if (fitting != null) {
                used.add(summary.name());
                return fitting;
            }
        }
        return null;
    }
}
