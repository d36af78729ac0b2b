package io.gridgrade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridgrade.source.database.BillingSystem;
import io.gridgrade.value.ExitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A source that reads a database, from the command line. */
class DatabaseSourceTest {
    private static final Map<String, String> ENVIRONMENT = Map.of("BILLING_PASSWORD", BillingSystem.PASSWORD);
    private static final String WRONG = "Wrong-9f8e7d-password";

    @TempDir
    private Path home;

    private BillingSystem system;

    @BeforeEach
    void makeHome() throws IOException {
        system = BillingSystem.of(500, 2);
        CommandLineRun.of("init", home.toString());
        Files.createDirectories(home.resolve("sources/billing"));
        Files.writeString(
                home.resolve("sources/billing/bill.sql"),
                "select record_no, bill_no, customer_no, billed_on, due_on, amount as billed_amount from record;");
        source("select * from bill where changed_at >= ${cursor} order by changed_at");
    }

    private void source(String query) throws IOException {
        Files.writeString(
                home.resolve("sources/billing/source.yml"),
                """
                title: The billing system
                connection:
                  url: %s
                  user: %s
                  password: {env: BILLING_PASSWORD}
                tables:
                  bill:
                    query: |
                      %s
                    cursor: {column: changed_at, start: 2000-01-01}
                """
                        .formatted(system.url(), BillingSystem.USER, query));
    }

    private CommandLineRun load(Map<String, String> environment, String... more) {
        String[] arguments = Stream.concat(Stream.of("load", "billing", "--home", home.toString()), Stream.of(more))
                .toArray(String[]::new);
        return CommandLineRun.with(environment, arguments);
    }

    @Test
    void aDatabaseIsLoadedWithoutAPath() {
        CommandLineRun first = load(ENVIRONMENT);
        CommandLineRun second = load(ENVIRONMENT);

        assertThat(first.code()).as(first.err()).isEqualTo(ExitCode.DONE);
        assertThat(first.out())
                .isEqualTo(
                        """
                  table  files   read  landed  refused  of these repeated
                  -----  -----  -----  ------  -------  -----------------
                  bill       1  1,000   1,000        0                  0
                """);
        assertThat(first.err()).containsPattern("  read bill +1,000 rows ").contains("loaded; next: gridgrade close");
        assertThat(second.code()).as(second.err()).isEqualTo(ExitCode.DONE);
        assertThat(second.err()).contains("nothing new was loaded");
    }

    @Test
    void aPathIsForSourcesOfFilesAndForThoseOnly() {
        CommandLineRun database = load(ENVIRONMENT, home.toString());
        CommandLineRun files = CommandLineRun.of("load", "sample", "--home", home.toString());

        assertThat(database.code()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(database.err())
                .isEqualTo(
                        "gridgrade: source \"billing\" reads a database; expected no path: gridgrade load billing\n");
        assertThat(files.code()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(files.err())
                .isEqualTo(
                        "gridgrade: source \"sample\" reads files; expected their folder, or one of them: gridgrade load"
                                + " sample PATH\n");
    }

    @Test
    void aPasswordIsNowhereToBeFound() throws IOException {
        StringBuilder said = new StringBuilder();
        for (CommandLineRun run : List.of(
                load(ENVIRONMENT),
                load(Map.of("BILLING_PASSWORD", WRONG)),
                load(ENVIRONMENT, "--json"),
                CommandLineRun.of("status", "--home", home.toString()),
                failing("select * from bill where changed_at >= ${cursor} order by nothing", ExitCode.DATA_QUALITY),
                failing(
                        "select b.*, 1 / (b.bill_no * 0) as x from bill as b where changed_at >= ${cursor} order by"
                                + " changed_at",
                        ExitCode.DATA_QUALITY),
                failing(
                        "select '" + BillingSystem.PASSWORD
                                + "'::int, changed_at from bill where changed_at >= ${cursor}",
                        ExitCode.DATA_QUALITY))) {
            said.append(run.out()).append(run.err());
        }
        // The query above holds the password itself, as no query should: it is searched for in all other files.
        Files.delete(home.resolve("sources/billing/source.yml"));
        Files.writeString(home.resolve("audit.txt"), everythingInAudit());

        assertThat(said.toString()).contains("***").doesNotContain(BillingSystem.PASSWORD, WRONG);
        assertThat(Files.readString(home.resolve("audit.txt"))).contains("failed", "load billing");
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain(BillingSystem.PASSWORD)
                        .doesNotContain(WRONG);
            }
        }
    }

    private CommandLineRun failing(String query, ExitCode expected) throws IOException {
        source(query);
        CommandLineRun run = load(ENVIRONMENT);
        assertThat(run.code()).as(run.err()).isEqualTo(expected);
        return run;
    }

    // The engine packs texts, which a search of its file's bytes could miss.
    private String everythingInAudit() {
        StringBuilder all = new StringBuilder();
        for (String table : List.of("run", "run_step", "load_file", "reject", "source_cursor")) {
            all.append(AuditRows.of(home, table));
        }
        return all.toString();
    }
}
