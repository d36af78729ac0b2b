package io.gridgrade.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.gridgrade.engine.EngineLimits;
import io.gridgrade.engine.SqlFile;
import io.gridgrade.run.Run;
import io.gridgrade.run.RunRecord;
import io.gridgrade.settings.Settings;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Hash;
import io.gridgrade.value.Json;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.value.Progress;
import io.gridgrade.value.Step;
import io.gridgrade.value.UserError;
import io.gridgrade.warehouse.Home;
import io.gridgrade.warehouse.Warehouse;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every run leaves in the home. */
class RunRecordTest {
    private static final Parameters SETTINGS = Settings.defaults().asParameters();

    @TempDir
    Path folder;

    @Test
    void aLoadLeavesItsFilesWithHashesStepsAndTheRowsItWrote() throws IOException {
        JsonNode run = record(ClosedHome.asHome(), "1");

        assertThat(run.get("status").asText()).isEqualTo("done");
        assertThat(run.get("command").asText()).startsWith("load sample ");
        assertThat(run.get("error").isNull()).isTrue();
        assertThat(run.get("settings").get("engine_threads").asInt()).isOne();
        assertThat(run.get("settings_sha256").asText()).hasSize(64);
        Path bills = ClosedHome.sample().resolve("bill").resolve("bill_202301.csv");
        JsonNode input = named(run.get("inputs"), "file", bills.toString());
        assertThat(input.get("sha256").asText()).isEqualTo(Hash.of(bills));
        assertThat(input.get("bytes").asLong()).isEqualTo(Files.size(bills));
        assertThat(input.get("rows").asLong())
                .isEqualTo(Files.readAllLines(bills).size() - 1);
        assertThat(named(run.get("steps"), "step", "star: bill").get("rows").asLong())
                .isEqualTo(named(run.get("outputs"), "table", "star.fact_bill")
                        .get("rows")
                        .asLong())
                .isPositive();
    }

    @Test
    void aCloseLeavesThePeriodsTheModelsAndTheRulesThatItRead() throws IOException {
        JsonNode run = record(ClosedHome.asHome(), "15");

        assertThat(run.get("period").asText()).isEqualTo(ClosedHome.LAST_MONTH);
        JsonNode bills = named(run.get("inputs"), "table", "star.fact_bill");
        assertThat(bills.get("period").asText()).isEqualTo(ClosedHome.LAST_MONTH);
        assertThat(bills.get("runs")).hasToString("[1]");
        JsonNode before = named(run.get("inputs"), "table", "star.fact_credit_grade");
        assertThat(before.get("period").asText()).isEqualTo("2024-01");
        assertThat(before.get("runs")).hasToString("[14]");
        assertThat(named(run.get("inputs"), "kind", "k-means")
                        .get("inputs_sha256")
                        .asText())
                .hasSize(64);
        assertThat(named(run.get("inputs"), "rule", "warehouse/seeds/grade.csv")
                        .get("from")
                        .asText())
                .isEqualTo("shipped");
        assertThat(named(run.get("outputs"), "table", "star.fact_credit_grade")
                        .get("rows")
                        .asLong())
                .isEqualTo(named(run.get("steps"), "step", "grades 2024-02")
                        .get("rows")
                        .asLong())
                .isPositive();
        JsonNode publish = record(ClosedHome.asHome(), "16");
        assertThat(publish.get("outputs").get(0).get("file").asText())
                .isEqualTo(ClosedHome.asHome().publishedFile().toString());
    }

