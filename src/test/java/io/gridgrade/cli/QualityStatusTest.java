package io.gridgrade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.gridgrade.care.SmallHome;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Json;
import io.gridgrade.warehouse.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** January 2024 was closed as what ships expects; here it is closed anew, and what is expected of it differs. */
class QualityStatusTest {
    @TempDir
    Path folder;

    private Home home;

    @BeforeEach
    void makeHome() throws IOException {
        home = SmallHome.in(folder.resolve("home"));
        assertThat(run("reopen", "2024-01", "--reason", "to look again").code()).isEqualTo(ExitCode.DONE);
        // Of its two bills one is half of them.
        Path settings = home.folder().resolve("gridgrade.yml");
        Files.writeString(
                settings,
                Files.readString(settings).replaceFirst("missing_share_max: [0-9.]+", "missing_share_max: 1"));
    }

    @Test
    void statusSaysHowManyExpectationsHoldAndWhichDoNot() throws IOException {
        expect("quarantine");

        assertThat(run("close").code()).isEqualTo(ExitCode.DONE);

        assertThat(run("status").out())
                .contains("quality of 2024-01: 1 of 2 expectations hold\n")
                .containsPattern("small +quarantine +1 +2 +<= 150 +quarantined\n")
                .contains("in quarantine\n")
                .containsPattern("fact_bill +small +1 +2024-01 +2024-01\n");
        JsonNode status = Json.read(run("status", "--json").out());
        assertThat(status.at("/quality/month").asText()).isEqualTo("2024-01");
        assertThat(status.at("/quality/expectation_count").asInt()).isEqualTo(2);
        assertThat(status.at("/quality/pass_count").asInt()).isEqualTo(1);
        assertThat(status.at("/quality/failed/0/expectation").asText()).isEqualTo("small");
        assertThat(status.at("/quality/failed/0/outcome").asText()).isEqualTo("quarantined");
        assertThat(status.at("/quarantine/0/row_count").asInt()).isEqualTo(1);
    }

    @Test
    void statusNamesTheFilesThatAHomeMayNotHave() throws IOException {
        assertThat(run("status").out()).doesNotContain("remove them");
        Path own = home.folder().resolve("sql/grade/grade_rules.sql");
        Files.createDirectories(own.getParent());
        Files.writeString(own, "select 1;");

        assertThat(run("status").out())
                .contains("no load and no close begins while these files are there; expected of a home's SQL only"
                        + " sql/indicator/*.sql; remove them:\n  sql/grade/grade_rules.sql\n");
        assertThat(Json.read(run("status", "--json").out())
                        .at("/files_not_read/0")
                        .asText())
                .isEqualTo("sql/grade/grade_rules.sql");
        assertThat(run("close").err()).contains("sql/grade/grade_rules.sql is not read");
    }

    @Test
    void aCloseThatIsStoppedHasAnExitCodeOfItsOwnAndIsShownByStatus() throws IOException {
        expect("stop");

        CommandLineRun close = run("close");

        assertThat(close.code()).isEqualTo(ExitCode.DATA_QUALITY);
        assertThat(close.err())
                .contains(
                        "gridgrade: what is expected of the data of 2024-01 does not hold, and stops its close: 1 of 2")
                .contains("  small: 1 of 2 rows of fact_bill, such as C-12-2024; expected <= 150: Small bills.\n");
        assertThat(run("status").out())
                .contains("2024-01  reopened")
                .containsPattern("small +stop +1 +2 +<= 150 +stopped\n")
                .doesNotContain("in quarantine");
    }

    @Test
    void whatIsWrongInTheDeclarationsIsToldBeforeAnythingIsDone() throws IOException {
        expect("halt");

        CommandLineRun close = run("close");

        assertThat(close.code()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(close.err())
                .isEqualTo(
                        """
                        closing 2024-01
                        gridgrade: quality.yml has 1 problem; nothing was done
                          line 7, column 5, small: severity "halt" is unknown; expected one of warn, quarantine, stop
                        """);
    }

    private void expect(String severity) throws IOException {
        Files.writeString(
                home.folder().resolve("quality.yml"),
                """
                expect:
                  - name: small
                    table: bill
                    kind: range
                    column: billed_amount
                    max: 150
                    severity: %s
                    en: Small bills.
                    zh: 小额账单。
                  - {name: fine, table: bill, kind: not_null, column: due_on, severity: warn, en: Due., zh: 有截止日。}
                """
                        .formatted(severity));
    }

    private CommandLineRun run(String... words) {
        String[] all = java.util.Arrays.copyOf(words, words.length + 2);
        all[words.length] = "--home";
        all[words.length + 1] = home.folder().toString();
        return CommandLineRun.of(all);
    }
}
