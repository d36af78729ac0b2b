package io.gridgrade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridgrade.value.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A date far from the others makes no months silently, and a plan for years ahead makes none at all. */
class FarDatesTest {
    private static final String BILL = "bill_no,customer_no,billed_on,due_on,billed_amount,energy_kwh\n";
    private static final String PAYMENT = "payment_no,customer_no,bill_no,paid_on,paid_amount,channel_code\n";
    private static final String PLAN = "plan_no,instalment_no,customer_no,due_on,instalment_amount,paid_on\n";
    private static final String BOOK = BILL
            + "B1,C1,2024-01-31,2024-02-15,100,5\nB2,C1,2024-02-28,2024-03-15,100,5\nB3,C1,2024-03-31,2024-04-15,100,5\n";

    private static final Pattern MONTH = Pattern.compile("\\{\"bill_count[^}]*\"month\":\"([0-9-]+)\"");

    @TempDir
    Path folder;

    @BeforeEach
    void makeHome() {
        assertThat(CommandLineRun.of("init", home()).code()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void aYearThatMakesManyEmptyMonthsIsToldWithItsRecord() throws IOException {
        write("a/bill/b.csv", BOOK + "B4,C1,2026-03-31,2026-04-15,100,5\n");

        CommandLineRun load = run("load", "sample", folder.resolve("a").toString());
        assertThat(load.code()).isEqualTo(ExitCode.DONE);
        assertThat(load.err())
                .contains("23 empty months between 2024-03 and 2026-03, all to be closed: 1 of 4 facts is of 2026-03 or"
                        + " later, the first a record of bill in bill/b.csv record 4; if its date is wrong, load it"
                        + " corrected, and the empty months go away again");

        write("b/bill/b.csv", BILL + "B4,C1,2024-04-30,2024-05-15,100,5\n");
        assertThat(run("load", "sample", folder.resolve("b").toString()).err()).doesNotContain("empty months");
        assertThat(months()).isEqualTo("2024-01 2024-02 2024-03 2024-04");
    }

    @Test
    void aYearThatMakesTooManyEmptyMonthsStopsTheLoad() throws IOException {
        write("a/bill/b.csv", BOOK);
        write("a/payment/p.csv", PAYMENT + "P1,C1,B1,2024-02-01,100,bank\nP2,C1,B2,2004-03-01,100,bank\n");

        CommandLineRun load = run("load", "sample", folder.resolve("a").toString());
        assertThat(load.code()).isEqualTo(ExitCode.DATA_QUALITY);
        assertThat(load.err())
                .contains("237 empty months between 2004-03 and 2024-01, all to be closed: 1 of 5 facts is of 2004-03"
                        + " or earlier, the first a record of payment in payment/p.csv record 2")
                .contains("load.empty_months_max")
                .contains("nothing was loaded");
        assertThat(months()).isEmpty();

        write("home/gridgrade.yml", "load:\n  first_on: 2024-01-31\n  reject_share_max: 1\n");
        CommandLineRun bounded = run("load", "sample", folder.resolve("a").toString());
        assertThat(bounded.code()).isEqualTo(ExitCode.DONE);
        assertThat(bounded.err() + bounded.out()).contains("payment.paid_on: bounds");
    }

    @Test
    void theFirstDayOnWhichFactsAreBelievedIsOneOfThem() throws IOException {
        write("home/gridgrade.yml", "load:\n  first_on: 2024-01-31\n  reject_share_max: 1\n");
        write("a/bill/b.csv", BOOK + "B0,C1,2024-01-30,2024-02-15,100,5\n");

        CommandLineRun load = run("load", "sample", folder.resolve("a").toString());
        assertThat(load.code()).isEqualTo(ExitCode.DONE);
        assertThat(load.out()).contains("bill.billed_on: bounds").contains("record 4");
        assertThat(months()).isEqualTo("2024-01 2024-02 2024-03");
    }

    /** The engine would read them as days. */
    @Test
    void aDayWithoutEndIsRefusedWithItsRecordAndColumn() throws IOException {
        write(
                "a/bill/b.csv",
                BOOK
                        + "B4,C1,infinity,2024-05-15,100,5\nB5,C1,2024-04-30,-infinity,100,5\nB6,C1,epoch,2024-05-15,100,5\n");
        write("home/gridgrade.yml", "load:\n  reject_share_max: 1\n");

        CommandLineRun load = run("load", "sample", folder.resolve("a").toString());

        assertThat(load.code()).isEqualTo(ExitCode.DONE);
        assertThat(load.out())
                .contains("bill.billed_on: type (not of the column's type), 2 times, first in bill/b.csv record 4:"
                        + " \"infinity\"; expected a date like 2024-01-31")
                .contains("bill.due_on: type (not of the column's type), 1 time in bill/b.csv record 5: \"-infinity\";"
                        + " expected a date like 2024-01-31");
        assertThat(months()).isEqualTo("2024-01 2024-02 2024-03");
    }

    @Test
    void aPlanForTenYearsOpensNoMonthOfThem() throws IOException {
        write(
                "plan/instalment/i.csv",
                PLAN + "L1,1,C1,2024-02-28,10,2024-02-20\nL1,2,C1,2030-02-28,10,\nL1,3,C1,2034-02-28,10,\n");
        write("bill/bill/b.csv", BOOK);
        run("load", "sample", folder.resolve("plan").toString());
        run("load", "sample", folder.resolve("bill").toString());
        assertThat(months()).as("plan first").isEqualTo("2024-01 2024-02 2024-03");

        assertThat(CommandLineRun.of("init", folder.resolve("other").toString()).code())
                .isEqualTo(ExitCode.DONE);
        for (String files : new String[] {"bill", "plan"}) {
            assertThat(CommandLineRun.of(
                                    "load",
                                    "sample",
                                    folder.resolve(files).toString(),
                                    "--home",
                                    folder.resolve("other").toString())
                            .err())
                    .doesNotContain("empty months");
        }
        assertThat(CommandLineRun.of(
                                "close",
                                "--all",
                                "--home",
                                folder.resolve("other").toString())
                        .err())
                .contains("closing 3 months, 2024-01 to 2024-03");
    }

    /** Scripts have the former name of the option, and homes that of its setting. */
    @Test
    void aFullExtractIsUnderstoodByItsFormerNames() throws IOException {
        write("home/gridgrade.yml", "load:\n  snapshot_removed_share_max: 1\n");
        write("a/bill/b.csv", BOOK);
        write("b/bill/b.csv", BILL + "B1,C1,2024-01-31,2024-02-15,100,5\nB3,C1,2024-03-31,2024-04-15,100,5\n");
        run("load", "sample", folder.resolve("a").toString());

        for (String option : new String[] {"--full-extract", "--snapshot"}) {
            CommandLineRun load = run("load", "sample", folder.resolve("b").toString(), option, "2024-04-01");

            assertThat(load.code()).as(load.err()).isEqualTo(ExitCode.DONE);
            if (option.equals("--full-extract")) {
                assertThat(load.out()).contains("absent from the full extract and taken out: 1 of bill");
            }
        }
    }

    /** The setting allows it; a job that goes on to close must hear of it all the same. */
    @Test
    void aLoadOfWhichNothingWentInHasAnExitCodeOfItsOwnAndItsRecordsWaitToBeMended() throws IOException {
        write("home/gridgrade.yml", "load:\n  reject_share_max: 1\n");
        write("a/bill/b.csv", BILL + "B1,C1,31/01/2024,2024-02-15,100,5\n");

        CommandLineRun load = run("load", "sample", folder.resolve("a").toString());

        assertThat(load.code()).isEqualTo(ExitCode.DATA_QUALITY);
        assertThat(load.out()).contains("bill.billed_on: type").contains("record 1");
        assertThat(load.err()).contains("nothing was loaded: every record that was read was refused, 1; expected some");
        assertThat(run("rejects").out()).contains("31/01/2024");
        assertThat(run("load", "sample", folder.resolve("a").toString()).code())
                .as("the same again: nothing new, and nothing wrong")
                .isEqualTo(ExitCode.DONE);
    }

    @Test
    void aLoadOfWhichNothingOfOneTableWentInSaysSoByItsExitCodeToo() throws IOException {
        write("home/gridgrade.yml", "load:\n  reject_share_max: 1\n");
        write("a/bill/b.csv", BILL + "B1,C1,2024-01-31,2024-02-15,100,5\n");
        write(
                "a/customer.csv",
                "customer_no,customer_name,customer_name_en,customer_class_code,region_no,industry_code,voltage_kv,"
                        + "contract_capacity_kva,opened_on,closed_on,valid_from\n"
                        + "C1,一,One,of no class,,,,,2020-01-01,,2020-01-01\n");

        CommandLineRun load = run("load", "sample", folder.resolve("a").toString());

        assertThat(load.code()).isEqualTo(ExitCode.DATA_QUALITY);
        assertThat(load.err())
                .contains("nothing of customer (1) was loaded: every record was refused; what else the source gave is")
                .contains("customer.customer_class_code");
        assertThat(months()).contains("2024-01");
    }

    private String home() {
        return folder.resolve("home").toString();
    }

    private String months() {
        return MONTH.matcher(run("status", "--json").out())
                .results()
                .map(month -> month.group(1))
                .collect(Collectors.joining(" "));
    }

    private CommandLineRun run(String... arguments) {
        String[] all = Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "--home";
        all[arguments.length + 1] = home();
        return CommandLineRun.of(all);
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
