package io.gridgrade.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridgrade.analysis.SavedQueries;
import io.gridgrade.catalogue.ChineseMeanings;
import io.gridgrade.cycle.Preparation;
import io.gridgrade.engine.Row;
import io.gridgrade.engine.SqlFile;
import io.gridgrade.measure.MeasureTable;
import io.gridgrade.measure.Measures;
import io.gridgrade.settings.Settings;
import io.gridgrade.source.SourceFolder;
import io.gridgrade.value.Parameters;
import io.gridgrade.warehouse.Home;
import io.gridgrade.warehouse.Resources;
import io.gridgrade.warehouse.Warehouse;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The dictionary says what the warehouse says of itself; {@code -Dgolden.update=true} writes it anew. */
class DictionaryTest {
    private static final Path DICTIONARY = Path.of("warehouse/dictionary.md");

    private static List<Row> columns;

    @BeforeAll
    static void ask() throws IOException {
        columns = columns();
    }

    @Test
    void everyTableViewAndColumnIsDescribed() throws IOException {
        List<String> faults = new ArrayList<>();
        for (Row row : columns) {
            String relation = row.text("schema_name") + "." + row.text("relation_name");
            String comment = row.text("relation_comment");
            if (comment == null || !comment.startsWith("One row per ")) {
                faults.add(
                        relation + ": expected a comment that begins with \"One row per \", found \"" + comment + "\"");
            }
            String columnComment = row.text("column_comment");
            if (columnComment == null || columnComment.isBlank()) {
                faults.add(relation + "." + row.text("column_name") + " has no comment");
            }
        }
        assertThat(faults.stream().distinct()).isEmpty();
    }

    @Test
    void theDictionaryIsThatOfTheWarehouse() throws IOException {
        String generated = generated();
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(DICTIONARY, generated);
        }
        assertThat(Files.readString(DICTIONARY))
                .as("out of date; write it anew with: mvn -q test -Dtest=DictionaryTest -Dgolden.update=true")
                .isEqualTo(generated);
    }

    /** The catalogue says all of it in Chinese, too: parameters of saved queries and titles of sources as well. */
    @Test
    void whatIsSaidOfMartIsThereInChineseAndNoChineseIsLeftOver(@TempDir Path empty) {
        Set<String> said = new TreeSet<>();
        for (Row row : columns) {
            if (row.text("schema_name").equals("mart")) {
                said.add(row.text("relation_comment"));
                said.add(row.text("column_comment"));
            }
        }
        Resources shipped = Resources.shipped();
        // The times of measures; what the others are, measures.yml says in both languages.
        MeasureTable.of(Measures.of(shipped), Map.of())
                .forEach(table -> said.add(table.columns().get(0).comment()));
        SavedQueries.of(new Home(empty))
                .all()
                .forEach(query -> query.parameters().values().forEach(parameter -> said.add(parameter.meaning())));
        SourceFolder.names(shipped)
                .forEach(name -> said.add(SourceFolder.named(shipped, name).title()));

        Set<String> known = ChineseMeanings.shipped().english();
        List<String> faults = new ArrayList<>();
        said.stream().filter(text -> !known.contains(text)).forEach(text -> faults.add("has no Chinese of: " + text));
        known.stream()
                .filter(text -> !said.contains(text))
                .forEach(text -> faults.add("has what nothing says: " + text));
        assertThat(faults).as(ChineseMeanings.FILE).isEmpty();
    }

    /** Its month is told of in the credit report: a word that is missing would be found out when a report is printed. */
    @Test
    void everyTableThatFeedsAMonthHasAWordInBothLanguages() throws IOException {
        List<String> tables = Pattern.compile("'(\\w+)' as landing_table")
                .matcher(Files.readString(Path.of("warehouse/migrations/R__mart_month_load.sql")))
                .results()
                .map(found -> "landing." + found.group(1))
                .toList();
        assertThat(tables).isNotEmpty();
        for (String bundle : List.of("en", "zh")) {
            Properties words = new Properties();
            try (Reader reader = Files.newBufferedReader(Path.of("reports/messages_" + bundle + ".properties"))) {
                words.load(reader);
            }
            assertThat(words.stringPropertyNames()).as(bundle).containsAll(tables);
        }
    }

    private static String generated() {
        StringBuilder text = new StringBuilder(
                """
                # Data dictionary

                Every table, view and column, as the warehouse itself describes them. Generated; do not edit. The layers and the
                words are explained in [README.md](README.md).
                """);
        String schema = "";
        String relation = "";
        for (Row row : columns) {
            if (!row.text("schema_name").equals(schema)) {
                schema = row.text("schema_name");
                text.append("\n## ").append(schema).append('\n');
            }
            if (!row.text("relation_name").equals(relation)) {
                relation = row.text("relation_name");
                text.append("\n### ")
                        .append(schema)
                        .append('.')
                        .append(relation)
                        .append("\n\n");
                text.append(row.text("relation_comment")).append("\n\n| column | type | meaning |\n|---|---|---|\n");
            }
            text.append("| ")
                    .append(row.text("column_name"))
                    .append(" | ")
                    .append(row.text("column_type"))
                    .append(" | ")
                    .append(String.valueOf(row.text("column_comment")).replace("|", "\\|"))
                    .append(" |\n");
        }
        return text.toString();
    }

    private static List<Row> columns() throws IOException {
        try (Warehouse warehouse = Warehouse.inMemory();
                var stream = DictionaryTest.class.getResourceAsStream("/house/dictionary.sql")) {
            Preparation.prepare(warehouse, Settings.defaults().asParameters(), 0);
            String sql = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            return warehouse.query(new SqlFile("house/dictionary.sql", sql), Parameters.none());
        }
    }
}
