package io.gridgrade.query;

import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWith;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;

/** Gives the columns of an answer the names that the query as it was asked gives them: a column without one is named by its text. */
final class SummaryNames {
    private SummaryNames() {}

    /** The query as it was written anew, with names; as it was asked, where its columns cannot be told by their places. */
    static SqlNode give(SqlNode written, SqlNode asked, List<String> names) {
        SqlSelect first = select(asked);
        return first.getSelectList().size() == names.size() ? named(written, first.getSelectList(), names) : asked;
    }

    private static SqlSelect select(SqlNode query) {
        if (query instanceof SqlOrderBy order) {
            return select(order.query);
        }
        return query instanceof SqlWith with ? select(with.body) : (SqlSelect) query;
    }

    private static SqlNode named(SqlNode query, SqlNodeList asked, List<String> names) {
        if (query instanceof SqlOrderBy order) {
            return new SqlOrderBy(
                    order.getParserPosition(),
                    named(order.query, asked, names),
                    order.orderList,
                    order.offset,
                    order.fetch);
        }
        if (query instanceof SqlWith with) {
            return new SqlWith(with.getParserPosition(), with.withList, named(with.body, asked, names));
        }
        SqlSelect select = (SqlSelect) ((SqlCall) query).clone(query.getParserPosition());
        SqlNodeList items = new SqlNodeList(select.getSelectList().getParserPosition());
        for (int i = 0; i < names.size(); i++) {
            SqlNode item = select.getSelectList().get(i);
            boolean isNamed = item.getKind() == SqlKind.AS
                    || EngineDialect.INSTANCE.text(item).equals(EngineDialect.INSTANCE.text(asked.get(i)));
            items.add(
                    isNamed
                            ? item
                            : SqlStdOperatorTable.AS.createCall(
                                    SqlParserPos.ZERO, item, new SqlIdentifier(names.get(i), SqlParserPos.ZERO)));
        }
        select.setSelectList(items);
        return select;
    }
}
