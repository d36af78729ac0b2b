package io.gridgrade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridgrade.value.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The register of protected customers is loaded like any other source, for closed months too. */
class ProtectionRegisterTest {
    private static final String MEASURES =
            "select period_key, protection_codes, is_cut_allowed, notice_days, deposit_months from mart.customer_measure"
                    + " where customer_no = 'C00000003' and period_key in (202306, 202401, 202402) order by period_key";

    @TempDir
    Path folder;

    @Test
    void aRegisterIsLoadedAndNothingAdverseIsLeftOpen() throws IOException {
        GovernedHome home = GovernedHome.in(folder);
        Path source = Files.createDirectories(home.folder().resolve("sources/register"));
        Files.write(
                source.resolve("source.yml"),
                List.of(
                        "title: The register of protected customers",
                        "tables:",
                        "  protection:",
                        "    files: register*.csv"));
        Files.writeString(
                source.resolve("protection.sql"),
                "select record_no, no as protection_no, customer as customer_no, kind as protection_code, since as began_on,"
                        + " nullif(until, '') as ended_on from record;\n");

        CommandLineRun wrong = home.run(
                "load",
                "register",
                home.file("register1.csv", "no,customer,kind,since,until", "1,C00000003,elderly,2023-10-01,")
                        .toString());
        assertThat(wrong.code()).isEqualTo(ExitCode.DATA_QUALITY);
        assertThat(wrong.err() + wrong.out())
                .contains("expected protection_code in ('life_support', 'medical', 'winter')");

        home.done(
                "load",
                "register",
                home.file(
                                "register2.csv",
                                "no,customer,kind,since,until",
                                "1,C00000003,winter,2023-01-01,",
                                "2,C00000003,medical,2024-02-29,")
                        .toString());
        home.done("close", "--all");

        assertThat(home.rows(MEASURES))
                .containsExactly(
                        "202306,,true," + noticeOf("202306", home) + ",0.00",
                        "202401,winter,false,30,0.00",
                        "202402,\"medical, winter\",false,30,0.00");
    }

    private static String noticeOf(String period, GovernedHome home) {
        return home.rows(
                        "select notice_days from mart.customer_measure where customer_no = 'C00000003' and period_key = "
                                + period)
                .get(0);
    }
}
