package io.gridgrade.query;

import io.gridgrade.engine.SqlFile;
import io.gridgrade.summary.Summaries;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.calcite.sql.SqlNode;

/** Has queries answered from summaries, where that gives the same. Mutable. */
final class Summarised {
    private final Connection connection;
    private final EngineTrees trees;
    private final MartCatalog catalog;
    private final Supplier<String> declared;
    private boolean isOn = true;
    private SummaryTables tables;

    /** {@code declared} tells the hash of what the home declares at that moment. */
    Summarised(Connection connection, EngineTrees trees, MartCatalog catalog, Supplier<String> declared) {
        this.connection = connection;
        this.trees = trees;
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
        SummaryRewrite.Rewritten rewritten = SummaryRewrite.of(translated.query(), catalog, tables()::of);
        if (rewritten.used().isEmpty()) {
            return translated.engineSql();
        }
        SqlNode query = rewritten.query();
        if (rewritten.lacksNames()) {
            query = SummaryNames.give(query, translated.query(), names(translated.engineSql()));
        }
        String text = EngineDialect.INSTANCE.text(query);
        EngineTree.check(catalog, trees.of(text), rewritten.used());
        return text;
    }

    /** What was tried, as a SELECT of its rows. */
    String uses(Translation.Translated translated) throws SQLException {
        List<SummaryUse> uses = tables().isEmpty()
                ? List.of()
                : SummaryRewrite.of(translated.query(), catalog, tables()::of).uses();
        return rows(uses.stream()
                .map(use -> List.of(
                        translated.places().of(use.at()).replaceFirst("^,? at ", ""),
                        use.table(),
                        use.summary(),
                        use.isUsed() ? "yes" : "no",
                        use.reason()))
                .toList());
    }

    /** What each SELECT that groups would need of a summary of its table. */
    List<SummaryNeed> needs(Translation.Translated translated) throws SQLException {
        Map<String, String> usedAt = new HashMap<>();
        for (SummaryUse use :
                SummaryRewrite.of(translated.query(), catalog, tables()::of).uses()) {
            if (use.isUsed()) {
                usedAt.put(use.at() + use.table(), use.summary());
            }
        }
        SummaryWishes wishes = new SummaryWishes(catalog);
        List<SummaryUse> uses =
                SummaryRewrite.of(translated.query(), catalog, wishes::of).uses();
        List<SummaryNeed> needs = new ArrayList<>();
        for (int i = 0; i < uses.size(); i++) {
            SummaryUse use = uses.get(i);
            needs.add(new SummaryNeed(
                    use.table(),
                    withMonth(use.table(), wishes.columns().get(i)),
                    usedAt.getOrDefault(use.at() + use.table(), ""),
                    use.isUsed() ? "" : reason(use)));
        }
        return needs;
    }

    // What is of all rows is kept by month: a summary is put together by something, and the next query wants a month.
    private Set<String> withMonth(String table, Set<String> columns) {
        Set<String> all = new TreeSet<>(columns);
        if (new SummaryNeed(table, columns, "", "").dimensions().isEmpty()
                && catalog.types(table).containsKey("period_key")) {
            all.add("period_key");
        }
        return all;
    }

    // A column is not among the dimensions of what has all that can be there because it cannot be one.
    private String reason(SummaryUse use) {
        Map<String, String> types = catalog.types(use.table());
        return types.keySet().stream()
                .filter(column -> use.reason().equals(SummaryMisfit.ofDimension(column)))
                .map(column -> column + " " + Summaries.faultOfDimension(column, types.get(column)))
                .findFirst()
                .orElse(use.reason());
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
