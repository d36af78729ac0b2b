package io.gridgrade.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridgrade.value.ExitCode;
import io.gridgrade.warehouse.Home;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each message a user can see when a query is refused. */
class RefusalsTest {
    @TempDir
    private Path folder;

    @Test
    void refusalsSayWhyAndWhatNext() throws IOException {
        Home home = SmallMart.in(folder);
        try (Gateway gateway = SmallMart.gateway(home)) {
            String written = Script.written(
                    "refusals.txt", Script.read("refusals.txt"), block -> refused(gateway, block.query()));
            assertThat(written).doesNotContain("ANSWERED").isEqualTo(SmallMart.resource("refusals.txt"));
        }
    }

    private static String refused(Gateway gateway, String sql) {
        try (QueryAnswer answer = gateway.answer(sql)) {
            if (!(answer instanceof QueryAnswer.Refused refused)) {
                return "ANSWERED\n";
            }
            assertThat(answer.exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
            // The list grows with mart; that it is there is enough.
            return refused.reason().replaceAll("the tables are .*", "the tables are ...") + "\n";
        }
    }
}
