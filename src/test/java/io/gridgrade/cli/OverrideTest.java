package io.gridgrade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridgrade.value.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two persons may set a customer's grade for a time; what the rules give stays beside it, and nothing is fitted on it. */
class OverrideTest {
    private static final String OWN =
            "select customer_no, own_grade_code from mart.credit_grade where period_key = 202402 order by 1";
    private static final String FITTED =
            "select inputs_hash from mart.model where period_key = 202402 and model_code = 'discriminant' order by 1";

    @TempDir
    Path folder;

    private GovernedHome home;

    @BeforeEach
    void aHomeWithAMonthToClose() throws IOException {
        home = GovernedHome.in(folder);
    }

    @Test
    void aGradeThatWasSetStandsBesideTheOneOfTheRulesAndNothingElseMoves() throws IOException {
        home.set("override:\n  notches_max: 4\n");
        List<String> own = home.rows(OWN);
        List<String> fitted = home.rows(FITTED);
        String customer = customerOf("A", "score");
        String capped = home.rows(
                        "select max(graded.customer_no) as customer_no from mart.credit_grade as graded join"
                                + " mart.customer_month as snapshot using (period_key, customer_key) where graded.period_key = 202402 and"
                                + " graded.own_grade_code = 'B' and graded.own_reason_code = 'score' and snapshot.overdue_amount > 0")
                .get(0);
        set(customer, "AAA", "2024-02-29");
        set(capped, "AAA", "2024-02-29");
        home.done("close", "--all");

        assertThat(home.rows(of(customer))).containsExactly("AAA,A,override");
        assertThat(home.done("why", customer, "2024-02").out())
                .contains("Set by Li Na with Wang Wei, until 2024-02-29; the rules give A")
                .doesNotContain("does not come out");
        // A gate that caps stays a cap: nobody who owes is AAA.
        assertThat(home.rows(of(capped))).containsExactly("AA,B,override");
        assertThat(home.rows(OWN)).isEqualTo(own);
        assertThat(home.rows(FITTED)).isEqualTo(fitted);
        assertThat(home.rows("select count(*) as n from mart.portfolio_customer as portfolio join mart.credit_grade as"
                        + " graded using (period_key, customer_key) where graded.period_key = 202402 and customer_no = '"
                        + customer
                        + "' and portfolio.has_risen"))
                .containsExactly("1");
    }

    @Test
    void anOverrideMovesSoManyGradesAtMostWhereverTheRulesGoMeanwhile() throws IOException {
        String customer = customerOf("A", "score");
        set(customer, "C", "2024-02-29");
        home.set("override:\n  notches_max: 1\n");
        home.done("close", "--all");

        assertThat(home.rows(of(customer))).containsExactly("B,A,override");
        assertThat(home.rows("select asked_grade_code from mart.grade_override"))
                .containsExactly("C");
    }

    @Test
    void anOverrideThatWasWithdrawnOrHasExpiredIsNone() {
        String withdrawn = customerOf("A", "score");
        String given = customerOf("AA", "score");
        set(withdrawn, "AA", "2024-12-31");
        set(given, "A", "2024-02-29");
        home.done("override", withdrawn, "--withdraw", "--by", "Li Na", "--second", "Wang Wei", "--reason", "wrong");
        home.done("close", "--all");
        assertThat(home.rows(of(withdrawn))).containsExactly("A,A,score");
        assertThat(home.rows(of(given))).containsExactly("A,AA,override");

        home.done("reopen", "2024-02", "--reason", "to see it end");
        CommandLineRun late = override(given, "A", "2024-02-28", "Wang Wei");
        assertThat(late.err()).contains("it would expire on 2024-02-28; expected a day from 2024-02-29 on");
        assertThat(home.rows("select decision_code, decided_by, confirmed_by from mart.override_decision order by"
                        + " override_no"))
                .containsExactly("set,Li Na,Wang Wei", "set,Li Na,Wang Wei", "withdrawn,Li Na,Wang Wei");
    }

    @Test
    void whatCannotBeOverriddenIsSaidBeforeAnythingIsWritten() {
        String runs = home.runs();
        String customer = customerOf("A", "score");
        assertThat(override(customer, "AA", "2024-12-31", " LI NA ").err())
                .contains("decides and confirms; expected a second person, another");
        assertThat(override(customer, "D", "2024-12-31", "Wang Wei").err())
                .contains("the grade is \"D\"; expected one that a score gives: AAA, AA, A, B, C");
        assertThat(override(customerOf("C", "score"), "AAA", "2024-12-31", "Wang Wei")
                        .err())
                .contains("AAA is 4 grades from C, which the rules give; expected at most 2 (override.notches_max)");
        assertThat(override(customerOf("D", "default"), "C", "2024-12-31", "Wang Wei")
                        .err())
                .contains("the rules give it D, which no override moves");
        assertThat(override("nobody", "A", "2024-12-31", "Wang Wei").err()).contains("there is no customer \"nobody\"");
        CommandLineRun none =
                home.run("override", customer, "--withdraw", "--by", "Li Na", "--second", "Wang Wei", "--reason", "x");
        assertThat(none.code()).isEqualTo(ExitCode.PRECONDITION);
        assertThat(none.err()).contains("there is no override of " + customer + " to withdraw");
        assertThat(home.runs()).isEqualTo(runs);
    }

