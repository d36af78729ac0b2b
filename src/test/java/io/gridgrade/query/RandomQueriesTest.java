package io.gridgrade.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridgrade.warehouse.Home;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Queries made at random are answered as the engine answers the same text: 60 by default, 5,000 when thorough. */
@Tag("sampled")
class RandomQueriesTest {
    private static final Pattern WITH_NULL = Pattern.compile("[=<>] null\\b");

    @TempDir
    private Path folder;

    @Test
    void everyQueryIsAnsweredAsTheEngineWould() throws IOException, SQLException {
        Home home = SmallMart.in(folder);
        int count = Answers.count(60, 5_000);
        int answered = 0;
        int hinted = 0;
        List<String> wrong = new ArrayList<>();
        try (Connection engine = Answers.engine(home, folder);
                Gateway gateway = SmallMart.gateway(home)) {
            for (int seed = 0; seed < count; seed++) {
                String query = new RandomQuery(seed).text();
                Optional<List<String>> theirs = Answers.ofEngine(engine, query).map(Answers::sorted);
                Optional<List<String>> ours = Answers.ofGateway(gateway, query).map(Answers::sorted);
                answered += theirs.isPresent() ? 1 : 0;
                if (ours.isEmpty() && WITH_NULL.matcher(query).find() && isHinted(gateway, query)) {
                    hinted++;
                } else if (!ours.equals(theirs)) {
                    wrong.add(query + "\n  is " + ours + (ours.isEmpty() ? " " + gateway.answer(query) : "")
                            + "\n  to the engine " + theirs);
                }
            }
        }
        assertThat(answered).isGreaterThan(count * 2 / 3);
        assertThat(hinted).isLessThan(count / 10);
        assertThat(wrong).as("of " + count).isEmpty();
    }

    // The engine answers nothing where a column is compared with null; the gateway says what to write instead.
    private static boolean isHinted(Gateway gateway, String query) {
        try (QueryAnswer answer = gateway.answer(query)) {
            return answer instanceof QueryAnswer.Refused refused
                    && refused.reason().contains("is never true");
        }
    }
}
