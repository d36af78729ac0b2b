package io.gridgrade.policy;

import io.gridgrade.engine.SqlFile;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Hash;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Problems;
import io.gridgrade.value.UserError;
import io.gridgrade.warehouse.Home;
import io.gridgrade.warehouse.Resources;
import io.gridgrade.warehouse.Salt;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a reader's role sees, as a database in memory beside the published copy: in its schema {@code mart} are the tables
 * that the role sees, and nothing else, and every name of a query is looked for there. Where a role does not see all rows,
 * those that it sees are copied when a query first names the table, so that nothing of a query, neither its conditions nor
 * its errors nor the engine's statistics, comes near another row.
 */
public final class RoleView {
    private static final String DATABASE = "seen";
    private static final String HELPER = DATABASE + ".policy";

    private final Connection connection;
    private final String database;
    private final String source;
    private final Role role;
    private final Reader reader;
    private final MartShape shape;
    private final String key;
    private final Barrier barrier;
    private final Map<String, Sight> sights = new TreeMap<>();
    private final Set<String> made = new HashSet<>();

    private RoleView(
            Connection connection,
            String database,
            Role role,
            Reader reader,
            MartShape shape,
            String key,
            Barrier barrier) {
        this.connection = connection;
        this.database = database;
        this.source = Sql.name(database) + ".mart";
        this.role = role;
        this.reader = reader;
        this.shape = shape;
        this.key = key;
        this.barrier = barrier;
        Sight.all(role, shape).forEach((table, sight) -> {
            if (sight.how() != Sight.How.HIDDEN) {
                sights.put(table, sight);
            }
        });
    }

    /** Of a reader with a role; before the connection's settings are locked. */
    public static RoleView open(Connection connection, Home home, Reader reader, Barrier barrier) throws SQLException {
        Problems problems = new Problems();
        Policies policies = Policies.read(home, problems);
        MartShape shape = MartShape.read(connection);
        if (problems.isEmpty()) {
            new PolicyFaults(problems, shape).check(policies);
        }
        if (!problems.isEmpty()) {
            // What is wrong names columns and tables, which are not for everybody.
            throw new UserError(
                    ExitCode.WRONG_USAGE,
                    Policies.FILE + " is not as expected, so that nobody in a role is answered; expected one without"
                            + " faults; the owner of the home sees them with: gridgrade policy check");
        }
        Role role = policies.role(reader.role().orElseThrow());
        // Another hash than that of the forgotten, by a key that does not tell the home's secret.
        String key = role.columns().stream().anyMatch(rule -> rule.kind() == ColumnRule.Kind.HASHED)
                ? Hash.of(Salt.readOrDraw(home.saltFile()).text() + "/policy")
                : "";
        String database = one(connection, "select current_database()");
        RoleView view = new RoleView(connection, database, role, reader, shape, key, barrier);
        view.run("attach ':memory:' as " + DATABASE + " (read_write)");
        view.run("create schema " + DATABASE + ".mart");
        view.run("create schema " + HELPER);
        view.makeVisible();
        return view;
    }

    /** The schema in which every name is looked for. */
    public String schema() {
        return DATABASE + ".mart";
    }

    /** The columns that the role sees, with their types, by table. */
    public Map<String, Map<String, String>> columns() {
        Map<String, Map<String, String>> columns = new TreeMap<>();
        sights.forEach((table, sight) -> columns.put(table, sight.columns()));
        return columns;
    }

    /** What is to be said beside an answer from these tables; empty when nothing is. */
    public Optional<String> note(Set<String> tables) {
        return role.cells().filter(cells -> tables.contains(cells.name())).map(Cells::note);
    }

