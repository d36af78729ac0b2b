package io.gridgrade.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridgrade.value.ExitCode;
import io.gridgrade.value.UserError;
import io.gridgrade.warehouse.Home;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Queries with words taken out, doubled, swapped and put in: each is answered or refused in words, none is an error of ours,
 * and what is answered is what the engine answers. 300 by default, 10,000 when thorough.
 */
@Tag("sampled")
class MutatedQueriesTest {
    /** What SQL and the engine have otherwise by intent, and what has another answer every time. */
    private static final Pattern NOT_COMPARED = Pattern.compile(
            "(?is).*(similar|substring|varchar|\\bchar|floor|timestamp|listagg|random|now|current|localtime|tablesample"
                    + "|every|some|_agg|first|last|u&|any_value|limit|offset|fetch|window|over|truncate|extract"
                    + "|today|list|histogram|percent"
                    // Rows compared, where the engine takes null for a value.
                    + "|\\) (?:=|<>|!=|<|<=|>|>=) \\(|in \\( \\().*");

    @TempDir
    private Path folder;

    @Test
    void noTextIsAnErrorOfOurs() throws IOException, SQLException {
        assertThat(wrong(Answers.count(300, 10_000), true, "corpus.txt", "refusals.txt"))
                .isEmpty();
    }

    @Test
    void noTextOfAnotherDialectIsAnErrorOfOurs() throws IOException, SQLException {
        assertThat(wrong(
                        Answers.count(200, 10_000),
                        false,
                        "dialect/postgresql.txt",
                        "dialect/duckdb.txt",
                        "dialect/oracle.txt",
                        "dialect/hive.txt",
                        "dialect/maxcompute.txt"))
                .isEmpty();
    }

    private List<String> wrong(int count, boolean isOurs, String... files) throws IOException, SQLException {
        Home home = SmallMart.in(folder);
        List<List<Token>> queries = new ArrayList<>();
        List<Token> words = new ArrayList<>();
        for (String file : files) {
            for (Script.Block block : Script.read(file)) {
                try {
                    queries.add(Tokens.of(block.query()));
                    words.addAll(Tokens.of(block.query()));
                } catch (NotAllowed e) {
                    // A text that cannot be cut has no words.
                    assertThat(e).hasMessageNotContaining("null");
                }
            }
        }
        Random random = new Random(20240603);
        List<String> wrong = new ArrayList<>();
        int answered = 0;
        try (Connection engine = Answers.engine(home, folder);
                Gateway gateway = SmallMart.gateway(home)) {
            for (int i = 0; i < count; i++) {
                String query = mutated(queries.get(random.nextInt(queries.size())), words, random);
                try {
                    Optional<List<String>> ours = Answers.ofGateway(gateway, query);
                    answered += ours.isPresent() ? 1 : 0;
                    if (ours.isEmpty()) {
                        QueryAnswer.Refused refused = (QueryAnswer.Refused) gateway.answer(query);
                        if (refused.exitCode() != ExitCode.WRONG_USAGE
                                || refused.reason().isBlank()
                                || (isOurs && refused.reason().contains("null)"))
                                || refused.reason().contains("Exception")) {
                            wrong.add(query + "\n  is refused with " + refused);
                        }
                    } else if (!NOT_COMPARED.matcher(query).matches()) {
                        Optional<List<String>> theirs = Answers.ofEngine(engine, query);
                        // Of other dialects the engine does not read all, and its own words for the catalogue tell
                        // more, or less.
                        boolean isCompared =
                                theirs.isPresent() && !query.startsWith("desc") && !query.startsWith("show");
                        if (isCompared && !ours.map(Answers::sorted).equals(theirs.map(Answers::sorted))) {
                            wrong.add(query + "\n  is " + ours + "\n  to the engine " + theirs);
                        }
                    }
                } catch (UserError e) {
                    // What breaks off while it is read.
                    assertThat(e.getMessage()).isNotBlank();
                } catch (RuntimeException | Error e) {
                    wrong.add(query + "\n  throws " + e);
                }
            }
        }
        assertThat(answered).isPositive();
        return wrong;
    }

    private static String mutated(List<Token> query, List<Token> words, Random random) {
        List<Token> tokens = new ArrayList<>(query);
        int changes = 1 + random.nextInt(2);
        for (int change = 0; change < changes && !tokens.isEmpty(); change++) {
            int at = random.nextInt(tokens.size());
            int other = random.nextInt(tokens.size());
            switch (random.nextInt(5)) {
                case 0 -> tokens.remove(at);
                case 1 -> tokens.add(at, tokens.get(at));
                case 2 -> tokens.set(at, tokens.set(other, tokens.get(at)));
                case 3 -> tokens.set(at, words.get(random.nextInt(words.size())));
                default -> tokens.add(at, words.get(random.nextInt(words.size())));
            }
        }
        StringBuilder text = new StringBuilder();
        tokens.forEach(token -> text.append(token.text()).append(' '));
        return text.toString();
    }
}
