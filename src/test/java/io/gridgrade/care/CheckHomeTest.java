package io.gridgrade.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.gridgrade.care.Finding.State;
import io.gridgrade.value.OwnerOnly;
import io.gridgrade.warehouse.Home;
import io.gridgrade.warehouse.ReleasedSchema;
import io.gridgrade.warehouse.WriterLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each thing is first broken on purpose, and must then be found. */
class CheckHomeTest {
    @TempDir
    Path folder;

    @Test
    void aWholeHomeIsAllRight() throws IOException {
        Home home = SmallHome.in(folder);

        List<Finding> findings = CheckHome.findings(home.folder());

        assertThat(findings).allSatisfy(finding -> assertThat(finding.state()).isEqualTo(State.OK));
        assertThat(findings)
                .extracting(Finding::check)
                .containsExactly(
                        "gridgrade",
                        "java",
                        "engine",
                        "font",
                        "temporary files",
                        "home",
                        "settings",
                        "home files",
                        "sources",
                        "permissions",
                        "privacy",
                        "disk",
                        "lock",
                        "warehouse",
                        "content",
                        "migrations",
                        "published",
                        "expectations",
                        "promises",
                        "published copy",
                        "leftovers");
        assertThat(found("promises").found()).isEqualTo("all hold, those of a close for 2024-01");
        assertThat(found("published").found()).isEqualTo("through 2024-01");
    }

    @Test
    void aMissingHomeIsToldAndTheMachineIsStillLookedAt() {
        List<Finding> findings = CheckHome.findings(folder.resolve("nowhere"));

        assertThat(findings)
                .extracting(Finding::check)
                .startsWith("gridgrade", "java")
                .endsWith("home");
        assertThat(findings.get(findings.size() - 1).state()).isEqualTo(State.FAIL);
        assertThat(findings.get(findings.size() - 1).found()).contains("is not a GridGrade home", "gridgrade init");
        assertThat(folder.resolve("nowhere")).doesNotExist();
    }

    @Test
    void declarationsThatAreNotUnderstoodAreToldBeforeAClose() throws IOException {
        SmallHome.in(folder);
        Files.writeString(folder.resolve("quality.yml"), "expect:\n  - name: x\n    table: nowhere\n");

        Finding expectations = found("expectations");

        assertThat(expectations.state()).isEqualTo(State.FAIL);
        assertThat(expectations.found()).contains("quality.yml has", "nowhere");
    }

    @Test
    void aWarehouseThatIsNoneIsTold() throws IOException {
        SmallHome.in(folder);
        Files.writeString(folder.resolve("warehouse.duckdb"), "not a warehouse");

        Finding warehouse = found("warehouse");

        assertThat(warehouse.state()).isEqualTo(State.FAIL);
        assertThat(warehouse.found())
                .contains("warehouse.duckdb is damaged", "restore a backup with: gridgrade restore BACKUP --replace");
        assertThat(found("leftovers").state()).isEqualTo(State.OK);
    }

    @Test
    void settingsThatAreWrongAreTold() throws IOException {
        SmallHome.in(folder);
        Files.writeString(folder.resolve("gridgrade.yml"), "engine:\n  treads: 1\n");

        assertThat(found("settings").state()).isEqualTo(State.FAIL);
        assertThat(found("settings").found()).contains("did you mean \"engine.threads\"?");
        assertThat(found("promises").state()).isEqualTo(State.OK);
    }

    @Test
    void mistakesInTheFilesOfAHomeAreToldWithTheirPlace() throws IOException {
        SmallHome.in(folder);
        Files.createDirectories(folder.resolve("seeds"));
        Files.createDirectories(folder.resolve("sources/own"));
        Files.write(folder.resolve("seeds/gate.csv"), new byte[] {'g', 'a', 't', 'e', '\n', (byte) 0xB5, (byte) 0xE7});
        Files.writeString(folder.resolve("sources/own/source.yml"), "tables:\n  bil:\n    files: a.csv\n");

        assertThat(found("home files").state()).isEqualTo(State.FAIL);
        assertThat(found("home files").found())
                .contains("seeds/gate.csv line 2, byte 6 of the file: not UTF-8; it looks like GBK; expected");
        assertThat(found("sources").state()).isEqualTo(State.FAIL);
        assertThat(found("sources").found())
                .contains("source.yml line 2, column 3: tables.bil is unknown; did you mean \"bill\"?");
    }

    @Test
    void aBrokenPromiseIsTold() throws IOException {
        Home home = SmallHome.in(folder);
        SmallHome.execute(home, "insert into star.fact_bill select * from star.fact_bill");

        assertThat(found("promises").state()).isEqualTo(State.FAIL);
        assertThat(found("promises").found()).contains("fact bill twice: {");
    }

    @Test
    void whoIsWritingIsToldAndWhatIsPublishedIsLookedAt() throws IOException {
        Home home = SmallHome.in(folder);
        try (WriterLock lock = WriterLock.take(home.lockFile())) {
            assertThat(found("lock").state()).isEqualTo(State.WARN);
            assertThat(found("lock").found())
                    .contains("process " + ProcessHandle.current().pid());
            assertThat(found("promises").state()).isEqualTo(State.OK);
        }
    }

    @Test
    void aHomeThatOthersMayOpenIsToldWithWhatToDo() throws Exception {
        SmallHome.in(folder);
        assumeTrue(OwnerOnly.isKnown(), "this system has no modes");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));

        assertThat(found("privacy").state()).isEqualTo(State.WARN);
        assertThat(found("privacy").advice()).isEqualTo("take that from them with: chmod -R go= '" + folder + "'");

        new ProcessBuilder("chmod", "-R", "go=", folder.toString()).start().waitFor();
        assertThat(found("privacy").state()).isEqualTo(State.OK);
        Files.setPosixFilePermissions(folder.resolve("warehouse.duckdb"), PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(found("privacy").found()).contains("1 in the home", "warehouse.duckdb");
    }

    @Test
    void whatIsNotPublishedIsTold() throws IOException {
        Home home = SmallHome.in(folder);
        Files.delete(home.publishedFile());

        assertThat(found("published").state()).isEqualTo(State.WARN);
    }

    @Test
    void pendingMigrationsAreToldAndNotApplied() throws Exception {
        Files.writeString(folder.resolve("gridgrade.yml"), "");
        ReleasedSchema.make(folder.resolve("warehouse.duckdb"), "005");

        assertThat(found("migrations").state()).isEqualTo(State.WARN);
        assertThat(found("migrations").found()).contains("V012__create_forgotten_customer.sql");
        assertThat(found("migrations").advice()).isEqualTo("try them with: gridgrade upgrade --dry-run");
    }

    @Test
    void leftoversOfKilledReadersAreTold() throws IOException {
        SmallHome.in(folder);
        // No process has this number: it is above what any system gives.
        Files.createDirectories(folder.resolve("readers/query-99999999-1"));

        assertThat(found("leftovers").state()).isEqualTo(State.WARN);
        assertThat(found("leftovers").advice()).isEqualTo("delete them with: gridgrade retain --apply");
    }

    private Finding found(String check) {
        return CheckHome.findings(folder).stream()
                .filter(finding -> finding.check().equals(check))
                .findFirst()
                .orElseThrow();
    }
}
