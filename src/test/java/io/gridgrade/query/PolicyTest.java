package io.gridgrade.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gridgrade.policy.Barrier;
import io.gridgrade.policy.Reader;
import io.gridgrade.value.UserError;
import io.gridgrade.warehouse.Home;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What roles see, position by position: policy.txt has the queries and the answers. */
class PolicyTest {
    @TempDir
    private static Path folder;

    private static Home home;

    @BeforeAll
    static void oneHome() throws IOException {
        home = PolicyMart.in(folder.resolve("home"), PolicyMart.Rest.HOSTILE);
    }

    @Test
    void eachPositionOfAQueryKeepsThePolicy() throws IOException {
        try (Gateway clerk = PolicyMart.gateway(home, PolicyMart.CLERK, Barrier.COPY);
                Gateway regulator = PolicyMart.gateway(home, PolicyMart.REGULATOR, Barrier.COPY);
                Gateway analyst = PolicyMart.gateway(home, PolicyMart.ANALYST, Barrier.COPY)) {
            String written = Script.written("policy.txt", Script.read("policy.txt"), block -> {
                boolean isRegulator = block.comments().contains("# as regulator");
                boolean isAnalyst = block.comments().contains("# as analyst");
                return printed(isRegulator ? regulator : isAnalyst ? analyst : clerk, block.query());
            });

            assertThat(written).isEqualTo(SmallMart.resource("policy.txt"));
        }
    }

    @Test
    void whoLacksAnAttributeIsToldWhich() {
        assertThatThrownBy(() -> PolicyMart.gateway(home, Reader.of("ann", "clerk", Map.of()), Barrier.COPY))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("asks for the attribute region");
        assertThatThrownBy(
                        () -> PolicyMart.gateway(home, Reader.of("ann", "clerk", Map.of("region", "C9")), Barrier.COPY))
                .hasMessageContaining("there is no region C9");
        assertThatThrownBy(() -> PolicyMart.gateway(home, Reader.of("ann", "clark", Map.of()), Barrier.COPY))
                .hasMessageContaining("there is no role \"clark\"")
                .hasMessageContaining("did you mean \"clerk\"?");
    }

    @Test
    void twoAttributesGiveTwoCounties() {
        Reader both = Reader.of("ann", "clerk", Map.of("region", "C1, C2"));
        try (Gateway gateway = PolicyMart.gateway(home, both, Barrier.COPY)) {
            assertThat(printed(gateway, "select count(*) from client")).isEqualTo("[5005]\n");
        }
    }

    @Test
    void whoReadsCellsIsToldThatSmallOnesAreMissing() {
        try (Gateway gateway = PolicyMart.gateway(home, PolicyMart.REGULATOR, Barrier.COPY)) {
            printed(gateway, "select * from class_cell");
            assertThat(gateway.note()).hasValueSatisfying(note -> assertThat(note)
                    .startsWith("cells of fewer than 3 customers are missing"));
            printed(gateway, "select * from grade");
            assertThat(gateway.note()).isEmpty();
        }
    }

    private static String printed(Gateway gateway, String sql) {
        StringBuilder text = new StringBuilder();
        try (QueryAnswer answer = gateway.answer(sql)) {
            if (answer instanceof QueryAnswer.Refused refused) {
                // The list grows with mart; that it is there is enough.
                return refused.reason().replaceAll("the tables are .*", "the tables are ...") + "\n";
            }
            QueryAnswer.Table table = (QueryAnswer.Table) answer;
            for (Object[] row = table.next(); row != null; row = table.next()) {
                text.append(Arrays.deepToString(row)).append('\n');
            }
            table.stopped().ifPresent(why -> text.append(why).append('\n'));
        }
        return text.isEmpty() ? List.of() + "\n" : text.toString();
    }
}
