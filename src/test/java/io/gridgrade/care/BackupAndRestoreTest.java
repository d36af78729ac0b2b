package io.gridgrade.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Hash;
import io.gridgrade.value.OwnerOnly;
import io.gridgrade.value.UserError;
import io.gridgrade.warehouse.Home;
import io.gridgrade.warehouse.WriterLock;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackupAndRestoreTest {
    @TempDir
    Path folder;

    private Home home;
    private Path backup;

    @BeforeEach
    void makeHome() throws IOException {
        home = SmallHome.in(folder.resolve("home"));
        backup = folder.resolve("saved.zip");
    }

    @Test
    void aRestoredHomeIsTheOneThatWasSaved() throws IOException {
        write(home, "sources/own/source.yml", "# mine\n");
        write(home, "seeds/grade.csv", "# mine too\n");
        write(home, "quality.yml", "expect: []\n");
        write(home, "users.yml", "users: []\n");
        write(home, "sql/indicator/own.sql", "-- and this\n");
        write(home, "forget.salt", "secret");
        write(home, "out/2024-01/report.pdf", "not saved");
        BackupHome.backup(home, SmallHome.LIMITS, backup, false);

        RestoreHome.Restored restored = RestoreHome.restore(backup, folder.resolve("new"), false, SmallHome.LIMITS);

        Home found = new Home(restored.folder());
        assertThat(SmallHome.contents(found)).isEqualTo(SmallHome.contents(home));
        for (String file : new String[] {
            "gridgrade.yml",
            "sources/own/source.yml",
            "seeds/grade.csv",
            "quality.yml",
            "users.yml",
            "sql/indicator/own.sql",
            "forget.salt"
        }) {
            assertThat(found.folder().resolve(file))
                    .hasSameBinaryContentAs(home.folder().resolve(file));
        }
        assertThat(found.folder().resolve("out")).doesNotExist();
        assertThat(found.publishedFile()).isRegularFile();
        assertThat(folder).isDirectoryNotContaining("glob:**restoring*");
    }

    @Test
    void aBackupIsNeverWrittenOverAnother() throws IOException {
        Files.writeString(backup, "another");

        assertThatThrownBy(() -> BackupHome.backup(home, SmallHome.LIMITS, backup, false))
                .isInstanceOfSatisfying(
                        UserError.class, error -> assertThat(error.exitCode()).isEqualTo(ExitCode.PRECONDITION))
                .hasMessage("\"" + backup + "\" is there already; expected a name that is free, for a backup is never"
                        + " replaced; choose another");
        assertThat(backup).hasContent("another");
    }

    @Test
    void aHomeBeingWrittenIsNotSavedAndTheWriterIsNamed() {
        try (WriterLock lock = WriterLock.take(home.lockFile())) {
            assertThatThrownBy(() -> BackupHome.backup(home, SmallHome.LIMITS, backup, false))
                    .isInstanceOfSatisfying(UserError.class, error -> assertThat(error.exitCode())
                            .isEqualTo(ExitCode.PRECONDITION))
                    .hasMessageContaining("is being written by process "
                            + ProcessHandle.current().pid());
        }
        assertThat(folder).isDirectoryNotContaining("glob:**saved*");
    }

    @Test
    void aRowThatIsNotWhatWasSavedIsFoundThoughEveryFileIsWhole() throws IOException {
        BackupHome.backup(home, SmallHome.LIMITS, backup, false);
        Manifest manifest = Manifest.read(entry(Manifest.NAME));
        TableContent bills = manifest.tables().get("star.fact_bill");
        change(text -> text.replace(bills.contentHash(), "1"));

        refused("star.fact_bill: has other values in its 2 rows");
    }

    @Test
    void aFileThatIsNotWhatWasSavedIsFound() throws IOException {
        BackupHome.backup(home, SmallHome.LIMITS, backup, false);
        String other =
                "#" + Files.readString(home.settingsFile()).replace('e', 'a').substring(1);
        try (FileSystem zip = FileSystems.newFileSystem(URI.create("jar:" + backup.toUri()), Map.of())) {
            Files.writeString(zip.getPath("gridgrade.yml"), other);
        }

        refused("gridgrade.yml: has the SHA-256 " + Hash.of(other) + "; expected " + Hash.of(home.settingsFile()));
    }

    @Test
    void moreThanTheManifestSaysIsRefusedBeforeItIsUnpacked() throws IOException {
        BackupHome.backup(home, SmallHome.LIMITS, backup, false);
        long expected = Files.size(home.settingsFile());
        try (FileSystem zip = FileSystems.newFileSystem(URI.create("jar:" + backup.toUri()), Map.of())) {
            Files.write(zip.getPath("gridgrade.yml"), new byte[64 << 20]);
        }

        refused("gridgrade.yml: has 67108864 bytes; expected " + expected);
    }

    @Test
    void sizesAsNoDiskHasThemAreRefusedBeforeAnythingIsUnpacked() throws IOException {
        BackupHome.backup(home, SmallHome.LIMITS, backup, false);
        change(text -> text.replaceFirst("(\"name\" : \"gridgrade.yml\",\\s+\"bytes\" : )\\d+", "$1-1"));

        refused("gridgrade.yml: cannot have -1 bytes");
    }

    @Test
    void aFileThatIsThereTwiceIsRefused() throws IOException {
        write(home, "sql/indicator/one.sql", "select 1");
        write(home, "sql/indicator/two.sql", "select 2");
        BackupHome.backup(home, SmallHome.LIMITS, backup, false);
        String bytes = new String(Files.readAllBytes(backup), StandardCharsets.ISO_8859_1);
        Files.write(
                backup,
                bytes.replace("sql/indicator/two.sql", "sql/indicator/one.sql").getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> RestoreHome.restore(backup, folder.resolve("new"), false, SmallHome.LIMITS))
                .isInstanceOfSatisfying(UserError.class, error -> assertThat(error.details())
                        .contains("sql/indicator/one.sql: is there 2 times"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"runs/1/run.json", "warehouse.duckdb.wal", "sql//x.sql", "sql/./x.sql", "sql\\x.sql", "C:/x"})
    void aFileThatNoBackupHasIsRefused(String name) throws IOException {
        write(home, "quality.yml", "expect: []\n");
        BackupHome.backup(home, SmallHome.LIMITS, backup, false);
        change(text -> text.replace("\"quality.yml\"", "\"" + name.replace("\\", "\\\\") + "\""));

        refused(name + ": is no file that a backup has; expected gridgrade.yml, ");
    }

    @Test
    void aFileThatTheManifestDoesNotNameIsRefused() throws IOException {
        BackupHome.backup(home, SmallHome.LIMITS, backup, false);
        try (FileSystem zip = FileSystems.newFileSystem(URI.create("jar:" + backup.toUri()), Map.of())) {
            Files.writeString(zip.getPath("quality.yml"), "expect: []\n");
        }

        refused("quality.yml: is not in the manifest");
    }

    @Test
    void onlyItsOwnerMayReadABackupAndWhatIsRestoredOfIt() throws IOException {
        assumeTrue(OwnerOnly.isKnown(), "this system has no modes");
        write(home, "forget.salt", "secret");
        BackupHome.backup(home, SmallHome.LIMITS, backup, false);

        RestoreHome.Restored restored = RestoreHome.restore(backup, folder.resolve("new"), false, SmallHome.LIMITS);

        assertThat(OwnerOnly.isOpenToOthers(backup)).isFalse();
        try (Stream<Path> files = Files.walk(restored.folder())) {
            for (Path file : files.toList()) {
                assertThat(OwnerOnly.isOpenToOthers(file)).as(file.toString()).isFalse();
            }
        }
    }

    @Test
    void twoRestoresIntoOnePlaceDoNotMix() throws IOException {
        BackupHome.backup(home, SmallHome.LIMITS, backup, false);
        Path target = folder.resolve("new");
        Path beside = Files.createDirectories(folder.resolve("new.restoring"));
        try (WriterLock first = WriterLock.take(new Home(beside).lockFile())) {
            assertThatThrownBy(() -> RestoreHome.restore(backup, target, false, SmallHome.LIMITS))
                    .hasMessageContaining("is being written by process");
        }
        Files.writeString(beside.resolve("left"), "by one who was killed");

        RestoreHome.restore(backup, target, false, SmallHome.LIMITS);

        assertThat(target.resolve("left")).doesNotExist();
        assertThat(beside).doesNotExist();
    }

    @Test
    void aBackupCutShortIsRefused() throws IOException {
        BackupHome.backup(home, SmallHome.LIMITS, backup, false);
        byte[] whole = Files.readAllBytes(backup);
        Files.write(backup, java.util.Arrays.copyOf(whole, whole.length / 2));

        refused("it is no whole zip file");
    }

    @Test
    void aFileOutsideOfTheHomeIsNotWritten() throws IOException {
        BackupHome.backup(home, SmallHome.LIMITS, backup, false);
        change(text -> text.replace("\"gridgrade.yml\"", "\"../../gridgrade.yml\""));

        refused("../../gridgrade.yml: would be written outside of the home");
    }

    @Test
    void aHomeThatIsThereIsReplacedOnlyWhenAskedAndIsKept() throws IOException {
        BackupHome.backup(home, SmallHome.LIMITS, home.backupsFolder().resolve("saved.zip"), false);
        Map<String, TableContent> saved = SmallHome.contents(home);
        SmallHome.execute(home, "delete from star.fact_bill");
        write(home, "forget.salt", "secret");
        Path inside = home.backupsFolder().resolve("saved.zip");

        assertThatThrownBy(() -> RestoreHome.restore(inside, home.folder(), false, SmallHome.LIMITS))
                .hasMessage(
                        "\"" + home.folder() + "\" is there already; expected a new or empty folder; choose another,"
                                + " or replace the home that is there with --replace");
        assertThat(SmallHome.contents(home)).isNotEqualTo(saved);

        RestoreHome.Restored restored = RestoreHome.restore(inside, home.folder(), true, SmallHome.LIMITS);

        assertThat(SmallHome.contents(home)).isEqualTo(saved);
        assertThat(inside).isRegularFile();
        assertThat(restored.notes())
                .contains(
                        "customers were forgotten in the home that was there; those forgotten after the backup was made"
                                + " are back: forget them again");
        Home old = new Home(restored.replaced().orElseThrow());
        assertThat(SmallHome.query(old, "select count(*) as n from star.fact_bill"))
                .containsExactly("{n=0}");
    }

    @Test
    void aHomeIsNotReplacedByABackupThatIsNotWhatWasSaved() throws IOException {
        BackupHome.backup(home, SmallHome.LIMITS, backup, false);
        change(text -> text.replaceAll("\"rows\" : 2,", "\"rows\" : 3,"));
        String before = Hash.of(home.warehouseFile());

        assertThatThrownBy(() -> RestoreHome.restore(backup, home.folder(), true, SmallHome.LIMITS))
                .isInstanceOfSatisfying(UserError.class, error -> {
                    assertThat(error.exitCode()).isEqualTo(ExitCode.VERIFICATION_FAILED);
                    assertThat(error.details()).contains("star.fact_bill: has 2 rows; expected 3");
                });
        assertThat(Hash.of(home.warehouseFile())).isEqualTo(before);
        assertThat(folder).isDirectoryNotContaining("glob:**{restoring,replaced}*");
    }

    @Test
    void aFolderThatIsNoHomeIsNotReplaced() throws IOException {
        BackupHome.backup(home, SmallHome.LIMITS, backup, false);
        Files.createDirectories(folder.resolve("papers"));
        Files.writeString(folder.resolve("papers").resolve("letter.txt"), "dear");

        assertThatThrownBy(() -> RestoreHome.restore(backup, folder.resolve("papers"), true, SmallHome.LIMITS))
                .hasMessageContaining("is not a GridGrade home");
    }

    private void refused(String detail) {
        Path target = folder.resolve("new");
        assertThatThrownBy(() -> RestoreHome.restore(backup, target, false, SmallHome.LIMITS))
                .isInstanceOfSatisfying(UserError.class, error -> {
                    assertThat(error.exitCode()).isEqualTo(ExitCode.VERIFICATION_FAILED);
                    assertThat(error.details()).singleElement().asString().startsWith(detail);
                });
        assertThat(target).doesNotExist();
        assertThatThrownBy(() -> RestoreHome.verify(backup, SmallHome.LIMITS)).isInstanceOf(UserError.class);
        assertThat(folder).isDirectoryNotContaining("glob:**{restoring,verifying}*");
    }

    private String entry(String name) throws IOException {
        try (FileSystem zip = FileSystems.newFileSystem(URI.create("jar:" + backup.toUri()), Map.of())) {
            return Files.readString(zip.getPath(name), StandardCharsets.UTF_8);
        }
    }

    private void change(UnaryOperator<String> manifest) throws IOException {
        String before = entry(Manifest.NAME);
        String after = manifest.apply(before);
        assertThat(after).isNotEqualTo(before);
        try (FileSystem zip = FileSystems.newFileSystem(URI.create("jar:" + backup.toUri()), Map.of())) {
            Files.writeString(zip.getPath(Manifest.NAME), after);
        }
    }

    private static void write(Home home, String name, String text) throws IOException {
        Path file = home.folder().resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
