package io.gridgrade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridgrade.engine.EngineLimits;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Progress;
import io.gridgrade.warehouse.Home;
import io.gridgrade.warehouse.Publication;
import io.gridgrade.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the owner of a home is told of its roles, and how he asks as somebody in one. */
class PolicyCommandTest {
    private static final String POLICIES =
            """
            roles:
              - name: clerk
                description: Reads her own class.
                rows:
                  customer_class_code: user.class
                columns:
                  customer_name: hidden
              - name: regulator
                cells:
                  name: grade_cell
                  from: credit_grade
                  by: [grade_code]
                  minimum: 10
            """;

    @TempDir
    private static Path home;

    @Test
    void aUserIsAddedInARoleThatThereIs() {
        CommandLineRun run = CommandLineRun.in(home, "user", "add", "anna", "--role", "clark");
        assertThat(run.code()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(run.err()).contains("there is no role \"clark\" in policies.yml; did you mean \"clerk\"?");
        assertThat(home.resolve("users.yml")).doesNotExist();
    }

    @BeforeAll
    static void anEmptyHome() throws IOException {
        Files.writeString(home.resolve("gridgrade.yml"), "");
        Home made = Home.at(home);
        try (Warehouse warehouse = Warehouse.open(made, EngineLimits.none(), Progress.SILENT)) {
            Publication.publish(warehouse, made);
        }
    }

    @Test
    void checkShowsRoleByRoleWhatIsSeen() throws IOException {
        Files.writeString(home.resolve("policies.yml"), POLICIES);

        CommandLineRun check = CommandLineRun.done(home, "policy", "check");

        assertThat(check.out())
                .containsPattern("table +clerk +regulator")
                .containsPattern("bill +rows +hidden")
                .containsPattern("grade_cell +cells")
                .contains("role clerk, asks for class")
                .contains("month_loss is hidden: it sums over customers");
        assertThat(check.err()).contains("nothing is wrong with policies.yml");
        assertThat(CommandLineRun.done(home, "policy").out()).containsPattern("clerk +Reads her own class. +class");
    }

    @Test
    void whatIsWrongIsTheExitCodeOfCheckAndNobodyIsAnswered() throws IOException {
        Files.writeString(home.resolve("policies.yml"), POLICIES.replace("customer_name:", "customer_nane:"));

        CommandLineRun check = CommandLineRun.in(home, "policy", "check");
        CommandLineRun query =
                CommandLineRun.in(home, "sql", "--role", "clerk", "--attribute", "class=residential", "select 1");

        assertThat(check.code()).isEqualTo(ExitCode.FAILED);
        assertThat(check.out()).contains("line 7, column 22, role clerk: there is no column \"customer_nane\"");
        assertThat(query.code()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(query.err()).contains("gridgrade policy check").doesNotContain("customer_nane");
    }

    @Test
    void whoAsksInARoleSeesWhatItSeesAndIsLogged() throws IOException {
        Files.writeString(home.resolve("policies.yml"), POLICIES);

        CommandLineRun cells =
                CommandLineRun.done(home, "sql", "--role", "regulator", "--user", "bob", "select * from grade_cell");
        CommandLineRun hidden = CommandLineRun.in(
                home,
                "sql",
                "--role",
                "clerk",
                "--attribute",
                "class=residential",
                "select customer_name from customer");

        assertThat(cells.out()).contains("grade_code").contains("customer_count");
        assertThat(cells.err()).contains("cells of fewer than 10 customers are missing");
        assertThat(hidden.code()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(hidden.err()).contains("there is no column \"customer_name\"");
        assertThat(CommandLineRun.done(home, "sql", "--log", "--format", "csv").out())
                .contains("bob,regulator,answered")
                .contains(",clerk,refused");
    }

    @Test
    void anAttributeWithoutARoleIsRefused() {
        CommandLineRun run = CommandLineRun.in(home, "sql", "--attribute", "region=1", "select 1");

        assertThat(run.code()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(run.err()).contains("expected --role too");
    }
}
