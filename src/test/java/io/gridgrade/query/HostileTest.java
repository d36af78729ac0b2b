package io.gridgrade.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridgrade.engine.EngineLimits;
import io.gridgrade.value.ExitCode;
import io.gridgrade.warehouse.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Texts that would read files, change something, look behind mart, or take all there is. In the script a sign may stand as
 * its code, as {@code {U+200B}}, and what is repeated as {@code <<1000 x (>>}.
 */
class HostileTest {
    private static final Pattern REPEATED = Pattern.compile("<<(\\d+) x (.*?)>>");
    private static final Pattern CODED = Pattern.compile("\\{U\\+(\\p{XDigit}+)}");
    private static final int SHOWN_MAX = 200;
    private static final String STOPPED = "stopped at a limit";

    /** The engine itself has no bounds of these kinds: only the size of a query and the limits hold them. */
    private static final List<String> OF_LIMITS = List.of("# Texts too long", "# Bombs");

    @TempDir
    private Path folder;

    private Home home;
    private Gateway gateway;
    private String searchPath;
    private List<String> files;
    private byte[] published;

    @BeforeEach
    void publish() throws IOException {
        home = SmallMart.in(Files.createDirectories(folder.resolve("home")));
        files = files();
        published = Files.readAllBytes(home.publishedFile());
    }

    @Test
    void everyHostileTextIsRefusedInWords() throws IOException {
        List<Script.Block> blocks = Script.read("hostile.txt");
        assertThat(blocks).hasSizeGreaterThan(300);
        gateway = gateway();
        try {
            String written = Script.written("hostile.txt", blocks, block -> asked(decoded(block.query())) + "\n");
            assertThat(written).isEqualTo(SmallMart.resource("hostile.txt"));
        } finally {
            gateway.close();
        }
        assertNothingChanged();
    }

    private Gateway gateway() {
        return Gateway.open(home, new EngineLimits(1, 100), SmallMart.SETTINGS);
    }

    private String asked(String sql) {
        String told;
        try (QueryAnswer answer = gateway.answer(sql, new QueryLimits(10, 3))) {
            told = told(answer);
        }
        if (told.equals(STOPPED)) {
            // It may still be at work: the next one has another engine.
            gateway.close();
            gateway = gateway();
        }
        assertTellsNoPath(told, sql);
        return told.length() > SHOWN_MAX ? told.substring(0, SHOWN_MAX) + " ..." : told;
    }

    private static String told(QueryAnswer answer) {
        if (answer instanceof QueryAnswer.Refused refused) {
            return refused.exitCode() == ExitCode.WRONG_USAGE
                    ? coded(refused.reason()).replaceAll("the tables are .*", "the tables are ...")
                    : STOPPED;
        }
        QueryAnswer.Table table = (QueryAnswer.Table) answer;
        List<String> rows = new ArrayList<>();
        for (Object[] row = table.next(); row != null; row = table.next()) {
            rows.add(Arrays.deepToString(row));
        }
        return "answers " + coded(rows.toString());
    }

    /** What the parser alone holds: the engine, asked without it, would answer these. */
    @Test
    void withoutTheParserTheEngineRefusesOrHasNothingToTell() throws Exception {
        StringBuilder held = new StringBuilder();
        String section = "";
        try (Gateway behind = gateway()) {
            searchPath = text(behind.connection(), "select current_setting('search_path')");
            for (Script.Block block : Script.read("hostile.txt")) {
                section = block.comments().isEmpty() ? section : block.comments();
                if (OF_LIMITS.stream().noneMatch(section::startsWith)) {
                    String answer = ofEngine(behind.connection(), decoded(block.query()));
                    if (!answer.isEmpty()) {
                        held.append(answer).append(": ").append(block.query()).append('\n');
                    }
                }
            }
            assertThat(ofEngine(behind.connection(), "select count(*), max(client_no) from mart.client"))
                    .isEqualTo("answers");
        }
        if ("update".equals(System.getProperty("gridgrade.golden"))) {
            Files.writeString(Path.of("src/test/resources/query/hostile_engine.txt"), held);
        }
        assertThat(held).hasToString(SmallMart.resource("hostile_engine.txt"));
        assertNothingChanged();
    }

    private String ofEngine(Connection connection, String sql) throws SQLException {
        String answer;
        try (Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(5);
            StringBuilder told = new StringBuilder();
            if (statement.execute(sql)) {
                try (ResultSet rows = statement.getResultSet()) {
                    int width = rows.getMetaData().getColumnCount();
                    while (rows.next() && told.length() < 1_000_000) {
                        for (int i = 1; i <= width; i++) {
                            told.append(rows.getString(i)).append('\n');
                        }
                    }
                }
            }
            assertThat(told).as(sql).doesNotContain("root:", System.getenv("PATH"));
            answer = told.indexOf(folder.toString()) >= 0 ? "tells a path" : "answers";
        } catch (DateTimeException e) {
            // The driver knows no hour 24.
            answer = "answers";
        } catch (SQLException e) {
            assertTellsNoPath(EngineMessages.of(e, sql), sql);
            return "";
        } finally {
            asBefore(connection);
        }
        return answer;
    }

    // A transaction that was begun, or has failed, would have the engine refuse whatever comes next; after another
    // search path it would look for our tables elsewhere.
    private void asBefore(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("rollback");
        } catch (SQLException e) {
            // None was open.
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("set search_path = '" + searchPath + "'");
        }
    }

    private static String text(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    private void assertTellsNoPath(String told, String sql) {
        assertThat(told).as(sql).doesNotContain(folder.toString(), System.getProperty("user.dir"), "readers/");
    }

    private void assertNothingChanged() throws IOException {
        assertThat(files()).isEqualTo(files);
        assertThat(Files.readAllBytes(home.publishedFile())).isEqualTo(published);
        for (String made : List.of("x", "x.parquet", "client.csv", "x.duckdb", "other", "memory")) {
            assertThat(Path.of(made)).doesNotExist();
        }
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(path -> !path.startsWith(home.readersFolder()))
                    .map(Path::toString)
                    .sorted()
                    .toList();
        }
    }

    private static String decoded(String query) {
        String text = REPEATED.matcher(query)
                .replaceAll(found -> java.util.regex.Matcher.quoteReplacement(
                        found.group(2).repeat(Integer.parseInt(found.group(1)))));
        return CODED.matcher(text)
                .replaceAll(found -> java.util.regex.Matcher.quoteReplacement(
                        new String(Character.toChars(Integer.parseInt(found.group(1), 16)))));
    }

    private static String coded(String text) {
        StringBuilder coded = new StringBuilder();
        text.codePoints().forEach(sign -> {
            if (sign < ' ' || (sign > '~' && !Character.isIdeographic(sign))) {
                coded.append("{U+")
                        .append(Integer.toHexString(sign).toUpperCase(Locale.ROOT))
                        .append('}');
            } else {
                coded.appendCodePoint(sign);
            }
        });
        return coded.toString();
    }
}
