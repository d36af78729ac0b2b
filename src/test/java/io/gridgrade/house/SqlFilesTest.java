package io.gridgrade.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridgrade.cycle.Preparation;
import io.gridgrade.engine.Engine;
import io.gridgrade.engine.EngineLimits;
import io.gridgrade.engine.SqlFile;
import io.gridgrade.settings.Settings;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Progress;
import io.gridgrade.warehouse.Home;
import io.gridgrade.warehouse.Warehouse;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every file of sql/ is understood by the engine itself, against a migrated warehouse, and returns what its head says. */
class SqlFilesTest {
    /** Samples of the fragments that Java writes, as {@code file.fragment}, or {@code fragment} when all files agree. */
    private static final String FRAGMENTS = "/house/fragments.properties";

    private final Map<String, List<String>> given = new TreeMap<>();
    private final Map<String, String> unlike = new TreeMap<>();

    @TempDir
    Path folder;

    @Test
    void everyFileIsPrepared() throws Exception {
        Map<String, String> pending = new TreeMap<>();
        Sources.texts("sql", ".sql").forEach((file, text) -> pending.put(file, text));
        // They are asked through the gateway, where SavedQueriesTest asks each.
        pending.keySet().removeIf(file -> file.startsWith("sql/analysis/"));
        Map<String, String> faults = new TreeMap<>();
        try (Connection connection = migrated()) {
            // Some files read what another makes, such as a temporary table: go round until no more are understood.
            int before = Integer.MAX_VALUE;
            while (!pending.isEmpty() && pending.size() < before) {
                before = pending.size();
                faults.clear();
                for (Map.Entry<String, String> file : List.copyOf(pending.entrySet())) {
                    String fault = prepare(connection, file.getKey(), file.getValue());
                    if (fault.isEmpty()) {
                        pending.remove(file.getKey());
                    } else {
                        faults.put(file.getKey(), fault);
                    }
                }
            }
        }
        assertThat(faults).isEmpty();
        assertThat(given).hasSizeGreaterThan(100);
        assertThat(unlike).isEmpty();
    }

    // Of a file that is one SELECT: a column that Returns names is given, and a list of nothing but names is all of
    // them.
    private void describe(SqlFile template, String text, PreparedStatement select) throws SQLException {
        SqlHeader header = SqlHeader.of(text);
        List<String> columns = new ArrayList<>();
        for (int i = 1; i <= select.getMetaData().getColumnCount(); i++) {
            columns.add(select.getMetaData().getColumnLabel(i));
        }
        List<String> said = header.names("Returns");
        boolean isAll = header.onlyNames("Returns").isPresent();
        if (isAll ? !said.equals(columns) : template.holes().isEmpty() && !columns.containsAll(said)) {
            unlike.put(template.name(), "Returns names " + said + "; the engine gives " + columns);
        }
        given.put(template.name(), columns);
    }

    private String prepare(Connection connection, String file, String text) throws IOException {
        try {
            SqlFile template = SqlFile.template(file, text);
            SqlFile filled = template.withFragments(fragments(template));
            List<String> statements = filled.statements(parameters(filled));
            for (String sql : statements) {
                String lower = sql.toLowerCase(Locale.ROOT);
                if (lower.matches("(?s)(create|alter|comment|attach)\\b.*")) {
                    try (Statement statement = connection.createStatement()) {
                        // A file whose second statement was not understood comes round again.
                        statement.execute(sql.replaceFirst("^create temp table\\b", "create or replace temp table"));
                    }
                } else if (!lower.startsWith("drop")) {
                    try (PreparedStatement prepared = connection.prepareStatement(sql)) {
                        if (statements.size() == 1 && lower.matches("(?s)(select|with)\\b.*")) {
                            describe(template, text, prepared);
                        }
                    }
                }
            }
            return "";
        } catch (SQLException | IllegalArgumentException e) {
            return e.getMessage();
        }
    }

    private static Map<String, String> fragments(SqlFile template) throws IOException {
        Properties samples = new Properties();
        try (var stream = SqlFilesTest.class.getResourceAsStream(FRAGMENTS)) {
            samples.load(new java.io.InputStreamReader(stream, StandardCharsets.UTF_8));
        }
        String name = template.name().replaceFirst("^sql/", "").replaceFirst("\\.sql$", "");
        Map<String, String> fragments = new TreeMap<>();
        for (String fragment : template.holes()) {
            String sample = samples.getProperty(name + "." + fragment, samples.getProperty(fragment));
            if (sample == null) {
                throw new IllegalArgumentException("no sample of the fragment " + fragment + " in " + FRAGMENTS
                        + "; add a line " + name + "." + fragment + " = ...");
            }
            fragments.put(fragment, sample);
        }
        return fragments;
    }

    /** The settings, and for each other name a value of the kind that names of this ending have. */
    private Parameters parameters(SqlFile file) throws IOException {
        Parameters parameters = Settings.defaults().asParameters();
        for (String name : file.parameterNames()) {
            if (!parameters.has(name)) {
                parameters = parameters.with(name, sample(name));
            }
        }
        return parameters;
    }

    private Object sample(String name) throws IOException {
        if (name.equals("file")) {
            Path file = folder.resolve("sample.csv");
            Files.writeString(file, "grade_code,grade_order,score_floor,grade_name_en,grade_name_zh\nAAA,1,90,x,y\n");
            return file.toString();
        }
        if (name.endsWith("_json")) {
            return "{}";
        }
        if (name.matches(".*_count|(from_|to_)?month_no|group_no|centre_no")) {
            return 100;
        }
        if (name.endsWith("_share")) {
            return new BigDecimal("0.0003");
        }
        if (name.matches("g\\d\\d|.*(variance|deviation|error|likelihood|sensitivity|score|slope)")
                || name.matches("confidence|(.*_)?(p_value|before|change|effect|low|high|price|cost)")) {
            return 0.5;
        }
        if (name.startsWith("is_")) {
            return true;
        }
        if (name.endsWith("_at")) {
            return "2024-01-31T12:00:00Z";
        }
        if (name.endsWith("_on")) {
            return LocalDate.of(2024, 1, 31);
        }
        if (name.matches(".*(_key|_key_\\w+|_max|_min|_months|_days|_order|_priority|_bytes|_lines|seed)")) {
            return 202401;
        }
        if (name.matches(
                ".*(_code|_name|_name_\\w+|_no|_hash|_sha256|_version|_text|_words|_table|command|message|expected)")) {
            return "sample";
        }
        throw new IllegalArgumentException("no sample of the parameter " + name
                + "; give it an ending that tells its kind, such as _key, _on, _code or _count");
    }

    private Connection migrated() throws IOException {
        Files.writeString(folder.resolve("gridgrade.yml"), Settings.template());
        Home home = Home.at(folder);
        try (Warehouse warehouse = Warehouse.open(home, EngineLimits.none(), Progress.SILENT)) {
            Preparation.prepare(warehouse, Settings.defaults().asParameters(), 0);
        }
        return Engine.connect(home.warehouseFile(), EngineLimits.none(), folder.resolve("tmp"), false);
    }
}
