package io.gridgrade.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridgrade.engine.Engine;
import io.gridgrade.engine.EngineLimits;
import io.gridgrade.warehouse.Home;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each query of the corpus answers through the gateway what the engine answers to it directly, and what the file says. */
class CorpusTest {
    @TempDir
    private Path folder;

    @Test
    void answersAreTheEnginesOwn() throws IOException, SQLException {
        Home home = SmallMart.in(folder);
        List<Script.Block> blocks = Script.read("corpus.txt");
        assertThat(blocks).hasSizeGreaterThanOrEqualTo(60);
        Map<String, List<String>> direct = new HashMap<>();
        try (Connection connection = Engine.connect(home.publishedFile(), EngineLimits.none(), folder, true);
                Statement schema = connection.createStatement()) {
            schema.execute("set schema = 'mart'");
            schema.execute("set timezone = 'UTC'");
            for (Script.Block block : blocks) {
                direct.put(block.query(), direct(connection, block.engineQuery()));
            }
        }
        try (Gateway gateway = SmallMart.gateway(home)) {
            SoftAssertions all = new SoftAssertions();
            for (Script.Block block : blocks) {
                List<String> through = through(gateway, block.query());
                List<String> expected = direct.get(block.query());
                if (block.query().toLowerCase(Locale.ROOT).contains("order by")) {
                    all.assertThat(through).as(block.query()).containsExactlyElementsOf(expected);
                } else {
                    all.assertThat(through).as(block.query()).containsExactlyInAnyOrderElementsOf(expected);
                }
            }
            all.assertAll();
            assertThat(Script.written("corpus.txt", blocks, block -> printed(gateway, block.query())))
                    .isEqualTo(SmallMart.resource("corpus.txt"));
        }
    }

    private static List<String> direct(Connection connection, String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(sql)) {
            int width = answer.getMetaData().getColumnCount();
            List<String> types = new ArrayList<>();
            for (int i = 1; i <= width; i++) {
                types.add(answer.getMetaData().getColumnTypeName(i));
            }
            while (answer.next()) {
                Object[] row = new Object[width];
                for (int i = 0; i < width; i++) {
                    row[i] = Answers.value(answer, types.get(i), i + 1);
                }
                rows.add(types + Arrays.deepToString(row));
            }
        } catch (SQLException e) {
            throw new SQLException(sql + ": " + e.getMessage(), e);
        }
        return rows;
    }

    private static List<String> through(Gateway gateway, String sql) {
        try (QueryAnswer answer = gateway.answer(sql)) {
            if (!(answer instanceof QueryAnswer.Table table)) {
                return List.of(answer.toString());
            }
            List<String> types = table.columns().stream().map(Column::typeName).toList();
            List<String> rows = new ArrayList<>();
            for (Object[] row = table.next(); row != null; row = table.next()) {
                rows.add(types + Arrays.deepToString(row));
            }
            return rows;
        }
    }

    private static String printed(Gateway gateway, String sql) {
        try (QueryAnswer answer = gateway.answer(sql)) {
            StringBuilder text = new StringBuilder();
            AnswerWriter.write((QueryAnswer.Table) answer, AnswerFormat.TABLE, text);
            return text.toString();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
