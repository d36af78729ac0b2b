package io.gridgrade.source.database;

import static io.gridgrade.source.database.BillingHome.connection;
import static io.gridgrade.source.database.BillingHome.table;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said when a database does not give what a source asks of it. */
class DatabaseRefusalsTest {
    private static final String BILLS = table("bill", BillingHome.QUERIES.get("bill"));

    @TempDir
    private Path folder;

    @Test
    void aServerThatDoesNotAnswer() {
        try (BillingHome home = new BillingHome(folder)
                .source("url: jdbc:postgresql://127.0.0.1:1/billing\nuser: a\ntimeout_seconds: 5\n", BILLS)) {
            assertThat(home.refusal())
                    .startsWith(
                            "exit 1: unable to reach the database jdbc:postgresql://127.0.0.1:1/billing: Connection to"
                                    + " 127.0.0.1:1 refused.")
                    .endsWith("; expected a server that answers within 5 s; check host and port of connection.url in"
                            + " source.yml, and the network");
        }
    }

    @Test
    void aHostThatNobodyKnows() {
        try (BillingHome home =
                new BillingHome(folder).source("url: jdbc:postgresql://nowhere.invalid/billing\nuser: a\n", BILLS)) {
            assertThat(home.refusal())
                    .contains("unable to reach the database jdbc:postgresql://nowhere.invalid/billing: ")
                    .contains("unknown host nowhere.invalid");
        }
    }

    @Test
    void aWrongPassword() {
        BillingSystem system = BillingSystem.empty();
        try (BillingHome home = new BillingHome(folder, "not-the-password").source(connection(system), BILLS)) {
            assertThat(home.refusal())
                    .isEqualTo(
                            "exit 4: the database jdbc:postgresql://HOST/billing refused user \"gridgrade_reader\" with"
                                    + " the password in the file billing.password: password authentication failed for user"
                                    + " \"gridgrade_reader\"; expected a user who may read it; correct connection.user in"
                                    + " source.yml, or the password where it is kept");
        }
    }

    @Test
    void aDatabaseThatIsNotThere() {
        BillingSystem system = BillingSystem.empty();
        try (BillingHome home =
                new BillingHome(folder).source(connection(system).replaceFirst("/billing_\\d+", "/nowhere"), BILLS)) {
            assertThat(home.refusal())
                    .contains(
                            "/nowhere refused the connection: database \"nowhere\" does not exist; expected one that may"
                                    + " be opened; correct connection in source.yml");
        }
    }

    @Test
    void aDatabaseWithoutADriver() {
        try (BillingHome home = new BillingHome(folder).source("url: jdbc:nosuch://a/b\n", BILLS)) {
            assertThat(home.refusal())
                    .isEqualTo(
                            "exit 4: there is no driver for jdbc:nosuch://a/b; expected jdbc:postgresql://HOST/DATABASE,"
                                    + " whose driver ships; for another database add its driver to pom.xml beside that of"
                                    + " PostgreSQL, and build again");
        }
    }

    @Test
    void allThatIsWrongWithTheQueriesIsToldBeforeAnyIsRead() {
        BillingSystem system = BillingSystem.of(10, 1);
        try (BillingHome home = new BillingHome(folder)
                .source(
                        connection(system),
                        table("bill", "select bill_no, customer_no, billed_on, due_on, amnt, kwh from bill")
                                + table(
                                        "customer",
                                        "select customer_no, customer_name, class, opened_on from customers")
                                + table(
                                        "payment",
                                        "select payment_no, customer_no, bill_no, paid_at, amount as paid, channel from"
                                                + " payment")
                                + table(
                                        "consumption",
                                        "select * from consumption where month >= ${cursor} order by customer_no")
                                + "  cursor: {column: moth, start: soon}\n")) {
            assertThat(home.refusal())
                    .isEqualTo(
                            """
                            exit 3: 4 problems with the database of source billing; nothing was loaded
                            the database refused the query of bill: column "amnt" does not exist; Hint: Perhaps you \
                            meant to reference the column "bill.amount".; Position: 49; expected one \
                            SELECT in the SQL of the database; correct tables.bill.query in source.yml
                            the database refused the query of customer: relation "customers" does not exist; Position: 58; \
                            expected one SELECT in the SQL of the database; correct tables.customer.query in source.yml
                            source.yml: tables.consumption.cursor.column "moth" is not in the query's answer; did you mean \
                            "month"?; it has customer_no, month, kwh
                            sources/billing/payment.sql line 1, column 83 reads column "amount", which the query of payment has not; it has \
                            payment_no, customer_no, bill_no, paid_at, paid, channel""");
        }
    }

