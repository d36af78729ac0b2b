package io.gridgrade.query;

import org.apache.calcite.rel.type.DelegatingTypeSystem;
import org.apache.calcite.sql.dialect.DuckDBSqlDialect;

/** The engine's types: texts of different lengths together are a text of any length, never padded. */
final class EngineTypeSystem extends DelegatingTypeSystem {
    EngineTypeSystem() {
        super(DuckDBSqlDialect.TYPE_SYSTEM);
    }

    @Override
    public boolean shouldConvertRaggedUnionTypesToVarying() {
        return true;
    }
}
