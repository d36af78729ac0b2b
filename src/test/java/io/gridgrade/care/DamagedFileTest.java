package io.gridgrade.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.gridgrade.Thorough;
import io.gridgrade.care.Finding.State;
import io.gridgrade.run.Run;
import io.gridgrade.value.Hash;
import io.gridgrade.value.Progress;
import io.gridgrade.warehouse.Home;
import io.gridgrade.warehouse.Warehouse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A byte that flipped on the disk, at places drawn from a seed. */
@Tag("sampled")
class DamagedFileTest {
    private static final int FLIPS = Thorough.of(8, 200);

    @TempDir
    Path folder;

    private Home home;
    private byte[] whole;

    @BeforeEach
    void makeHome() throws Exception {
        home = SmallHome.in(folder);
        whole = Files.readAllBytes(home.warehouseFile());
    }

    @Test
    void aFlippedByteOfTheWarehouseIsFoundOrChangesNoValue() throws Exception {
        Map<String, TableContent> expected = SmallHome.contents(home);
        int found = 0;
        for (int i = 0; i < FLIPS; i++) {
            int at = flip(i);
            Finding finding = look();
            if (finding.state() == State.OK) {
                assertThat(SmallHome.contents(home)).as("a flip at " + at).isEqualTo(expected);
            } else {
                assertThat(finding.found()).contains("is damaged");
                found++;
            }
        }
        assertThat(found).isPositive();
    }

    @Test
    void theDoctorTellsADamagedWarehouseAndADamagedPublishedCopy() throws Exception {
        byte[] damaged = damagedButOpening();
        Files.write(home.warehouseFile(), whole);
        Files.write(home.publishedFile(), damaged);

        assertThat(CheckHome.findings(folder))
                .filteredOn(finding -> finding.state() == State.FAIL)
                .extracting(Finding::check)
                .contains("published copy");
        Files.write(home.warehouseFile(), damaged);
        // By whichever look meets the damaged block first.
        assertThat(CheckHome.findings(folder))
                .filteredOn(finding -> finding.state() == State.FAIL)
                .filteredOn(finding -> List.of("warehouse", "content").contains(finding.check()))
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.found()).contains("is damaged"));
    }

    @Test
    void workThatMeetsADamagedBlockLeavesTheFileAsItWas() throws Exception {
        damagedButOpening();
        String before = Hash.of(home.warehouseFile());

        try (Warehouse warehouse = Warehouse.open(home, SmallHome.LIMITS, Progress.SILENT)) {
            assertThat(catchThrowable(() -> Run.of(
                            warehouse,
                            "load",
                            Optional.empty(),
                            SmallHome.SETTINGS,
                            Progress.SILENT,
                            run -> TableContent.ofAll(warehouse))))
                    .hasMessageContaining("is damaged");
        }

        assertThat(Hash.of(home.warehouseFile())).isEqualTo(before);
    }

    @Test
    void aFlippedByteOfABackupIsFoundOrChangesNoFile() throws Exception {
        Path backup = home.backupsFolder().resolve("saved.zip");
        BackupHome.backup(home, SmallHome.LIMITS, backup, false);
        byte[] saved = Files.readAllBytes(backup);
        int found = 0;
        for (int i = 0; i < FLIPS; i++) {
            byte[] bytes = saved.clone();
            int at = new SplittableRandom(i).nextInt(bytes.length);
            bytes[at] ^= (byte) (1 << i % 8);
            Files.write(backup, bytes);
            Finding finding = Finding.of("backups", "", () -> CheckContent.ofBackups(home));
            if (finding.state() != State.OK) {
                found++;
            }
        }
        // Of what is not packed data, such as the time of an entry, no file depends.
        assertThat(found).isGreaterThan(FLIPS / 2);
        Files.write(backup, saved);
        assertThat(CheckContent.ofBackups(home).found()).isEqualTo("1 are what was saved");
    }

    private Finding look() {
        return Finding.of(
                "content",
                "",
                () -> CheckContent.ofFile("content", home.warehouseFile(), home, SmallHome.LIMITS, true));
    }

    private int flip(int seed) throws Exception {
        byte[] bytes = whole.clone();
        int at = new SplittableRandom(seed).nextInt(bytes.length);
        bytes[at] ^= (byte) (1 << seed % 8);
        Files.write(home.warehouseFile(), bytes);
        return at;
    }

    // Damage that is met only when what is in the block is read.
    private byte[] damagedButOpening() throws Exception {
        for (int seed = 0; seed < 1000; seed++) {
            flip(seed);
            if (look().state() == State.FAIL && canBeOpened()) {
                return Files.readAllBytes(home.warehouseFile());
            }
        }
        throw new IllegalStateException("Every damage is met on opening");
    }

    private boolean canBeOpened() {
        try (Warehouse warehouse = Warehouse.openFile(home.warehouseFile(), home, SmallHome.LIMITS, true)) {
            return !warehouse.migrations().isEmpty();
        } catch (RuntimeException e) {
            return false;
        }
    }
}
