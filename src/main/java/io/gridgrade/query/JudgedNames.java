package io.gridgrade.query;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.calcite.sql.JoinConditionType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWithItem;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.calcite.sql.util.SqlShuttle;

/**
 * Names as Calcite finds them, only for its judgement: it knows a common table by its very letters only, does not
 * take {@code k} of {@code join .. using (k)} for grouped by {@code group by k}, and finds it twice in {@code where}. The engine gets what was written.
 */
final class JudgedNames extends SqlShuttle {
    private final Map<String, String> commonTables = new HashMap<>();

    private JudgedNames() {}

    static SqlNode of(SqlNode query) {
        JudgedNames names = new JudgedNames();
        query.accept(new SqlBasicVisitor<Void>() {
            @Override
            public Void visit(SqlCall call) {
                if (call instanceof SqlWithItem item) {
                    names.commonTables.putIfAbsent(
                            item.name.getSimple().toLowerCase(Locale.ROOT), item.name.getSimple());
                }
                return super.visit(call);
            }
        });
        return query.accept(names);
    }

    @Override
    public SqlNode visit(SqlIdentifier id) {
        String written = commonTables.get(id.names.get(0).toLowerCase(Locale.ROOT));
        return written == null || written.equals(id.names.get(0)) ? id : id.setName(0, written);
    }

    @Override
    public SqlNode visit(SqlCall call) {
        SqlNode visited = super.visit(call);
        if (visited instanceof SqlSelect select) {
            Map<String, SqlIdentifier> keys = new HashMap<>();
            joined(select.getFrom(), keys);
            if (!keys.isEmpty()) {
                qualify(select, new UsingKeys(keys));
            }
        }
        return visited;
    }

    private static void qualify(SqlSelect select, UsingKeys keys) {
        // Without groups it finds the key of a select list, and what * stands for, by itself.
        if (select.getGroup() != null) {
            select.setSelectList((SqlNodeList) select.getSelectList().accept(keys));
            select.setGroupBy((SqlNodeList) select.getGroup().accept(keys));
        }
        if (select.getQualify() != null) {
            select.setQualify(select.getQualify().accept(keys));
        }
        if (select.getWhere() != null) {
            select.setWhere(select.getWhere().accept(keys));
        }
        if (select.getHaving() != null) {
            select.setHaving(select.getHaving().accept(keys));
        }
    }

    // Each key with the first table of its join.
    private static void joined(SqlNode from, Map<String, SqlIdentifier> keys) {
        if (!(from instanceof SqlJoin join)) {
            return;
        }
        joined(join.getLeft(), keys);
        String alias = firstAlias(join.getLeft());
        if (join.getConditionType() == JoinConditionType.USING
                && alias != null
                && join.getCondition() instanceof SqlNodeList columns) {
            for (SqlNode column : columns) {
                if (column instanceof SqlIdentifier id) {
                    keys.putIfAbsent(
                            id.getSimple().toLowerCase(Locale.ROOT),
                            new SqlIdentifier(List.of(alias, id.getSimple()), id.getParserPosition()));
                }
            }
        }
    }

    private static String firstAlias(SqlNode from) {
        if (from instanceof SqlJoin join) {
            return firstAlias(join.getLeft());
        }
        if (from.getKind() == SqlKind.AS) {
            return ((SqlIdentifier) ((SqlCall) from).operand(1)).getSimple();
        }
        return from instanceof SqlIdentifier id ? id.names.get(id.names.size() - 1) : null;
    }

    /** Within one SELECT: a query inside has its own. */
    private static final class UsingKeys extends SqlShuttle {
        private final Map<String, SqlIdentifier> keys;

        UsingKeys(Map<String, SqlIdentifier> keys) {
            this.keys = keys;
        }

        @Override
        public SqlNode visit(SqlIdentifier id) {
            SqlIdentifier key = id.isSimple() ? keys.get(id.getSimple().toLowerCase(Locale.ROOT)) : null;
            return key == null ? id : key.clone(id.getParserPosition());
        }

        @Override
        public SqlNode visit(SqlCall call) {
            if (call.isA(SqlKind.QUERY)) {
                return call;
            }
            if (call.getKind() == SqlKind.AS) {
                // The name that is given is no column.
                SqlNode named = call.operand(0).accept(this);
                return call.getOperator().createCall(call.getParserPosition(), named, call.operand(1));
            }
            return super.visit(call);
        }
    }
}
