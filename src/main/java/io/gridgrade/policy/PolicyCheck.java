package io.gridgrade.policy;

import io.gridgrade.engine.EngineLimits;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Problems;
import io.gridgrade.value.UserError;
import io.gridgrade.warehouse.Home;
import io.gridgrade.warehouse.PublishedCopy;
import io.gridgrade.warehouse.Resources;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Looks at a home's {@code policies.yml} as a whole: what is wrong with it, and who sees what by it. */
public final class PolicyCheck {
    private static final String REGIONS_SQL = Resources.shipped().text("sql/policy/region_numbers.sql");

    private PolicyCheck() {}

    /**
     * What is wrong, and what each role sees.
     *
     * @param faults each a line with its place; when there are any, what roles see is not told
     */
    public record Answer(List<String> faults, List<Seen> roles) {}

    /**
     * What a role sees.
     *
     * @param attributes what must be known of who has it
     * @param tables     how each table of mart is seen: all, rows, cells or hidden
     * @param columns    what becomes of columns, a line each
     * @param hidden     why a table is hidden, where it is not for the role's own list
     * @param notes      what else there is to know
     */
    public record Seen(
            String role,
            String description,
            List<String> attributes,
            Map<String, String> tables,
            List<String> columns,
            Map<String, String> hidden,
            List<String> notes) {}

    /** Of a home with a published copy. */
    public static Answer of(Home home) {
        Problems problems = new Problems();
        Policies policies = Policies.read(home, problems);
        try (Connection connection = PublishedCopy.connect(home, EngineLimits.none(), home.temporaryFolder())) {
            MartShape shape = MartShape.read(connection);
            PolicyFaults faults = new PolicyFaults(problems, shape);
            faults.check(policies);
            faults.checkRegions(policies, texts(connection, REGIONS_SQL));
            return new Answer(
                    problems.lines(),
                    problems.isEmpty()
                            ? policies.roles().stream()
                                    .map(role -> seen(role, shape))
                                    .toList()
                            : List.of());
        } catch (SQLException e) {
            throw new IllegalStateException("Unable to read the published copy of " + home.folder(), e);
        }
    }

    /**
     * Fails unless the home has the role, so that a mistake is told before anybody asks in it.
     *
     * @throws UserError when its {@code policies.yml} is not there, cannot be read, or has no role of this name
     */
    public static void requireRole(Home home, String name) {
        Problems problems = new Problems();
        Policies policies = Policies.read(home, problems);
        problems.throwIfAny(ExitCode.WRONG_USAGE, Policies.FILE + " is not as expected; mend it, or remove it");
        policies.role(name);
    }

    private static List<String> texts(Connection connection, String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }

    private static Seen seen(Role role, MartShape shape) {
        Map<String, String> tables = new TreeMap<>();
        Map<String, String> hidden = new TreeMap<>();
        Sight.all(role, shape).forEach((table, sight) -> {
            tables.put(table, sight.how().word());
            if (sight.how() == Sight.How.HIDDEN && role.allows(table)) {
                hidden.put(table, sight.why());
            }
        });
        List<String> attributes = role.rows().stream()
                .flatMap(rule -> rule.attributes().stream())
                .distinct()
                .toList();
        List<String> notes = new ArrayList<>();
        role.cells().ifPresent(cells -> notes.add(cells.note()));
        return new Seen(
                role.name(), role.description(), attributes, tables, columns(role, shape), hidden, List.copyOf(notes));
    }

    private static List<String> columns(Role role, MartShape shape) {
        Map<String, TreeSet<String>> byWord = new LinkedHashMap<>();
        Sight.all(role, shape).forEach((table, sight) -> {
            if (sight.how() == Sight.How.HIDDEN || sight.how() == Sight.How.CELLS) {
                return;
            }
            shape.columns().get(table).keySet().forEach(column -> Sight.rule(role, table, column)
                    .filter(rule -> rule.kind() != ColumnRule.Kind.SHOWN)
                    .ifPresent(rule -> byWord.computeIfAbsent(
                                    column + " " + rule.kind().word(), unused -> new TreeSet<>())
                            .add(table)));
        });
        List<String> lines = new ArrayList<>();
        byWord.forEach((word, tables) -> lines.add(word + " in " + String.join(", ", tables)));
        lines.sort(null);
        return lines;
    }
}