    @Test
    void aCursorThatIsNoCursor() {
        BillingSystem system = BillingSystem.of(10, 1);
        try (BillingHome home = new BillingHome(folder)
                .source(
                        connection(system),
                        table("bill", "select * from bill where customer_no >= ${cursor} order by customer_no")
                                + "  cursor: {column: customer_no, start: C1}\n"
                                + table("payment", "select * from payment where paid_at >= ${cursor} order by paid_at")
                                + "  cursor: {column: paid_at, start: soon}\n")) {
            assertThat(home.refusal())
                    .endsWith(
                            """
                            source.yml: tables.bill.cursor.column "customer_no" is of type text; expected a number, a day or a \
                            moment that rises with every change
                            source.yml: tables.payment.cursor.start is "soon"; expected a moment like 1900-01-01 00:00:00, since \
                            column "paid_at" is of type timestamp""");
        }
    }

    @Test
    void aCursorThatDoesNotRise() {
        BillingSystem system = BillingSystem.of(10, 1);
        try (BillingHome home = new BillingHome(folder)
                .source(
                        connection(system),
                        table(
                                        "bill",
                                        "select * from bill where bill_no >= ${cursor} order by amount desc, bill_no desc")
                                + "  cursor: {column: bill_no, start: 0}\n")) {
            assertThat(home.refusal())
                    .matches(
                            "exit 3: the cursor column bill_no of bill falls from \\d+ to \\d+; expected it to rise from"
                                    + " \\$\\{cursor} on; add \"where bill_no >= \\$\\{cursor}\" and \"order by bill_no\" in"
                                    + " tables.bill.query of source.yml");
        }
    }

    @Test
    void aQueryWithoutAnAnswerUnlessItIsOptional() {
        BillingSystem system = BillingSystem.empty();
        try (BillingHome home = new BillingHome(folder).source(connection(system), BILLS)) {
            assertThat(home.refusal())
                    .isEqualTo(
                            "exit 3: the query of bill was answered with no rows; expected records; nothing was loaded;"
                                    + " correct tables.bill.query in source.yml, or say optional: true beside it");

            assertThat(home.source(connection(system), BILLS + "  optional: true\n")
                            .load()
                            .read())
                    .isZero();
        }
    }

    @Test
    void aUserWhoMayNotReadATable() {
        BillingSystem system = BillingSystem.of(10, 1).execute("revoke select on bill from gridgrade_reader");
        try (BillingHome home = new BillingHome(folder).source(connection(system), BILLS)) {
            assertThat(home.refusal())
                    .contains("the database refused the query of bill: permission denied for table bill;");
        }
    }

    @Test
    void aQueryMayNotWrite() {
        BillingSystem system = BillingSystem.of(10, 1)
                .execute("create function wipe() returns int language sql as 'delete from bill; select 1';"
                        + " grant delete on bill to gridgrade_reader");
        try (BillingHome home =
                new BillingHome(folder).source(connection(system), table("bill", "select *, wipe() from bill"))) {
            assertThat(home.refusal()).contains("cannot execute DELETE in a read-only transaction");
            assertThat(system.answer("select count(*) from bill")).isEqualTo("10");
        }
    }

    @Test
    void aDatabaseThatIsSilentForTooLong() {
        BillingSystem system = BillingSystem.of(10, 1);
        try (BillingHome home = new BillingHome(folder)
                .source(
                        connection(system) + "timeout_seconds: 1\nretries: 0\n",
                        table("bill", "select b.* from bill as b, lateral (select pg_sleep(20)) as slow"))) {
            assertThat(home.refusal())
                    .startsWith(
                            "exit 1: the connection to the database was lost while bill was read, after 0 rows and 0"
                                    + " further attempts: ")
                    .contains("Read timed out", "an answer within 1 s (connection.timeout_seconds)");
        }
    }

    @Test
    void aPasswordThatIsNotWhereItShouldBe() throws Exception {
        BillingSystem system = BillingSystem.empty();
        try (BillingHome home = new BillingHome(folder).source(connection(system), BILLS)) {
            Path file = home.path("billing.password");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
            assertThat(home.refusal())
                    .isEqualTo(
                            "exit 4: HOME/billing.password has the mode rw-r--r--; expected a file that only its owner may"
                                    + " read; change it with: chmod 600 HOME/billing.password");

            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            Files.writeString(file, "\n");
            assertThat(home.refusal())
                    .isEqualTo("exit 4: HOME/billing.password is empty; expected the password of the database in it");

            Files.delete(file);
            assertThat(home.refusal())
                    .isEqualTo(
                            "exit 4: HOME/billing.password is not there; expected the password of the database in it;"
                                    + " make it, and then: chmod 600 HOME/billing.password");

            home.source(connection(system).replace("file: billing.password", "env: BILLING_PASSWROD"), BILLS);
            assertThat(home.refusal())
                    .isEqualTo(
                            "exit 4: the variable BILLING_PASSWROD is not set; expected the password of the database in"
                                    + " it; set it for this command: BILLING_PASSWROD=... gridgrade load ...");
        }
    }
}