    @Test
    void readingCommandsLeaveNoneAndAnExportLeavesItsFiles() throws IOException {
        List<String> before = runs(ClosedHome.asHome());
        CommandLineRun.of("status", "--home", ClosedHome.home());
        CommandLineRun.of("model", "--home", ClosedHome.home());
        CommandLineRun.of("sql", "select count(*) from mart.bill", "--home", ClosedHome.home());
        assertThat(runs(ClosedHome.asHome())).isEqualTo(before);

        CommandLineRun export = CommandLineRun.of("export", ClosedHome.LAST_MONTH, "--home", ClosedHome.home());
        assertThat(export.code()).as(export.err()).isEqualTo(ExitCode.DONE);
        List<String> after = new ArrayList<>(runs(ClosedHome.asHome()));
        after.removeAll(before);
        assertThat(after).hasSize(1).first().asString().startsWith("export-2024-02-20");
        JsonNode run = record(ClosedHome.asHome(), after.get(0));
        assertThat(run.get("status").asText()).isEqualTo("done");
        JsonNode file = run.get("outputs").get(0);
        assertThat(file.get("sha256").asText())
                .isEqualTo(Hash.of(Path.of(file.get("file").asText())));
    }

    @Test
    void aFailureSaysWhyAndAtWhichStep() throws IOException {
        Home home = home();
        try (Warehouse warehouse = open(home)) {
            assertThatThrownBy(() -> Run.of(warehouse, "load x", Optional.empty(), SETTINGS, Progress.SILENT, run -> {
                        run.step(Step.of("first"), () -> 7);
                        return run.step(Step.of("second"), () -> {
                            throw new UserError(ExitCode.DATA_QUALITY, "too bad", List.of("line 1"));
                        });
                    }))
                    .isInstanceOf(UserError.class);
            assertThatThrownBy(() -> Run.of(warehouse, "close", Optional.empty(), SETTINGS, Progress.SILENT, run -> {
                        throw new UserError(ExitCode.INTERRUPTED, "interrupted, at x");
                    }))
                    .isInstanceOf(UserError.class);
        }

        JsonNode failed = record(home, "1");
        assertThat(failed.get("status").asText()).isEqualTo("failed");
        assertThat(failed.get("error"))
                .hasToString("{\"message\":\"too bad\",\"details\":[\"line 1\"],\"step\":\"second\"}");
        assertThat(failed.get("steps").get(0).get("rows").asInt()).isEqualTo(7);
        assertThat(events(home, "1"))
                .extracting(event -> event.get("eventType").asText())
                .containsExactly("START", "FAIL");
        assertThat(record(home, "2").get("status").asText()).isEqualTo("interrupted");
        assertThat(events(home, "2"))
                .extracting(event -> event.get("eventType").asText())
                .containsExactly("START", "ABORT");
    }

    @Test
    void aRunThatWasKilledSaysThatItRunsUntilTheNextOneSaysThatItDoesNot() throws IOException {
        Home home = home();
        try (Warehouse warehouse = open(home)) {
            // As a process leaves it that is killed at its first step.
            warehouse.execute(
                    "audit/run_begin",
                    Parameters.none()
                            .with("command", "close")
                            .with("period_key", 202401)
                            .with("code_version", "0")
                            .with("settings_hash", "")
                            .with("settings_json", "{}"));
            RunRecord.begin(home, "1", "close", Optional.of(Period.parse("2024-01")), SETTINGS);
        }
        assertThat(record(home, "1").get("status").asText()).isEqualTo("running");

        try (Warehouse warehouse = open(home)) {
            Run.of(
                    warehouse,
                    "close",
                    Optional.empty(),
                    SETTINGS,
                    Progress.SILENT,
                    run -> run.step(Step.of("all"), () -> 0));
        }
        JsonNode killed = record(home, "1");
        assertThat(killed.get("status").asText()).isEqualTo("interrupted");
        assertThat(killed.get("error").get("message").asText()).isEqualTo("stopped before its end");
        assertThat(events(home, "1"))
                .extracting(event -> event.get("eventType").asText())
                .containsExactly("START", "ABORT");
        try (Warehouse warehouse = open(home)) {
            assertThat(warehouse.query(
                            new SqlFile(
                                    "statuses", "select run_key, status_code, message from audit.run order by run_key"),
                            Parameters.none()))
                    .hasToString("[{run_key=1, status_code=interrupted, message=stopped before its end},"
                            + " {run_key=2, status_code=done, message=null}]");
        }
        assertThat(record(home, "2").get("status").asText()).isEqualTo("done");
    }