    @Test
    void decisionsOfAFileAreKeptTogetherAndOnce() throws IOException {
        String up = customerOf("A", "score");
        String down = customerOf("AA", "score");
        set(down, "A", "2024-12-31");
        Path file = home.file(
                "overrides.csv",
                "customer_no,grade_code,expires_on,decided_by,confirmed_by,decision_reason",
                up + ",AA,2024-12-31,Li Na,Wang Wei,\"new owner, new bank\"",
                down + ",,,Li Na,Wang Wei,a mistake");

        assertThat(home.done("override", "--file", file.toString()).err())
                .contains("grades set: 1, withdrawn: 1, as they stood already: 0; from the close of 2024-02 on");
        String runs = home.runs();
        assertThat(home.done("override", "--file", file.toString()).err())
                .contains("grades set: 0, withdrawn: 0, as they stood already: 2");
        assertThat(home.runs()).isEqualTo(runs);
        home.done("close", "--all");

        assertThat(home.rows(of(up))).containsExactly("AA,A,override");
        assertThat(home.rows(of(down))).containsExactly("AA,AA,score");
        assertThat(home.rows("select decision_reason from mart.override_decision order by override_no"))
                .containsExactly("knows the firm", "\"new owner, new bank\"", "a mistake");
    }

    @Test
    void aFileThatIsWrongAnywhereIsKeptNowhere() throws IOException {
        String runs = home.runs();
        String head = "customer_no,grade_code,expires_on,decided_by,confirmed_by,decision_reason";
        String customer = customerOf("A", "score");
        Path unread = home.file(
                "unread.csv",
                head,
                customer + ",AA,soon,Li Na,Wang Wei,x",
                customer + ",,2024-12-31,Li Na,Wang Wei,x",
                ",AA,,Li Na,Wang Wei,x");
        CommandLineRun refused = home.run("override", "--file", unread.toString());
        assertThat(refused.code()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(refused.err())
                .contains("nothing was written; mend the file")
                .contains(unread + " line 2, column " + (customer.length() + 5)
                        + ": expires_on is \"soon\"; expected a day")
                .contains(unread + " line 3, column 1: customer \"" + customer + "\" stands in line 2 too")
                .contains(
                        " line 3, column " + (customer.length() + 3) + ": expires_on is \"2024-12-31\" without a grade")
                .contains(unread + " line 4, column 1: customer_no is empty")
                .contains(" line 4, column 5: expires_on is empty");

        Path impossible = home.file(
                "impossible.csv",
                head,
                customer + ",AA,2024-12-31,Li Na,Wang Wei,x",
                "nobody,AA,2024-12-31,Li Na,Wang Wei,x",
                customerOf("AA", "score") + ",A,2024-12-31,Li Na,li na,x");
        CommandLineRun none = home.run("override", "--file", impossible.toString());
        assertThat(none.code()).isEqualTo(ExitCode.PRECONDITION);
        assertThat(none.err())
                .contains(impossible + " line 3: nobody: there is no customer \"nobody\"")
                .contains(impossible + " line 4: ")
                .contains("decides and confirms; expected a second person, another");
        assertThat(home.run("override", "--file", "nowhere.csv").err()).contains("cannot be read: NoSuchFile");
        assertThat(home.runs()).isEqualTo(runs);
        assertThat(home.rows("select count(*) as n from mart.override_decision"))
                .containsExactly("0");
    }

    private String customerOf(String grade, String reason) {
        return home.rows("select max(customer_no) as customer_no from mart.credit_grade where period_key = 202402 and"
                        + " own_grade_code = '" + grade + "' and own_reason_code = '" + reason + "' and customer_key in"
                        + " (select customer_key from mart.credit_grade where period_key = 202401 and own_grade_code = '"
                        + grade + "')")
                .get(0);
    }

    private static String of(String customer) {
        return "select grade_code, own_grade_code, reason_code from mart.credit_grade where period_key = 202402 and"
                + " customer_no = '" + customer + "'";
    }

    private void set(String customer, String grade, String until) {
        CommandLineRun run = override(customer, grade, until, "Wang Wei");
        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.DONE);
    }

    private CommandLineRun override(String customer, String grade, String until, String second) {
        return home.run(
                "override",
                customer,
                "--grade",
                grade,
                "--until",
                until,
                "--by",
                "Li Na",
                "--second",
                second,
                "--reason",
                "knows the firm");
    }
}
