package io.gridgrade.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What people bring from other engines: each query with its answer, or with what to write instead. */
class DialectsTest {
    private static final List<String> DIALECTS = List.of("postgresql", "duckdb", "oracle", "hive", "maxcompute");

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
            return sql.equals("show tables")
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