    @Test
    void aRunThatWasKilledBeforeItsRecordSaidDoneIsDoneInBothPlaces() throws IOException {
        Home home = home();
        try (Warehouse warehouse = open(home)) {
            Run.of(
                    warehouse,
                    "close",
                    Optional.empty(),
                    SETTINGS,
                    Progress.SILENT,
                    run -> run.step(Step.of("all"), () -> 0));
            RunRecord.begin(home, "1", "close", Optional.empty(), SETTINGS);
            Run.of(
                    warehouse,
                    "close",
                    Optional.empty(),
                    SETTINGS,
                    Progress.SILENT,
                    run -> run.step(Step.of("all"), () -> 0));
        }
        assertThat(record(home, "1").get("status").asText()).isEqualTo("done");
    }

    @Test
    void aRunThatWasKilledIsEndedThoughTheNextCommandHasNothingToDo() throws IOException {
        Home home = home();
        try (Warehouse warehouse = open(home)) {
            Run.of(
                    warehouse,
                    "close",
                    Optional.empty(),
                    SETTINGS,
                    Progress.SILENT,
                    run -> run.step(Step.of("all"), () -> 0));
            RunRecord.begin(home, "1", "close", Optional.empty(), SETTINGS);
        }
        assertThat(record(home, "1").get("status").asText()).isEqualTo("running");

        CommandLineRun.of("status", "--home", home.folder().toString());
        assertThat(record(home, "1").get("status").asText()).isEqualTo("done");
    }

    @Test
    void aRecordThatIsNotWholeDoesNotStopTheNextRun() throws IOException {
        Home home = home();
        try (Warehouse warehouse = open(home)) {
            warehouse.execute(
                    "audit/run_begin",
                    Parameters.none()
                            .with("command", "close")
                            .with("period_key", 202401)
                            .with("code_version", "0")
                            .with("settings_hash", "")
                            .with("settings_json", "{}"));
            Files.createDirectories(home.runFolder("1"));
            Files.writeString(home.runFolder("1").resolve("run.json"), "");

            Run.of(
                    warehouse,
                    "close",
                    Optional.empty(),
                    SETTINGS,
                    Progress.SILENT,
                    run -> run.step(Step.of("all"), () -> 0));
        }
        assertThat(record(home, "2").get("status").asText()).isEqualTo("done");
    }

    /** The required members of a RunEvent, its datasets and facets, by the schema of OpenLineage 2-0-2. */
    @Test
    void everyEventHasWhatOpenLineageRequires() throws IOException {
        int datasets = 0;
        for (String run : runs(ClosedHome.asHome())) {
            List<JsonNode> events = events(ClosedHome.asHome(), run);
            assertThat(events).as(run).hasSize(2);
            assertThat(events.get(0).get("eventType").asText()).isEqualTo("START");
            // Other tests share the home, and some of their runs fail.
            boolean isDone =
                    record(ClosedHome.asHome(), run).get("status").asText().equals("done");
            assertThat(events.get(1).get("eventType").asText()).isEqualTo(isDone ? "COMPLETE" : "FAIL");
            assertThat(events.get(0).get("run").get("runId"))
                    .isEqualTo(events.get(1).get("run").get("runId"));
            assertThat(record(ClosedHome.asHome(), run).get("run_id"))
                    .isEqualTo(events.get(0).get("run").get("runId"));
            for (JsonNode event : events) {
                Instant.parse(event.get("eventTime").asText());
                UUID.fromString(event.get("run").get("runId").asText());
                assertThat(URI.create(event.get("producer").asText()).isAbsolute())
                        .isTrue();
                assertThat(event.get("schemaURL").asText()).endsWith("/OpenLineage.json#/$defs/RunEvent");
                assertThat(event.get("job").get("namespace").asText()).isEqualTo("gridgrade");
                assertThat(event.get("job").get("name").asText()).matches("load sample|close|export|report|service");
                facetsAreWhole(event.get("run").get("facets"));
                facetsAreWhole(event.get("job").get("facets"));
                for (String side : List.of("input", "output")) {
                    for (JsonNode dataset : event.get(side + "s")) {
                        datasets++;
                        assertThat(dataset.get("namespace").asText()).matches("file|duckdb://.*");
                        assertThat(dataset.get("name").asText()).isNotEmpty();
                        facetsAreWhole(dataset.get("facets"));
                        facetsAreWhole(dataset.get(side + "Facets"));
                    }
                }
            }
        }
        assertThat(datasets).isGreaterThan(100);
        JsonNode grades =
                named(events(ClosedHome.asHome(), "15").get(1).get("outputs"), "name", "star.fact_credit_grade");
        assertThat(grades.get("outputFacets")
                        .get("outputStatistics")
                        .get("rowCount")
                        .asLong())
                .isPositive();
        assertThat(named(grades.get("facets").get("schema").get("fields"), "name", "grade_code")
                        .get("type")
                        .asText())
                .isEqualTo("varchar");
    }

