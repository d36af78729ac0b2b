package io.gridgrade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridgrade.value.ExitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a home asks for it, only a model scores that somebody approved, and only while that holds. */
@Tag("thorough")
class ModelLifeTest {
    private static final String SCORED =
            "select coalesce(model_key, 0) as model, count(default_probability) as n from mart.credit_grade"
                    + " where period_key = 202402 group by 1 order by 1";

    @TempDir
    Path folder;

    private GovernedHome home;
    // The key of the discriminant of 2024-01.
    private String resident;

    @BeforeEach
    void aHomeThatAsksForApprovals() throws IOException {
        home = GovernedHome.in(folder);
        home.set("model:\n  approval_needed: true\n");
        resident = discriminantOf(202401);
    }

    private String discriminantOf(int period) {
        return home.rows(
                        "select model_key from mart.model where model_code = 'discriminant' and population_code = 'resident'"
                                + " and period_key = " + period)
                .get(0);
    }

    @Test
    void anApprovedModelScoresAndWhatIsFittedMeanwhileWaits() {
        approve("2024-12-31");
        home.done("close", "--all");

        assertThat(home.rows(SCORED)).containsExactly("0,0", resident + "," + residents());
        assertThat(home.done("model").out()).contains("approved", "Li Na", "2024-12-31", "2024-02");
        assertThat(home.done("status").out()).contains("decisions about models", "Li Na");
        assertThat(home.rows("select decision_code, decided_by from mart.model_decision order by decision_no"))
                .containsExactly("candidate,Li Na", "approved,Li Na");
    }

    @Test
    void aRetiredModelScoresNobodyAndItsApprovalStaysOnRecord() {
        approve("2024-12-31");
        decided("retire", resident);
        home.done("close", "--all");

        assertThat(home.rows(SCORED)).containsExactly("0,0");
        assertThat(home.rows("select count(*) as n from mart.model_decision")).containsExactly("3");
    }

    @Test
    void aCandidateScoresBesideTheModelInForceAndMovesNoGrade() throws IOException {
        String grades = "select customer_no, grade_code from mart.credit_grade where period_key = 202402 order by 1";
        String candidates = "select customer_key, default_probability from mart.challenger_score where model_key = "
                + resident + " and" + " period_key = 202402 order by 1";
        List<String> before = home.rows(grades);
        decided("candidate", resident);
        home.done("close", "--all");
        assertThat(home.rows(grades)).isEqualTo(before);
        List<String> foretold = home.rows(candidates);
        assertThat(foretold).isNotEmpty();

        // What it foretells as a candidate is what it foretells once it is approved.
        home.done("reopen", "2024-02", "--reason", "to approve it");
        decided("approve", resident, "--until", "2024-12-31");
        home.done("close", "--all");
        assertThat(home.rows("select customer_key, default_probability from mart.credit_grade where model_key = "
                        + resident + " and" + " period_key = 202402 order by 1"))
                .isEqualTo(foretold);
        assertThat(home.rows(candidates)).isEmpty();
        assertThat(home.done("model", "compare").out()).contains("no candidate has scored");
    }

    @Test
    void anExpiredApprovalIsRefusedBeforeAnythingIsWritten() throws IOException {
        approve("2024-02-29");
        home.done("close", "--all");
        // A month more, by one payment.
        Path march = home.file(
                "payment/payment_202403.csv",
                firstLines("payment/payment_202402.csv", 2)
                        .replace("P202402", "Q202403")
                        .replace("2024-02", "2024-03")
                        .split("\n", -1));
        home.done("load", "sample", march.toString());
        String runs = home.runs();

        CommandLineRun refused = home.run("close", "--all");
        assertThat(refused.code()).isEqualTo(ExitCode.PRECONDITION);
        assertThat(refused.err())
                .contains("2024-03: the approval of model " + resident
                        + " (resident) by Li Na expired on 2024-02-29, before the month" + " ends")
                .contains("approve anew with gridgrade model approve");
        assertThat(home.runs()).isEqualTo(runs);

        decided("approve", resident, "--until", "2024-03-31");
        home.done("close", "--all");
    }

