package io.gridgrade.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What of SQL:2016 works, feature by feature: a query for each, with its answer or with why it is refused, and the page that
 * says so.
 */
class StandardTest {
    private static final String SCRIPT = "sql2016.txt";
    private static final Path PAGE = Path.of("sql/dialect.md");
    private static final Pattern FEATURE = Pattern.compile("# ([A-Z]\\d{3}(?:-\\d\\d)?)( \\(core\\))?: (.*)\n");
    private static final String REFUSED = "refused: ";

    @TempDir
    private static Path folder;

    private static Gateway gateway;

    /** A feature, or a part of one, by the query that asks for it. */
    private record Feature(String id, boolean isCore, String name, String query, String answer) {
        boolean works() {
            return !answer.startsWith(REFUSED);
        }
    }

    @BeforeAll
    static void open() throws IOException {
        gateway = SmallMart.gateway(SmallMart.in(folder));
    }

    @AfterAll
    static void close() {
        gateway.close();
    }

    @Test
    void aFeatureIsAnsweredOrRefusedAsTheScriptSays() throws IOException {
        assertThat(Script.written(SCRIPT, Script.read(SCRIPT), block -> answer(block.query())))
                .isEqualTo(SmallMart.resource(SCRIPT));
    }

    @Test
    void thePageSaysWhatTheScriptSays() throws IOException {
        String generated = page(features());
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(PAGE, generated);
        }
        assertThat(Files.readString(PAGE))
                .as("out of date; write it anew with: mvn -q test -Dtest=StandardTest -Dgolden.update=true")
                .isEqualTo(generated);
    }

    @Test
    void ofTheCoreAllThatAsksIsAnswered() throws IOException {
        assertThat(features().stream()
                        .filter(feature -> feature.isCore() && !feature.works())
                        .filter(feature -> feature.query().matches("(?i)(?:select|with|values|table|\\().*"))
                        .map(Feature::id))
                // A target of a host language, the state of an error, and views of information_schema that mart has no
                // use for.
                .containsExactlyInAnyOrder("E111", "E171", "F021-03", "F021-04", "F501");
    }

    private static List<Feature> features() throws IOException {
        List<Feature> features = new ArrayList<>();
        for (Script.Block block : Script.read(SCRIPT)) {
            Matcher said = FEATURE.matcher(block.comments());
            assertThat(said.matches()).as(block.comments()).isTrue();
            features.add(
                    new Feature(said.group(1), said.group(2) != null, said.group(3), block.query(), block.answer()));
        }
        return features;
    }

    private static String page(List<Feature> features) {
        StringBuilder text = new StringBuilder(
                """
                # What of SQL:2016 works

                Features of ISO/IEC 9075:2016 that a query can ask for, by number, each with the query by which it is tested; and of
                the others, such as what writes, an example of each kind. Generated from
                `src/test/resources/query/sql2016.txt`, which also has the answers; do not edit. A part of a feature has a row of its
                own where it is answered otherwise than the rest, or needs a word.

                A query is one `select`, `with` or `values` over mart ([README.md](README.md#what-a-query-may-be)): what defines,
                changes, grants, or holds a cursor or a transaction has no place, and is refused before the engine sees it. What
                other engines have beside the standard is in [README.md](README.md#the-sql-that-people-bring).

                """);
        text.append(String.format(
                "Of the %d rows of the core %d work, of the %d others %d.%n",
                count(features, true, false),
                count(features, true, true),
                count(features, false, false),
                count(features, false, true)));
        for (boolean isCore : new boolean[] {true, false}) {
            text.append(isCore ? "\n## Core\n" : "\n## Beyond the core\n");
            text.append("\n| feature | what it is | works | query |\n|---|---|---|---|\n");
            features.stream()
                    .filter(feature -> feature.isCore() == isCore)
                    .forEach(feature -> text.append(row(feature)));
        }
        return text.toString();
    }

    private static long count(List<Feature> features, boolean isCore, boolean onlyWorking) {
        return features.stream()
                .filter(feature -> feature.isCore() == isCore && (feature.works() || !onlyWorking))
                .count();
    }

    private static String row(Feature feature) {
        String works = feature.works()
                ? "yes"
                : "no: " + feature.answer().substring(REFUSED.length()).strip().replace("\n", " ");
        return "| " + feature.id() + " | " + escaped(feature.name()) + " | " + escaped(works) + " | `"
                + feature.query().replace("|", "\\|").replace("\n", " ↵ ") + "` |\n";
    }

    private static String escaped(String text) {
        return text.replace("|", "\\|").replace("<", "&lt;").replace("*", "\\*");
    }

    private static String answer(String sql) {
        try (QueryAnswer answer = gateway.answer(sql)) {
            if (answer instanceof QueryAnswer.Refused refused) {
                // The list grows with mart; that it is there is enough.
                return REFUSED + refused.reason().replaceAll("the tables are .*", "the tables are ...") + "\n";
            }
            StringBuilder text = new StringBuilder();
            AnswerWriter.write((QueryAnswer.Table) answer, AnswerFormat.TABLE, text);
            return text.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
