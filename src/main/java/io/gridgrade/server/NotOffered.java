package io.gridgrade.server;

import io.gridgrade.value.ExitCode;
import io.gridgrade.value.UserError;
import java.util.List;
import org.apache.calcite.avatica.Meta;
import org.apache.calcite.avatica.QueryState;
import org.apache.calcite.avatica.remote.TypedValue;

/** What the protocol has words for, and this server no answer: what writes, and what the driver never asks for. */
abstract class NotOffered implements Meta {
    static UserError refused(String what) {
        return new UserError(ExitCode.WRONG_USAGE, what + ": only queries are answered here, and nothing is changed");
    }

    @Override
    public MetaResultSet getProcedures(ConnectionHandle ch, String catalog, Pat schema, Pat name) {
        throw refused("procedures are not listed");
    }

    @Override
    public MetaResultSet getProcedureColumns(ConnectionHandle ch, String catalog, Pat schema, Pat name, Pat column) {
        throw refused("procedures are not listed");
    }

    @Override
    public MetaResultSet getColumnPrivileges(
            ConnectionHandle ch, String catalog, String schema, String table, Pat column) {
        throw refused("privileges are not listed");
    }

    @Override
    public MetaResultSet getTablePrivileges(ConnectionHandle ch, String catalog, Pat schema, Pat table) {
        throw refused("privileges are not listed");
    }

    @Override
    public MetaResultSet getBestRowIdentifier(
            ConnectionHandle ch, String catalog, String schema, String table, int scope, boolean nullable) {
        throw refused("keys are not listed");
    }

    @Override
    public MetaResultSet getVersionColumns(ConnectionHandle ch, String catalog, String schema, String table) {
        throw refused("keys are not listed");
    }

    @Override
    public MetaResultSet getPrimaryKeys(ConnectionHandle ch, String catalog, String schema, String table) {
        throw refused("keys are not listed");
    }

    @Override
    public MetaResultSet getImportedKeys(ConnectionHandle ch, String catalog, String schema, String table) {
        throw refused("keys are not listed");
    }

    @Override
    public MetaResultSet getExportedKeys(ConnectionHandle ch, String catalog, String schema, String table) {
        throw refused("keys are not listed");
    }

    @Override
    public MetaResultSet getCrossReference(
            ConnectionHandle ch,
            String parentCatalog,
            String parentSchema,
            String parentTable,
            String foreignCatalog,
            String foreignSchema,
            String foreignTable) {
        throw refused("keys are not listed");
    }

    @Override
    public MetaResultSet getIndexInfo(
            ConnectionHandle ch, String catalog, String schema, String table, boolean unique, boolean approximate) {
        throw refused("indexes are not listed");
    }

    @Override
    public MetaResultSet getUDTs(ConnectionHandle ch, String catalog, Pat schema, Pat name, int[] types) {
        throw refused("types of users are not listed");
    }

    @Override
    public MetaResultSet getSuperTypes(ConnectionHandle ch, String catalog, Pat schema, Pat name) {
        throw refused("types of users are not listed");
    }

    @Override
    public MetaResultSet getSuperTables(ConnectionHandle ch, String catalog, Pat schema, Pat table) {
        throw refused("tables above tables are not listed");
    }

    @Override
    public MetaResultSet getAttributes(ConnectionHandle ch, String catalog, Pat schema, Pat name, Pat attribute) {
        throw refused("types of users are not listed");
    }

    @Override
    public MetaResultSet getClientInfoProperties(ConnectionHandle ch) {
        throw refused("properties of clients are not listed");
    }

    @Override
    public MetaResultSet getFunctions(ConnectionHandle ch, String catalog, Pat schema, Pat name) {
        throw refused("functions are not listed");
    }

    @Override
    public MetaResultSet getFunctionColumns(ConnectionHandle ch, String catalog, Pat schema, Pat name, Pat column) {
        throw refused("functions are not listed");
    }

    @Override
    public MetaResultSet getPseudoColumns(ConnectionHandle ch, String catalog, Pat schema, Pat table, Pat column) {
        throw refused("pseudo columns are not listed");
    }

    @Override
    public Iterable<Object> createIterable(
            StatementHandle statement, QueryState state, Signature signature, List<TypedValue> values, Frame first) {
        throw refused("rows are read frame by frame");
    }

    @Override
    public ExecuteBatchResult prepareAndExecuteBatch(StatementHandle h, List<String> sqlCommands) {
        throw refused("batches are refused");
    }

    @Override
    public ExecuteBatchResult executeBatch(StatementHandle h, List<List<TypedValue>> values) {
        throw refused("batches are refused");
    }

    @Override
    public void commit(ConnectionHandle ch) {
        throw refused("commit is refused, for there is nothing to commit");
    }

    /** There is nothing to roll back, and many tools do when they put a connection aside. */
    @Override
    public void rollback(ConnectionHandle ch) {
        // Nothing was changed.
    }
}
