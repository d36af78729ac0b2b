package io.gridgrade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.gridgrade.engine.EngineLimits;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Hash;
import io.gridgrade.value.Json;
import io.gridgrade.value.Progress;
import io.gridgrade.warehouse.Home;
import io.gridgrade.warehouse.Warehouse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What would be of a closed month under other rules, against what is once it is closed by them; and what is kept: nothing. */
@Tag("thorough")
class WhatIfTest {
    private static final String MONTH = "2024-02";

    @TempDir
    Path folder;

    @Test
    void whatWouldBeIsWhatARestatementByTheseRulesComesTo() throws IOException {
        Path home = copyOfHome();
        Path with = changedRules();
        String before = grades(home);

        JsonNode answer = json(home, "what-if", MONTH, "--with", with.toString(), "--json");

        String settings = Files.readString(home.resolve("gridgrade.yml"));
        copy(with, home);
        // Of the folder's settings, those that it names take the place of the home's.
        Files.writeString(home.resolve("gridgrade.yml"), settings + "grade:\n  hysteresis_points: 1\n");
        CommandLineRun.done(home, "reopen", MONTH, "--reason", "tried on before");
        CommandLineRun.done(home, "close");
        assertThat(migration(answer)).isEqualTo(migration(before, grades(home))).isNotEmpty();
        assertThat(answer.get("moved_count").asLong()).isPositive();
        String page = firstPage(home);
        assertThat(answer.get("cells")).isNotEmpty().allSatisfy(cell -> assertThat(page)
                .contains(words(cell.get("after").asText())));
    }