    @Test
    void anApprovalLapsesWhenASettingOrASeedOfTheModelChanges() throws IOException {
        approve("2024-12-31");
        String runs = home.runs();

        String settings = Files.readString(home.folder().resolve("gridgrade.yml"));
        home.set("default:\n  arrears_days: 60\n");
        assertThat(home.refusedClose()).contains("lapsed: default.arrears_days was 90 and is 60");

        Files.writeString(home.folder().resolve("gridgrade.yml"), settings);
        Path seed = home.folder().resolve("seeds/credit_event.csv");
        Files.createDirectories(seed.getParent());
        String shipped = new String(
                ModelLifeTest.class
                        .getResourceAsStream("/warehouse/seeds/credit_event.csv")
                        .readAllBytes(),
                StandardCharsets.UTF_8);
        Files.writeString(seed, shipped.replace("cut_notice,30", "cut_notice,31"));
        assertThat(home.refusedClose()).contains("lapsed: seeds/credit_event.csv has another content: SHA-256 was ");

        assertThat(home.runs()).isEqualTo(runs);
        Files.delete(seed);
        home.done("close", "--all");
    }

    @Test
    void anApprovalLapsesWhenItsModelIsFittedAnewFromOtherData() throws IOException {
        approve("2024-12-31");
        home.done("close", "--all");
        // Who paid next to nothing is another case than who paid.
        Path payments = home.file(
                "payment/payment_202301.csv",
                Files.readString(ClosedHome.sample().resolve("payment/payment_202301.csv"))
                        .replaceAll("(?m),[0-9.]+,([a-z]*)$", ",1.00,$1"));
        home.done("reopen", "2023-01", "--reason", "the bank corrected its payments");
        home.done("load", "sample", payments.toString());

        assertThat(home.refusedClose())
                .contains("2024-02: the approval of model " + resident
                        + " (resident) by Li Na lapsed: the model was fitted anew at the"
                        + " close of 2024-01, from other inputs");
    }

    @Test
    void whatCannotBeDecidedIsSaidAllAtOnce() {
        CommandLineRun groups =
                home.run("model", "approve", "1", "--until", "2024-01-31", "--by", " ", "--reason", "x");
        assertThat(groups.code()).isEqualTo(ExitCode.PRECONDITION);
        assertThat(groups.err())
                .contains("--by or --reason is empty")
                .contains("it is of the kind k-means; expected a discriminant")
                .contains("it is fitted; expected one that is candidate or approved")
                .contains("the approval would expire on 2024-01-31; expected a day from 2024-02-29 on");
        assertThat(decide("candidate", "99").err()).contains("there is no model 99");
        assertThat(decide("candidate", discriminantOf(202402)).err())
                .contains("it was fitted at the close of 2024-02, which is reopened");
        assertThat(decide("approve", resident, "--until", "soon").code()).isEqualTo(ExitCode.WRONG_USAGE);
    }

    private static String firstLines(String name, int count) throws IOException {
        return Files.readString(ClosedHome.sample().resolve(name))
                .lines()
                .limit(count)
                .collect(Collectors.joining("\n"));
    }

    private CommandLineRun decide(String... decision) {
        return home.run(
                Stream.of(Stream.of("model"), Stream.of(decision), Stream.of("--by", "Li Na", "--reason", "validated"))
                        .flatMap(words -> words)
                        .toArray(String[]::new));
    }

    private void decided(String... decision) {
        CommandLineRun run = decide(decision);
        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.DONE);
    }

    private void approve(String until) {
        decided("candidate", resident);
        decided("approve", resident, "--until", until);
    }

    private String residents() {
        return home.rows("select count(*) as n from mart.credit_grade where period_key = 202402"
                        + " and customer_class_code = 'residential' and reason_code <> 'unstated'")
                .get(0);
    }
}
