package io.gridgrade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridgrade.source.sheet.ReadSheet;
import io.gridgrade.source.sheet.WriteSheet;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Numbers with leading zeros, and long ones, survive a spreadsheet, or what it broke is refused. */
class MendInSpreadsheetTest {
    @TempDir
    Path folder;

    private Path home;

    @BeforeEach
    void aLoadRefusesSomeRecords() throws IOException {
        home = folder.resolve("home");
        assertThat(run("init", home.toString()).code()).isEqualTo(ExitCode.DONE);
        write(home.resolve("gridgrade.yml"), "load:\n  reject_share_max: 1\n");
        write(home.resolve("sources/test/source.yml"), "tables:\n  bill:\n    files: bill*.csv\n");
        write(
                home.resolve("sources/test/bill.sql"),
                "select record_no, \"Reject_No\" as bill_no, customer_no, day as billed_on, day as due_on, sum as"
                        + " billed_amount from record;\n");
        write(
                folder.resolve("files/bill.csv"),
                """
                Reject_No,customer_no,day,sum
                00000000000000000001,0000012345,2024-01-31,"1,5"
                31000123456789012345,＝1+1,2024-01-31,"2,5"
                2024-01-02,C1,never,3
                1-2,C1,2024-01-31,4
                """);
        CommandLineRun load = run("load", "test", folder.resolve("files").toString());
        assertThat(load.code()).as(load.err()).isEqualTo(ExitCode.DONE);
        assertThat(load.err())
                .contains("3 records wait to be mended: gridgrade rejects --export FILE.xlsx --home " + home);
    }

    @Test
    void whatWaitsIsMendedInASheetOfTexts() throws IOException {
        assertThat(run("status").out()).contains("3 refused records wait to be mended: gridgrade rejects");
        assertThat(Json.read(run("status", "--json").out())
                        .get("rejects_waiting")
                        .asInt())
                .isEqualTo(3);

        Path sheet = folder.resolve("mended.xlsx");
        CommandLineRun export = run("rejects", "--export", sheet.toString());
        assertThat(export.code()).as(export.err()).isEqualTo(ExitCode.DONE);
        // The same records are the same bytes; and nothing is written over what was mended.
        assertThat(run("rejects", "--export", sheet.toString()).code()).isEqualTo(ExitCode.DONE);
        List<List<String>> rows = rows(sheet);
        assertThat(rows.get(0))
                .containsExactly(
                        "reject_no",
                        "reject_table",
                        "reject_file",
                        "reject_record",
                        "reject_fault",
                        "record.Reject_No",
                        "customer_no",
                        "day",
                        "sum");
        assertThat(rows.get(2)).contains("31000123456789012345", "'＝1+1");

        rows.get(1).set(8, "1.5");
        rows.get(2).set(8, "2.5");
        rows.get(3).set(7, "2024-01-30");
        WriteSheet.write(sheet, "rejects", rows.get(0), rows.subList(1, rows.size()));
        assertThat(run("rejects", "--export", sheet.toString()).code()).isEqualTo(ExitCode.PRECONDITION);
        CommandLineRun reload = run("rejects", "--reload", sheet.toString());

        assertThat(reload.err())
                .endsWith("3 records mended and loaded, 0 refused again, 0 unchanged, 0 mended before\n");
        assertThat(run("why", "0000012345", "2024-01").err()).doesNotContain("unknown");
        assertThat(run("status").out()).doesNotContain("wait");
    }

    @Test
    void aKeyThatTheSpreadsheetChangedIsRefusedWithWhatItWas() throws IOException {
        Path csv = folder.resolve("mended.csv");
        assertThat(run("rejects", "--export", csv.toString()).code()).isEqualTo(ExitCode.DONE);
        Files.writeString(
                csv,
                Files.readString(csv)
                        .replace("00000000000000000001,0000012345,2024-01-31,\"1,5\"", "1,12345,2024/1/31,1.5")
                        .replace("31000123456789012345,'＝1+1,2024-01-31,\"2,5\"", "3.10001E+19,'＝1+1,2024/1/31,2.5")
                        .replace("2024-01-02,C1,never", "2024/1/2,C1,2024/1/30"));
        CommandLineRun reload = run("rejects", "--reload", csv.toString());

        assertThat(reload.code()).isEqualTo(ExitCode.DATA_QUALITY);
        assertThat(reload.err())
                .startsWith("gridgrade: " + csv
                        + " looks as if a spreadsheet had changed it; nothing was loaded; export the"
                        + " records as .xlsx, whose cells keep what they hold, and mend them there; or say --as-is where"
                        + " the values are meant\n")
                .contains(
                        "record 1: reject_no 1: column \"Reject_No\" was \"00000000000000000001\" and is \"1\": zeros were lost",
                        "record 1: reject_no 1: column \"customer_no\" was \"0000012345\" and is \"12345\": zeros were lost",
                        "record 2: reject_no 2: column \"Reject_No\" was \"31000123456789012345\" and is \"3.10001E+19\": a"
                                + " long number was cut to a power of ten",
                        "record 3: reject_no 3: column \"Reject_No\" was \"2024-01-02\" and is \"2024/1/2\": it was taken"
                                + " for a date")
                .doesNotContain("column \"day\"");

        assertThat(run("rejects", "--reload", csv.toString(), "--as-is").err())
                // A key in powers of ten is no key, whoever means it.
                .endsWith("2 records mended and loaded, 1 refused again, 0 unchanged, 0 mended before\n");
    }

    @Test
    void aSheetThatIsNoneIsToldInWords() throws IOException {
        Path sheet = folder.resolve("broken.xlsx");
        assertThat(run("rejects", "--export", sheet.toString()).code()).isEqualTo(ExitCode.DONE);
        byte[] bytes = Files.readAllBytes(sheet);
        for (int length : new int[] {10, bytes.length / 2, bytes.length - 30}) {
            Files.write(sheet, java.util.Arrays.copyOf(bytes, length));
            CommandLineRun reload = run("rejects", "--reload", sheet.toString());
            assertThat(reload.code()).as(reload.err()).isEqualTo(ExitCode.DATA_QUALITY);
            assertThat(reload.err()).contains("broken.xlsx may not be read: ");
        }
    }

    private List<List<String>> rows(Path sheet) throws IOException {
        Path csv = folder.resolve("rows.csv");
        ReadSheet.toCsv(sheet, csv);
        List<List<String>> rows = new ArrayList<>();
        for (String line : Files.readAllLines(csv)) {
            rows.add(
                    new ArrayList<>(List.of(line.substring(1, line.length() - 1).split("\",\"", -1))));
        }
        return rows;
    }

    private CommandLineRun run(String... arguments) {
        String[] all = java.util.Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "--home";
        all[arguments.length + 1] = home.toString();
        return CommandLineRun.of(all);
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text, StandardCharsets.UTF_8);
    }
}