    @Test
    void theHomeIsByteForByteAsItWas() throws IOException {
        Path home = copyOfHome();
        Map<String, String> before = hashes(home);

        CommandLineRun.done(home, "what-if", MONTH, "--with", changedRules().toString());
        CommandLineRun failed = CommandLineRun.in(
                home, "what-if", MONTH, "--with", failingSelect().toString());

        assertThat(failed.code()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(failed.err()).contains("sql/indicator/violation.sql");
        assertThat(hashes(home)).isEqualTo(before);
    }

    @Test
    void aWriterMayBeAtWorkBesideIt() throws IOException {
        Path home = copyOfHome();
        try (Warehouse writer = Warehouse.open(Home.at(home), EngineLimits.none(), Progress.SILENT)) {
            assertThat(writer.home()).isPresent();

            assertThat(CommandLineRun.done(
                                    home,
                                    "what-if",
                                    MONTH,
                                    "--with",
                                    changedRules().toString())
                            .out())
                    .contains("customers would have another grade; nothing was kept");
        }
    }

    @Test
    void whoMovesIsToldWithWhatMovesIt() throws IOException {
        Path with = folder.resolve("gate");
        write(
                with.resolve("seeds/gate.csv"),
                shipped("gate").replace("cap,AA,overdue_amount > 0", "cap,B,open_amount >= 0"));

        JsonNode answer = json(ClosedHome.folder(), "what-if", MONTH, "--with", with.toString(), "--json");

        assertThat(answer.get("rules")).hasSize(1);
        assertThat(answer.get("causes")).hasSize(1);
        JsonNode cause = answer.get("causes").get(0);
        assertThat(cause.get("cause_code").asText()).isEqualTo("open_arrears");
        assertThat(cause.get("down_count").asLong())
                .isEqualTo(answer.get("moved_count").asLong())
                .isPositive();
        assertThat(answer.get("movers")).allSatisfy(mover -> {
            assertThat(mover.get("new_grade_code").asText()).isEqualTo("B");
            assertThat(mover.get("cause_code").asText()).isEqualTo("open_arrears");
        });
    }

    @Test
    void pointsOfTheIndicatorsAddUpToWhatTheScoreChanges() throws IOException {
        JsonNode answer = json(
                ClosedHome.folder(),
                "what-if",
                MONTH,
                "--with",
                changedBand().toString(),
                "--movers",
                "1000",
                "--json");

        assertThat(answer.get("movers")).isNotEmpty().allSatisfy(mover -> {
            String[] changes = mover.get("changes_text").asText().split(", ", -1);
            assertThat(changes).hasSize(1);
            double change = Double.parseDouble(changes[0].substring("PAY1 ".length()));
            assertThat(change)
                    .isCloseTo(
                            mover.get("new_score").asDouble()
                                    - mover.get("old_score").asDouble(),
                            org.assertj.core.data.Offset.offset(0.0015));
        });
    }

    /** Of a restated month page 1 says how many grades the restatement moved, and how many rows its close kept out. */
    @Test
    void whatDoesNotChangeOfARestatedMonthIsNoChangedCell() throws IOException {
        Path home = copyOfHome();
        Files.writeString(
                home.resolve("quality.yml"),
                """
                expect:
                  - name: bill_amount_plausible
                    table: bill
                    kind: range
                    column: billed_amount
                    max: 20000
                    severity: quarantine
                    en: No bill is large.
                    zh: 没有大额账单。
                """);
        CommandLineRun.done(home, "reopen", MONTH, "--reason", "to keep rows out");
        CommandLineRun.done(home, "close");
        Path with = folder.resolve("names");
        write(with.resolve("seeds/grade.csv"), shipped("grade").replace("Fair credit", "Reasonable credit"));

        JsonNode answer = json(home, "what-if", MONTH, "--with", with.toString(), "--json");

        assertThat(CommandLineRun.done(home, "sql", "select 1 from mart.quarantine where is_out")
                        .out())
                .contains("1");
        assertThat(answer.get("moved_count").asLong()).isZero();
        assertThat(answer.get("cells"))
                .isNotEmpty()
                .allSatisfy(cell -> assertThat(cell.get("place").asText()).startsWith("Grade mix, "));
    }

    @Test
    void otherNamesMoveNobody() throws IOException {
        Path with = folder.resolve("names");
        write(with.resolve("seeds/grade.csv"), shipped("grade").replace("Fair credit", "Reasonable credit"));

        JsonNode answer = json(ClosedHome.folder(), "what-if", MONTH, "--with", with.toString(), "--json");

        assertThat(answer.get("moved_count").asLong()).isZero();
        assertThat(answer.get("causes")).isEmpty();
    }

    @Test
    void aFolderThatNoCloseCanReadIsRefused() throws IOException {
        Path with = folder.resolve("strange");
        write(with.resolve("seeds/grades.csv"), shipped("grade"));
        write(with.resolve("seeds/.DS_Store"), "");

        assertThat(refused(with))
                .isEqualTo(
                        """
                        gridgrade: "%s" has 1 file that no close reads; expected only gridgrade.yml, seeds/*.csv and \
                        sql/indicator/*.sql; nothing was computed; take out what does not belong there
                          seeds/grades.csv; did you mean "seeds/grade.csv"?
                        """
                                .formatted(with));
    }

    @Test
    void aFolderThatChangesNothingIsRefused() throws IOException {
        Path with = folder.resolve("same");
        write(with.resolve("seeds/grade.csv"), shipped("grade"));

        assertThat(refused(with)).startsWith("gridgrade: nothing in \"" + with + "\" differs from the home");
        assertThat(refused(folder.resolve("none"))).contains("is not a folder; expected one with gridgrade.yml");
    }

    @Test
    void aMistakeIsToldWithItsPlaceAndNothingIsComputed() throws IOException {
        Path with = folder.resolve("mistake");
        write(with.resolve("seeds/dimension.csv"), shipped("dimension").replace("45,70", "45,71"));

        assertThat(refused(with))
                .startsWith("gridgrade: the rules of \"" + with + "\" over those of the home have 1 mistake;")
                .contains("seeds/dimension.csv");
    }

    @Test
    void whatComesBeforeTheIndicatorsIsRefused() throws IOException {
        Path with = folder.resolve("idle");
        write(with.resolve("gridgrade.yml"), "payment:\n  grace_days: 9\ngrade:\n  hysteresis_points: 0\n");

        assertThat(refused(with))
                .contains("takes the month's snapshot as it was closed")
                .endsWith("  payment.grace_days\n");
    }

    @Test
    void aMonthThatIsNotClosedIsRefused() throws IOException {
        CommandLineRun run = CommandLineRun.in(
                ClosedHome.folder(),
                "what-if",
                "2031-01",
                "--with",
                changedRules().toString());

        assertThat(run.code()).isEqualTo(ExitCode.PRECONDITION);
        assertThat(run.err())
                .contains("month 2031-01 is not closed in the published copy; expected one of the closed months"
                        + " 2023-01 to 2024-02");
    }

    private String refused(Path with) {
        CommandLineRun run = CommandLineRun.in(ClosedHome.folder(), "what-if", MONTH, "--with", with.toString());
        assertThat(run.code()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(run.out()).isEmpty();
        return run.err();
    }

    // A weight, a band, a floor, a gate, a setting and a SELECT.
    private Path changedRules() throws IOException {
        Path with = folder.resolve("with");
        write(
                with.resolve("seeds/dimension.csv"),
                shipped("dimension").replace("45,70", "40,60").replace("15,15", "20,25"));
        write(with.resolve("seeds/indicator.csv"), shipped("indicator").replace("99,95,90,80", "98,96,91,81"));
        write(with.resolve("seeds/grade.csv"), shipped("grade").replace("A,3,70", "A,3,74.5"));
        write(with.resolve("seeds/gate.csv"), shipped("gate").replace("overdue_amount > 0", "overdue_amount > 50"));
        write(with.resolve("gridgrade.yml"), "grade:\n  hysteresis_points: 1\n");
        String payment = Files.readString(Path.of("sql/indicator/payment.sql"));
        assertThat(payment).contains("coalesce(faded.event_points, 0)");
        write(
                with.resolve("sql/indicator/payment.sql"),
                payment.replace("coalesce(faded.event_points, 0)", "2 * coalesce(faded.event_points, 0)"));
        return with;
    }

    private Path changedBand() throws IOException {
        Path with = folder.resolve("band");
        write(with.resolve("seeds/indicator.csv"), shipped("indicator").replace("99,95,90,80", "100,99.5,99,98"));
        return with;
    }

    private Path failingSelect() throws IOException {
        Path with = folder.resolve("failing");
        String select = Files.readString(Path.of("sql/indicator/violation.sql"));
        write(
                with.resolve("sql/indicator/violation.sql"),
                select.replace(";", "\nunion all\nselect 1, 1.0\nunion all\nselect 1, 2.0;"));
        return with;
    }

    private static String shipped(String seed) throws IOException {
        return Files.readString(Path.of("warehouse/seeds", seed + ".csv"));
    }

    private Path copyOfHome() throws IOException {
        Path home = folder.resolve("home");
        ClosedHome.copyTo(home);
        return home;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static Map<String, String> hashes(Path home) throws IOException {
        Map<String, String> hashes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                hashes.put(
                        home.relativize(file).toString(),
                        Hash.of(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)));
            }
        }
        return hashes;
    }

