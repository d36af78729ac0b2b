package io.gridgrade.query;

import io.gridgrade.engine.SqlFile;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.calcite.sql.SqlNode;

/** Has queries answered from summaries, where that gives the same. Mutable. */
final class Summarised {
    private final Connection connection;
    private final MartCatalog catalog;
    private final Supplier<String> declared;
    private boolean isOn = true;
    private SummaryTables tables;

    /** {@code declared} tells the hash of what the home declares at that moment. */
    Summarised(Connection connection, MartCatalog catalog, Supplier<String> declared) {
        this.connection = connection;
        this.catalog = catalog;
        this.declared = declared;
    }

    void use(boolean uses) {
        isOn = uses;
    }

    /** The text for the engine, over summaries where they fit. */
    String text(Translation.Translated translated) throws SQLException {
        if (!isOn || tables().isEmpty()) {
            return translated.engineSql();
        }
        SummaryRewrite.Rewritten rewritten = SummaryRewrite.of(translated.query(), catalog, tables());
        if (rewritten.used().isEmpty()) {
            return translated.engineSql();
        }
        SqlNode query = rewritten.query();
        if (rewritten.lacksNames()) {
            query = SummaryNames.give(query, translated.query(), names(translated.engineSql()));
        }
        String text = EngineDialect.INSTANCE.text(query);
        EngineTree.check(catalog, EngineTree.of(connection, text), rewritten.used());
        return text;
    }

    /** What was tried, as a SELECT of its rows. */
    String uses(Translation.Translated translated) throws SQLException {
        List<SummaryUse> uses = tables().isEmpty()
                ? List.of()
                : SummaryRewrite.of(translated.query(), catalog, tables()).uses();
        return rows(uses.stream()
                .map(use -> List.of(
                        translated.places().of(use.at()).replaceFirst("^,? at ", ""),
                        use.table(),
                        use.summary(),
                        use.isUsed() ? "yes" : "no",
                        use.reason()))
                .toList());
    }

    /** Rows of where, table, summary, is_used, reason. */
    static String rows(List<List<String>> rows) {
        String none = "select '' as place, '' as table_name, '' as summary, '' as is_used, '' as reason limit 0";
        return rows.isEmpty()
                ? none
                : rows.stream()
                        .map(row -> row.stream().map(SqlFile::literal).collect(Collectors.joining(", ", "(", ")")))
                        .collect(Collectors.joining(
                                ", ",
                                "select * from (values ",
                                ") as tried (place, table_name, summary, is_used, reason)"));
    }

    private List<String> names(String engineSql) throws SQLException {
        List<String> names = new ArrayList<>();
        try (PreparedStatement asked = connection.prepareStatement(engineSql)) {
            ResultSetMetaData columns = asked.getMetaData();
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                names.add(columns.getColumnLabel(i));
            }
        }
        return names;
    }

    // When a query first may need them: to look for them takes longer than to read a query.
    private SummaryTables tables() throws SQLException {
        if (tables == null) {
            tables = SummaryTables.read(connection, declared);
        }
        return tables;
    }
}
