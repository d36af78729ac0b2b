package io.gridgrade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.gridgrade.cycle.HomeFiles;
import io.gridgrade.settings.Settings;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Json;
import io.gridgrade.warehouse.Home;
import io.gridgrade.warehouse.Resources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Service rules from the command line: as they are, and edited. */
class ServiceRulesTest {
    @TempDir
    Path folder;

    @Test
    void theRulesThatShipAreShownAndHaveNothingWrong() {
        CommandLineRun shown = CommandLineRun.of("service", "--home", ClosedHome.home());
        assertThat(shown.code()).as(shown.err()).isEqualTo(ExitCode.DONE);
        for (int i = 1; i <= 25; i++) {
            assertThat(shown.out()).containsPattern("(?m)^ *S" + i + " ");
        }
        CommandLineRun check = CommandLineRun.of("service", "check", "--home", ClosedHome.home());
        assertThat(check.code()).isEqualTo(ExitCode.DONE);
        assertThat(check.out()).isEmpty();
        assertThat(check.err()).contains("nothing is wrong with the service rules");
    }

    @Test
    void anEditThatBreaksAProhibitionIsToldWithACustomer() throws IOException {
        // The retention offer becomes a concession on the price, which large customers of high credit never get.
        Path file = edited(folder.resolve("edited.csv"), "S22,23,action,retention", "S22,23,action,price_concession");
        CommandLineRun check = CommandLineRun.of(
                "service", "check", "--rules", file.toString(), "--json", "--home", ClosedHome.home());
        assertThat(check.code()).isEqualTo(ExitCode.FAILED);
        JsonNode finding = Json.read(check.out()).get(0);
        assertThat(finding.get("kind").asText()).isEqualTo("broken_prohibition");
        assertThat(finding.get("rules").toString()).isEqualTo("[\"S22\",\"S13\"]");
        assertThat(finding.get("example").get("use_percentile").asText()).isEqualTo("90");
        assertThat(Json.read(check.out())).hasSize(1);
    }

    @Test
    void whatIsWrongWithAHomesOwnRulesIsToldBeforeAnythingRuns() throws IOException {
        Files.createDirectories(folder.resolve("seeds"));
        edited(folder.resolve("seeds/service_rule.csv"), "when_credit", "when_credti");
        assertThat(problems())
                .anyMatch(line -> line.startsWith("seeds/service_rule.csv line 1, column 94: column \"when_credti\" is"
                        + " unknown; did you mean \"when_credit\"?"));
        edited(folder.resolve("seeds/service_rule.csv"), "poor | default,,,,,>= 30", "poor | default,,,,,>= 3O");
        assertThat(problems()).singleElement().asString().contains("when_arrears_days: \">= 3O\" is no bounds");
        edited(folder.resolve("seeds/service_rule.csv"), ",S16,30,close,6", ",,30,close,6");
        assertThat(problems())
                .singleElement()
                .asString()
                .startsWith("seeds/service_rule.csv line 4: S3 and S16 both hold for on_site_visit");
    }

    /** The file that was asked about is named, and not the seed in whose place it stands. */
    @Test
    void whatIsWrongWithAFileOfRulesIsToldByItsName() throws IOException {
        Path file = edited(folder.resolve("edited.csv"), "when_credit", "when_credti");
        for (String command : new String[] {"check", "simulate"}) {
            CommandLineRun run =
                    CommandLineRun.of("service", command, "--rules", file.toString(), "--home", ClosedHome.home());
            assertThat(run.code()).isEqualTo(ExitCode.WRONG_USAGE);
            assertThat(run.err())
                    .contains("the service rules are not as expected; mend them")
                    .contains(file + " line 1, column 94: column \"when_credti\" is unknown")
                    .doesNotContain("seeds/service_rule.csv line");
        }
    }

    /** It is no file of the home: to remove it would not bring back what ships. */
    @Test
    void anEmptyFileOfRulesIsNotToldToBeRemoved() throws IOException {
        Path file = Files.createFile(folder.resolve("empty.csv"));
        CommandLineRun run =
                CommandLineRun.of("service", "check", "--rules", file.toString(), "--home", ClosedHome.home());
        assertThat(run.code()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(run.err())
                .contains(file + " is empty; expected a header and rows; write them, or name another file")
                .doesNotContain("remove it");
    }

    @Test
    void anInputThatIsNoSqlIsToldWithItsPlace() throws IOException {
        Files.createDirectories(folder.resolve("seeds"));
        Files.writeString(
                folder.resolve("seeds/service_input.csv"),
                Resources.shipped()
                        .text("warehouse/seeds/service_input.csv")
                        .replace("snapshot.arrears_days", "snapshot.arears_days")
                        .replace(",indicator.con4,", ",snapshot.is_default,"));
        assertThat(problems())
                .anyMatch(line -> line.contains("seeds/service_input.csv line 10")
                        && line.contains("did you mean")
                        && line.contains("arrears_days"))
                .anyMatch(line -> line.matches("seeds/service_input.csv line 14, column \\d+: the input is of the type"
                        + " BOOLEAN; expected a number, as a number has"));
    }

    private List<String> problems() throws IOException {
        if (!Files.exists(folder.resolve("gridgrade.yml"))) {
            Files.writeString(folder.resolve("gridgrade.yml"), Settings.template());
        }
        return HomeFiles.problems(
                Resources.of(Home.at(folder)), Settings.defaults().asParameters());
    }

    static Path edited(Path file, String before, String after) throws IOException {
        String text = Resources.shipped().text("warehouse/seeds/service_rule.csv");
        assertThat(text).contains(before);
        return Files.writeString(file, text.replaceFirst(Pattern.quote(before), after));
    }
}