    private static String grades(Path home) {
        return CommandLineRun.done(
                        home,
                        "sql",
                        "select customer_no, grade_code from mart.credit_grade where period_key = 202402",
                        "--format",
                        "csv",
                        "--rows-max",
                        "100000")
                .out();
    }

    private static Map<String, Long> migration(String before, String after) {
        Map<String, String> old = byCustomer(before);
        return byCustomer(after).entrySet().stream()
                .collect(Collectors.groupingBy(
                        grade -> old.get(grade.getKey()) + " " + grade.getValue(),
                        TreeMap::new,
                        Collectors.counting()));
    }

    private static Map<String, String> byCustomer(String csv) {
        return csv.lines()
                .skip(1)
                .collect(Collectors.toMap(
                        line -> line.substring(0, line.indexOf(',')), line -> line.substring(line.indexOf(',') + 1)));
    }

    private static Map<String, Long> migration(JsonNode answer) {
        Map<String, Long> counts = new TreeMap<>();
        answer.get("migration")
                .forEach(row -> counts.put(
                        row.get("old_grade_code").asText() + " "
                                + row.get("new_grade_code").asText(),
                        row.get("customer_count").asLong()));
        return counts;
    }

    private static String firstPage(Path home) throws IOException {
        CommandLineRun.done(home, "report", MONTH, "--language", "en");
        try (PDDocument report = Loader.loadPDF(home.resolve("out/" + MONTH + "/credit-report-" + MONTH + "-en.pdf")
                .toFile())) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setEndPage(1);
            return words(stripper.getText(report));
        }
    }

    // Lines break where the page does.
    private static String words(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    private static JsonNode json(Path home, String... arguments) {
        return Json.read(CommandLineRun.done(home, arguments).out());
    }
}
