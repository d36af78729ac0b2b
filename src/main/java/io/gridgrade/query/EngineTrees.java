package io.gridgrade.query;

import io.gridgrade.warehouse.Resources;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks the engine for its own trees of texts, as JSON. Every query needs two or three of them: they are asked for at once, by
 * a statement that is prepared once, for to prepare it takes as long as all else. For one thread at a time.
 */
final class EngineTrees implements AutoCloseable {
    private static final String TREE_SQL = Resources.shipped().text("sql/duckdb/syntax_tree.sql");
    private static final int TEXTS_MAX = 3;

    private final Connection connection;
    private PreparedStatement prepared;

    EngineTrees(Connection connection) {
        this.connection = connection;
    }

    String of(String text) throws SQLException {
        return of(List.of(text)).get(0);
    }

    /** The tree of each text, in their order; at most three. */
    List<String> of(List<String> texts) throws SQLException {
        if (prepared == null) {
            prepared = connection.prepareStatement(TREE_SQL);
        }
        for (int i = 0; i < TEXTS_MAX; i++) {
            prepared.setString(i + 1, i < texts.size() ? texts.get(i) : null);
        }
        try (ResultSet answer = prepared.executeQuery()) {
            answer.next();
            List<String> trees = new ArrayList<>();
            for (int i = 0; i < texts.size(); i++) {
                trees.add(answer.getString(i + 1));
            }
            return trees;
        }
    }

    @Override
    public void close() throws SQLException {
        if (prepared != null) {
            prepared.close();
        }
    }
}
