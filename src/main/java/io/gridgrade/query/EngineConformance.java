package io.gridgrade.query;

import org.apache.calcite.sql.validate.SqlConformance;
import org.apache.calcite.sql.validate.SqlConformanceEnum;
import org.apache.calcite.sql.validate.SqlDelegatingConformance;

/** What the engine takes beyond the standard: a name given in a select is known to the columns after it. */
final class EngineConformance extends SqlDelegatingConformance {
    static final SqlConformance INSTANCE = new EngineConformance();

    private EngineConformance() {
        super(SqlConformanceEnum.LENIENT);
    }

    @Override
    public SelectAliasLookup isSelectAlias() {
        return SelectAliasLookup.LEFT_TO_RIGHT;
    }
}
