package io.gridgrade.query;

import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * What became of one SELECT that groups, and one summary.
 *
 * @param at where the SELECT stands
 * @param table the table of mart that it asks
 * @param summary the summary; empty when the table has none
 * @param isUsed whether the SELECT is answered from it
 * @param reason why it is not; empty when it is
 */
record SummaryUse(SqlParserPos at, String table, String summary, boolean isUsed, String reason) {
    /** The same, not used after all. */
    SummaryUse because(String other) {
        return isUsed ? new SummaryUse(at, table, summary, false, other) : this;
    }
}
