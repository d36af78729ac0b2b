package io.gridgrade.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridgrade.engine.SqlTokens.Kind;
import io.gridgrade.engine.SqlTokens.Token;
import io.gridgrade.value.Parameters;
import io.gridgrade.warehouse.Warehouse;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A text of SQL is cut where the engine cuts it. */
class SqlTokensTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "a 'b;''c' d         | OTHER QUOTED QUOTED OTHER",
                "a \"b;\"\"c\" d     | OTHER QUOTED QUOTED OTHER",
                "a /* b /* ; */ c */ | OTHER BLOCK_COMMENT",
                "a -- b; 'c          | OTHER LINE_COMMENT",
                "e'a\\';' ; E'''a'   | QUOTED OTHER SEMICOLON OTHER QUOTED",
                "re'a\\' ;           | OTHER QUOTED OTHER SEMICOLON",
                "$$a;'b$$;           | QUOTED SEMICOLON",
                "$t1$a$$;b$t1$       | QUOTED",
                "a = $name;          | OTHER PARAMETER SEMICOLON",
                "a$name + b$$c       | OTHER",
                "1+$a_1+$b           | OTHER PARAMETER OTHER PARAMETER",
                "$1 + $_a            | OTHER",
                "$name$              | QUOTED",
            },
            delimiter = '|')
    void theKindsOfThePieces(String text, String kinds) {
        assertThat(SqlTokens.of(text).stream().map(token -> token.kind().name()).collect(Collectors.joining(" ")))
                .isEqualTo(kinds);
    }

    @Test
    void whatIsNotClosedSaysWhatWouldCloseIt() {
        assertThat(List.of("'a''", "\"a", "/* /* */", "$$a", "$tag$ $$", "e'\\'", "e'\\"))
                .extracting(text ->
                        SqlTokens.of(text).get(SqlTokens.of(text).size() - 1).missing())
                .containsExactly("'", "\"", "*/", "$$", "$tag$", "'", "'");
    }

    @Test
    void theEngineReadsTheSame() {
        List<String> texts = List.of(
                "'a;''b'",
                "e'a\\';b'",
                "E'a'';b'",
                "'a\\'",
                "$$a;'b--$$",
                "$t$a$$;b$t$",
                "$ä$;$ä$",
                "/* a /* ; */ ' */ 'x'",
                "'a' -- ;\r || 'b'",
                "'a'-- ;\n'b'",
                "2 */* ; */ 3",
                "1 as \"a;\"\"b\"",
                "1 as a$b",
                "1 as a$$b");
        try (Warehouse engine = Warehouse.scratch(EngineLimits.none(), folder)) {
            for (String text : texts) {
                String select = "select " + text;
                SqlFile file = new SqlFile("sample", select + ";\n");
                assertThat(file.statements(Parameters.none())).as(text).hasSize(1);
                assertThat(engine.query(file, Parameters.none()).toString())
                        .as(text)
                        .isEqualTo(engine.query(asWritten(select), Parameters.none())
                                .toString());
            }
        }
    }

    // By the engine's own reading of the text, which stands in a table.
    private static SqlFile asWritten(String select) {
        return new SqlFile("as written", "select * from query(" + SqlFile.literal(select) + ")");
    }

    @Test
    void thePiecesAreTheWholeTextWhateverItIs() {
        String letters = "a$e'\"-/*;\n\\ {}_1";
        Random random = new Random(7);
        for (int i = 0; i < 5000; i++) {
            String text = random.ints(random.nextInt(20), 0, letters.length())
                    .mapToObj(at -> letters.substring(at, at + 1))
                    .collect(Collectors.joining());
            List<Token> tokens = SqlTokens.of(text);
            int at = 0;
            for (Token token : tokens) {
                assertThat(token.start()).as(text).isEqualTo(at);
                assertThat(token.end()).as(text).isGreaterThan(at);
                assertThat(token.missing().isEmpty() || token.end() == text.length())
                        .as(text)
                        .isTrue();
                at = token.end();
            }
            assertThat(at).as(text).isEqualTo(text.length());
            assertThat(tokens.stream().filter(token -> token.kind() == Kind.SEMICOLON))
                    .as(text)
                    .allMatch(token -> text.charAt(token.start()) == ';');
        }
    }
}
