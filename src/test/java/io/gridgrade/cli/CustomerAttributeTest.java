package io.gridgrade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridgrade.value.ExitCode;
import io.gridgrade.warehouse.Home;
import io.gridgrade.warehouse.Resources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A supplier's own columns are loaded, kept, shown and graded by without Java. */
class CustomerAttributeTest {
    @TempDir
    Path folder;

    private Path home;

    @Test
    void anAttributeIsLoadedShownAndUsedByAnIndicatorOfTheHome() throws IOException {
        home = folder.resolve("home");
        ClosedHome.copyTo(home);
        write(
                "sources/agency/source.yml",
                "title: Scores of an agency",
                "tables:",
                "  customer_attribute:",
                "    files: scores*.csv");
        Files.writeString(
                home.resolve("sources/agency/customer_attribute.sql"),
                "select record_no, customer as customer_no, 'agency_score' as attribute_code, score as attribute_number,"
                        + " since as valid_from, changed as stated_at from record;\n");
        Path files = folder.resolve("files");
        Files.createDirectories(files);
        Files.writeString(
                files.resolve("scores.csv"),
                """
                customer,score,since,changed
                C00000042,610.5,2024-02-01,2024-02-01 08:00:00
                C00000042,655,2024-02-10,2024-02-11 08:00:00
                C00000043,500,2024-02-10,2024-02-11 08:00:00
                """);
        Files.writeString(
                files.resolve("scores2.csv"),
                """
                customer,score,since,changed
                C00000042,600,2024-02-10,2024-02-10 08:00:00
                C00000043,520,2024-02-10,2024-02-12 08:00:00
                """);
        Files.createDirectories(home.resolve("seeds"));
        Files.writeString(
                home.resolve("seeds/indicator.csv"),
                Resources.shipped().text("warehouse/seeds/indicator.csv")
                        + "AGY1,29,social,Agency score,机构评分,last score of the agency,points,higher,1,true,700,600,550,"
                        + "500,,\n");
        write(
                "sql/indicator/agency.sql",
                "select customer_key, max_by(attribute_number, valid_from) as agy1",
                "from star.fact_customer_attribute",
                "where attribute_code = 'agency_score' and valid_from <= $last_on",
                "group by customer_key;");

        done("reopen", "2024-02", "--reason", "scores came");
        done("load", "agency", files.toString());
        done("close", "--all");

        assertThat(EmittedRating.sameAsPublished(Home.at(home), "2024-02")).isPositive();

        assertThat(done(
                                "sql",
                                "--format",
                                "csv",
                                "select customer_no, attribute_number, valid_from, valid_to from mart.customer_attribute order by"
                                        + " customer_no, valid_from")
                        .out())
                .isEqualToNormalizingNewlines(
                        """
                        customer_no,attribute_number,valid_from,valid_to
                        C00000042,610.500000000000000,2024-02-01,2024-02-10
                        C00000042,655.000000000000000,2024-02-10,9999-12-31
                        C00000043,520.000000000000000,2024-02-10,9999-12-31
                        """);
        assertThat(done(
                                "sql",
                                "--format",
                                "csv",
                                "select customer_no, indicator_value, indicator_points from mart.indicator where indicator_code ="
                                        + " 'AGY1' and indicator_value is not null and period_key = 202402 order by customer_no")
                        .out())
                .isEqualToNormalizingNewlines(
                        """
                        customer_no,indicator_value,indicator_points
                        C00000042,655.0,80
                        C00000043,520.0,30
                        """);
        assertThat(done("why", "C00000042", "2024-02").out())
                .contains("attributes of suppliers in force: 1")
                .containsPattern("agency_score +2024-02 +2024-02-10 +655 +scores.csv record 2");
        whatWasKnownForgottenAndBackedUp(files);
        Files.writeString(files.resolve("scores3.csv"), "customer,score,since,changed\nC00000042,high,2024-03-01,\n");
        assertThat(run("load", "agency", files.resolve("scores3.csv").toString())
                        .err())
                .contains("customer_attribute.attribute_number");
    }

    // Then a correction comes, with a text that names the customer.
    private void whatWasKnownForgottenAndBackedUp(Path files) throws IOException {
        String before = Instant.now().toString();
        String name = done(
                        "sql",
                        "--format",
                        "csv",
                        "select customer_name_en from mart.customer where customer_no = 'C00000042'")
                .out()
                .lines()
                .skip(1)
                .findFirst()
                .orElseThrow();
        write(
                "sources/agency2/source.yml",
                "title: Words of an agency",
                "tables:",
                "  customer_attribute:",
                "    files: words*.csv");
        Files.writeString(
                home.resolve("sources/agency2/customer_attribute.sql"),
                "select record_no, customer as customer_no, 'agency_word' as attribute_code, word as attribute_text, since as"
                        + " valid_from from record;\n");
        Files.writeString(
                files.resolve("words.csv"), "customer,word,since\nC00000042,Word of " + name + ",2024-02-03\n");
        done("reopen", "2024-02", "--reason", "words came");
        done("load", "agency2", files.resolve("words.csv").toString());
        done("close", "--all");
        assertThat(done("why", "C00000042", "2024-02").out())
                .contains("agency_score", "agency_word", "Word of " + name);
        assertThat(done("why", "C00000042", "2024-02", "--as-known-at", before).out())
                .contains("agency_score")
                .doesNotContain("agency_word");

        Path backup = folder.resolve("backup.zip");
        Path restored = folder.resolve("restored");
        done("backup", backup.toString());
        CommandLineRun restore = CommandLineRun.of("restore", backup.toString(), restored.toString());
        assertThat(restore.code()).as(restore.err()).isEqualTo(ExitCode.DONE);
        String all = "select * from mart.customer_attribute order by customer_key, attribute_code, valid_from";
        assertThat(CommandLineRun.of("sql", "--format", "csv", all, "--home", restored.toString())
                        .out())
                .isEqualTo(done("sql", "--format", "csv", all).out())
                .contains("agency_word");

        done("forget", "C00000042");
        String rest = done("sql", "--format", "csv", all).out();
        assertThat(rest).contains("655.000000", "agency_word").doesNotContain("C00000042", name);
    }

    private CommandLineRun done(String... arguments) {
        return CommandLineRun.done(home, arguments);
    }

    private CommandLineRun run(String... arguments) {
        return CommandLineRun.in(home, arguments);
    }

    private void write(String name, String... lines) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, String.join("\n", lines) + "\n");
    }
}
