package io.gridgrade.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridgrade.warehouse.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What people bring from other engines: each query with its answer, or with what to write instead. */
class DialectsTest {
    private static final List<String> DIALECTS = List.of("postgresql", "duckdb", "oracle", "hive", "maxcompute");

    /** The engine tells more of its tables than of those of mart, forgets the length of a text type, and has similar to otherwise. */
    private static final Pattern BY_INTENT = Pattern.compile(
            "(?s)(?:show|desc|.*information_schema|.*varying\\(|.*varchar\\(|.*varchar2\\(|.*similar to|.*::numeric|.*as numeric).*");

    @TempDir
    private static Path folder;

    private static Gateway gateway;

    @BeforeAll
    static void open() throws IOException {
        gateway = SmallMart.gateway(SmallMart.in(folder));
    }

    @AfterAll
    static void close() {
        gateway.close();
    }

    @ParameterizedTest
    @FieldSource("DIALECTS")
    void aQueryMeansOneThingOrSaysWhatToWrite(String dialect) throws IOException {
        String file = "dialect/" + dialect + ".txt";
        assertThat(Script.written(file, Script.read(file), block -> answer(block.query())))
                .isEqualTo(SmallMart.resource(file));
    }

    /** What the engine reads as well is not made to mean something else. */
    @Test
    void whatTheEngineAnswersItselfIsAnsweredAlike(@TempDir Path engineFolder) throws IOException, SQLException {
        int compared = 0;
        SoftAssertions all = new SoftAssertions();
        try (Connection engine = Answers.engine(Home.at(folder), engineFolder)) {
            for (String dialect : DIALECTS) {
                for (Script.Block block : Script.read("dialect/" + dialect + ".txt")) {
                    Optional<List<String>> ours = Answers.ofGateway(gateway, block.query());
                    Optional<List<String>> theirs = Answers.ofEngine(engine, block.query());
                    if (ours.isPresent()
                            && theirs.isPresent()
                            && !BY_INTENT.matcher(block.query()).matches()) {
                        all.assertThat(ours.map(Answers::sorted))
                                .as(block.query())
                                .isEqualTo(theirs.map(Answers::sorted));
                        compared++;
                    }
                }
            }
        }
        all.assertAll();
        assertThat(compared).isGreaterThanOrEqualTo(120);
    }

    @Test
    void thereAreThreeHundredOrMore() throws IOException {
        int queries = 0;
        for (String dialect : DIALECTS) {
            queries += Script.read("dialect/" + dialect + ".txt").size();
        }
        assertThat(queries).isGreaterThanOrEqualTo(300);
    }

    private static String answer(String sql) {
        try (QueryAnswer answer = gateway.answer(sql)) {
            if (answer instanceof QueryAnswer.Refused refused) {
                // The list grows with mart; that it is there is enough.
                return "refused: " + refused.reason().replaceAll("the tables are .*", "the tables are ...") + "\n";
            }
            StringBuilder text = new StringBuilder();
            AnswerWriter.write((QueryAnswer.Table) answer, AnswerFormat.TABLE, text);
            // The list grows with mart; of it the two tables of this test are enough.
            return sql.startsWith("show tables")
                    ? text.toString()
                            .lines()
                            .filter(line -> line.startsWith("client ") || line.startsWith("invoice "))
                            .map(line -> line.replaceAll(" +", " ") + "\n")
                            .collect(Collectors.joining())
                    : text.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