    /** Makes the tables that a query names, those that are not there yet; names of others are passed over. */
    public void make(Set<String> tables) throws SQLException {
        for (String name : tables) {
            String lower = name.toLowerCase(Locale.ROOT);
            if (made.contains(lower)) {
                continue;
            }
            if (lower.startsWith("information_schema_")) {
                describe();
                made.add("information_schema_tables");
                made.add("information_schema_columns");
            }
            for (Sight sight : sights.values()) {
                if (sight.table().equalsIgnoreCase(name)) {
                    make(sight);
                    made.add(lower);
                }
            }
        }
    }

    private void make(Sight sight) throws SQLException {
        String query = sight.query(role, reader, shape, source, HELPER, key);
        String name = schema() + "." + Sql.name(sight.table());
        if (sight.how() == Sight.How.CELLS) {
            create("copy", name, query);
        } else if (sight.how() == Sight.How.ROWS && barrier == Barrier.COPY) {
            // In an order of its own: that of the source may depend on rows that are not seen.
            create("copy", name, query + " order by all");
        } else {
            create("filter", name, query);
        }
    }

    private void makeVisible() throws SQLException {
        if (role.rows().isEmpty()) {
            return;
        }
        for (RowRule rule : role.rows()) {
            if (rule.isRegion()) {
                List<String> numbers = rule.valuesFor(reader);
                create(
                        "copy",
                        HELPER + ".visible_region",
                        statement(file("visible_region", Map.of("source", source, "numbers", Sql.texts(numbers)))));
                if (one(connection, "select count(*) from " + HELPER + ".visible_region")
                        .equals("0")) {
                    throw new UserError(
                            ExitCode.WRONG_USAGE,
                            "there is no region " + String.join(", ", numbers)
                                    + "; expected the number of a region, as region_no of mart.region has it");
                }
            }
        }
        String condition = Sight.conditions(role.rows(), reader, HELPER);
        create(
                "copy",
                HELPER + ".visible_customer",
                statement(file("visible_customer", Map.of("source", source, "condition", condition))));
    }

    // Only what the role sees, with the words that the published copy has for it.
    private void describe() throws SQLException {
        List<String> columns = new ArrayList<>();
        sights.forEach((table, sight) -> {
            int position = 0;
            for (Map.Entry<String, String> column : sight.columns().entrySet()) {
                position++;
                columns.add("(" + Sql.text(table) + ", " + Sql.text(column.getKey()) + ", " + position + ", "
                        + Sql.text(column.getValue()) + ", " + comment(sight, column.getKey()) + ")");
            }
        });
        describe("information_schema_columns", file("columns_seen", Map.of("columns", String.join(",\n", columns))));
        describe(
                "information_schema_tables",
                file(
                        "tables_seen",
                        Map.of(
                                "cells",
                                        role.cells()
                                                .map(cells -> Sql.text(cells.name()))
                                                .orElse("null"),
                                "comment",
                                        role.cells()
                                                .map(cells -> Sql.text(cells.comment()))
                                                .orElse("null"))));
    }

    private void describe(String name, SqlFile query) throws SQLException {
        Parameters parameters = Parameters.none().with("database_name", database);
        create("copy", schema() + "." + name, query.statements(parameters).get(0));
    }

    private String comment(Sight sight, String column) {
        if (sight.how() != Sight.How.CELLS) {
            return "null";
        }
        Cells cells = role.cells().orElseThrow();
        if (column.equals(Cells.COUNT)) {
            return Sql.text("Customers of the cell.");
        }
        return cells.measures().stream()
                .filter(measure -> measure.name().equals(column))
                .map(measure -> Sql.text(cells.comment(measure)))
                .findFirst()
                .orElse("null");
    }

    private void create(String file, String name, String query) throws SQLException {
        run(statement(file(file, Map.of("name", name, "query", query))));
    }

    private static String statement(SqlFile file) {
        return file.statements(Parameters.none()).get(0);
    }

    private static SqlFile file(String name, Map<String, String> fragments) {
        String path = "sql/policy/" + name + ".sql";
        return SqlFile.template(path, Resources.shipped().text(path)).withFragments(fragments);
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String one(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
