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

/**
 * What is answered from a summary is, to the last digit and type, what the engine answers from the table: 200 queries made at
 * random by default, 10,000 when thorough.
 */
@Tag("sampled")
class RandomSummariesTest {
    @TempDir
    private Path folder;

    @Test
    void aSummaryAnswersAsItsTableDoes() throws IOException, SQLException {
        Home home = SummaryMart.in(folder);
        int count = Answers.count(200, 10_000);
        int answered = 0;
        int used = 0;
        List<String> wrong = new ArrayList<>();
        try (Connection engine = Answers.engine(home, folder);
                Gateway gateway = SmallMart.gateway(home)) {
            for (int seed = 0; seed < count; seed++) {
                String query = new RandomSummaryQuery(seed).text();
                String asked = text(gateway, query);
                Optional<List<String>> table = Answers.ofEngine(engine, query).map(Answers::sorted);
                // What the gateway has the engine do: a gateway takes a thread for each answer, and is slower.
                Optional<List<String>> ours = Answers.ofEngine(engine, asked).map(Answers::sorted);
                answered += ours.isPresent() ? 1 : 0;
                used += asked.contains("\"summary\".") ? 1 : 0;
                if (!ours.equals(table)) {
                    wrong.add(query + "\n  is " + ours + "\n  from the table " + table + "\n  asked " + asked);
                }
            }
        }
        assertThat(wrong).as("of " + count).isEmpty();
        assertThat(answered).isGreaterThan(count * 9 / 10);
        assertThat(used).isGreaterThan(count / 3);
    }

    private static String text(Gateway gateway, String query) {
        try {
            return gateway.engineSql(query);
        } catch (NotAllowed e) {
            return e.getMessage();
        }
    }
}