    private static void facetsAreWhole(JsonNode facets) {
        facets.forEach(facet -> {
            assertThat(URI.create(facet.get("_producer").asText()).isAbsolute()).isTrue();
            assertThat(facet.get("_schemaURL").asText()).matches("https://\\S+Facet\\.json#/\\$defs/\\w+Facet");
        });
    }

    private Home home() throws IOException {
        Files.writeString(folder.resolve("gridgrade.yml"), "");
        return Home.at(folder);
    }

    private static Warehouse open(Home home) {
        return Warehouse.open(home, EngineLimits.none(), Progress.SILENT);
    }

    @Test
    void aReportThatWasKilledIsEndedByTheNextOfItsMonthAndOneAtWorkIsNot() throws Exception {
        Files.writeString(folder.resolve("gridgrade.yml"), Settings.template());
        Home home = Home.at(folder);
        for (String name : List.of("report-2024-01-dead", "report-2024-01-atWork", "report-2024-02-dead")) {
            RunRecord.begin(home, name, "report", Optional.of(Period.parse("2024-01")), SETTINGS);
        }
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();
        for (String name : List.of("report-2024-01-dead", "report-2024-02-dead")) {
            Path file = home.runFolder(name).resolve("run.json");
            Files.writeString(
                    file,
                    Files.readString(file)
                            .replace("\"process\" : " + ProcessHandle.current().pid(), "\"process\" : " + gone.pid()));
        }

        RunRecord.endDead(home, "report-2024-01-");

        assertThat(record(home, "report-2024-01-dead").get("status").asText()).isEqualTo("interrupted");
        assertThat(record(home, "report-2024-01-atWork").get("status").asText()).isEqualTo("running");
        assertThat(record(home, "report-2024-02-dead").get("status").asText()).isEqualTo("running");
    }

    private static JsonNode record(Home home, String run) throws IOException {
        return Json.read(Files.readString(home.runFolder(run).resolve("run.json")));
    }

    private static List<JsonNode> events(Home home, String run) throws IOException {
        return Files.readAllLines(home.runFolder(run).resolve("openlineage.ndjson")).stream()
                .map(Json::read)
                .toList();
    }

    private static List<String> runs(Home home) throws IOException {
        try (Stream<Path> folders = Files.list(home.runFolder("1").getParent())) {
            return folders.map(each -> each.getFileName().toString()).sorted().toList();
        }
    }

    private static JsonNode named(JsonNode list, String member, String value) {
        return StreamSupport.stream(list.spliterator(), false)
                .filter(each -> each.has(member) && each.get(member).asText().equals(value))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + member + " " + value + " in " + list));
    }
}
