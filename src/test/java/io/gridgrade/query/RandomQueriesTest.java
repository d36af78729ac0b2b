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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Queries made at random are answered as the engine answers the same text: 60 by default, 5,000 when thorough. */
@Tag("sampled")
class RandomQueriesTest {
    @TempDir
    private Path folder;

    @Test
    void everyQueryIsAnsweredAsTheEngineWould() throws IOException, SQLException {
        Home home = SmallMart.in(folder);
        int count = Answers.count(60, 5_000);
        int answered = 0;
        List<String> wrong = new ArrayList<>();
        try (Connection engine = Answers.engine(home, folder);
                Gateway gateway = SmallMart.gateway(home)) {
            for (int seed = 0; seed < count; seed++) {
                String query = new RandomQuery(seed).text();
                Optional<List<String>> theirs = Answers.ofEngine(engine, query).map(Answers::sorted);
                Optional<List<String>> ours = Answers.ofGateway(gateway, query).map(Answers::sorted);
                answered += theirs.isPresent() ? 1 : 0;
                if (!ours.equals(theirs)) {
                    wrong.add(query + "\n  is " + ours + (ours.isEmpty() ? " " + gateway.answer(query) : "")
                            + "\n  to the engine " + theirs);
                }
            }
        }
        assertThat(answered).isGreaterThan(count * 2 / 3);
        assertThat(wrong).as("of " + count).isEmpty();
    }
}
