package io.gridgrade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridgrade.value.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a query can bring along from outside, on the command line. */
class SqlCommandTest {
    @TempDir
    private Path folder;

    private static CommandLineRun sql(String query) {
        return CommandLineRun.of("sql", query, "--format", "csv", "--home", ClosedHome.home());
    }

    @Test
    void anArgumentWithAnAtSignNamesNoFile() throws IOException {
        Path file = folder.resolve("secret.txt");
        Files.writeString(file, "top_secret");

        CommandLineRun run = sql("@" + file);
        assertThat(run.code()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(run.out() + run.err())
                .doesNotContain("top_secret")
                .contains("\"@\" is not supported, at line 1, column 1");
    }

    @Test
    void aQueryThatGroupsIsAnsweredFromASummaryAndExplainedSo() {
        String query = "select county_name, sum(billed_amount) as billed from customer_month group by county_name";
        CommandLineRun run =
                CommandLineRun.of("sql", query, "--explain", "--format", "csv", "--home", ClosedHome.home());
        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.DONE);
        assertThat(run.out().lines())
                .containsExactly(
                        "place,table_name,summary,is_used,reason",
                        "\"line 1, column 1\",customer_month,customer_month_by_county,yes,\"\"");
        assertThat(sql(query + " order by 1").out().lines()).contains("东城区,65826.01");
        assertThat(CommandLineRun.of("sql", query, "--explain", "--format", "xlsx", "--home", ClosedHome.home())
                        .err())
                .contains("expected --format table, csv or json");
    }

    @Test
    void aFileIsWrittenWholeOrNotAtAllAndOneThatIsCutSaysSo() throws IOException {
        Path kept = folder.resolve("kept.csv");
        Files.writeString(kept, "of before");
        String endless = "select a.customer_no from customer a, customer b, customer c, customer d, customer e";
        CommandLineRun stopped = toFile(kept, "csv", endless, "--seconds-max", "1");
        assertThat(stopped.code()).isEqualTo(ExitCode.FAILED);
        assertThat(stopped.err()).contains("stopped after 1 s and ", "\"" + kept + "\" is not written");
        assertThat(kept).hasContent("of before");
        assertThat(folder).isDirectoryNotContaining("glob:**.next");
        assertThat(CommandLineRun.of("sql", "--log", "--rows-max", "1", "--home", ClosedHome.home())
                        .out())
                .contains("stopped", "is not written");

        for (String format : List.of("csv", "parquet")) {
            CommandLineRun cut =
                    toFile(folder.resolve("cut." + format), format, "select * from customer", "--rows-max", "5");
            assertThat(cut.code()).isEqualTo(ExitCode.DONE);
            assertThat(cut.err()).contains("wrote 5 rows to ", " on; raise --rows-max, 0 is all");
        }
    }

    private static CommandLineRun toFile(Path file, String format, String query, String limit, String value) {
        return CommandLineRun.of(
                "sql",
                query,
                "--format",
                format,
                "--output",
                file.toString(),
                limit,
                value,
                "--home",
                ClosedHome.home());
    }

    @Test
    void noMessageSteersTheTerminal() {
        String escape = "\u001b[2J\u009b1m\u0007";
        for (String query : new String[] {
            "select \"" + escape + "\" from mart.customer",
            "select " + escape,
            "select cast('" + escape + "' as integer)",
            "select * from \"" + escape + "\"",
            escape
        }) {
            CommandLineRun run = sql(query);
            assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.WRONG_USAGE);
            assertThat(run.err()).doesNotContain("\u001b", "\u009b", "\u0007");
        }
        assertThat(CommandLineRun.of("clo" + escape).err()).doesNotContain("\u001b", "\u009b", "\u0007");
    }

    @Test
    void noRunShowsAFolderOfTheMachine() {
        // Of the settings, a time zone has a stroke and is no folder.
        CommandLineRun run = sql("select command, message from mart.run order by run_key");
        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.DONE);
        assertThat(run.out())
                .contains("load sample sample --json")
                .doesNotContain(ClosedHome.home())
                .doesNotContain("/");
    }

    @Test
    void aPathIsRecordedByItsNameAndAReasonAsItIs() {
        assertThat(Main.commandText(
                        "load", "sample", "/srv/files of may/bill.csv", "--full-extract=2024-05-31", "../x/"))
                .isEqualTo("load sample bill.csv --full-extract=2024-05-31 x");
        assertThat(Main.commandText("rejects", "--reload=C:\\work\\mended.csv"))
                .isEqualTo("rejects --reload=mended.csv");
        assertThat(Main.commandText("reopen", "2024-05", "--reason", "bank 3/4 sent twice"))
                .isEqualTo("reopen 2024-05 --reason 'bank 3/4 sent twice'");
        assertThat(Main.commandText("sql", "select 7 / 2")).isEqualTo("sql 'select 7 / 2'");
    }
}
