package io.gridgrade.warehouse;

import io.gridgrade.value.Parameters;
import java.util.List;

/** Lets checks of the whole house see the statements that a file of SQL comes to. */
public final class SqlStatements {
    private SqlStatements() {}

    /** The statements of a file with its parameters written in. */
    public static List<String> of(SqlFile file, Parameters parameters) {
        return file.statements(parameters);
    }
}
