package io.gridgrade.care;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridgrade.value.Parameters;
import io.gridgrade.value.Progress;
import io.gridgrade.warehouse.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetainHomeTest {
    private final Instant now = Instant.now();
    private static final Duration LONG_AGO = Duration.ofDays(800);

    @TempDir
    Path folder;

    private Home home;

    @BeforeEach
    void makeHome() throws IOException {
        home = SmallHome.in(folder.resolve("home"));
    }

    @Test
    void aFreshHomeHasNothingThatOutlivedItsTime() {
        assertThat(RetainHome.plan(home, SmallHome.SETTINGS, now)).isEmpty();
        assertThat(apply(SmallHome.SETTINGS)).isEmpty();
    }

    @Test
    void whatAKilledReaderLeftIsDeletedAndWhatALivingOneUsesIsNot() throws Exception {
        Process ended = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-version")
                .redirectErrorStream(true)
                .start();
        ended.getInputStream().readAllBytes();
        ended.waitFor();
        Path left = write("readers/query-" + ended.pid() + "-1/spill.tmp", Duration.ZERO)
                .getParent();
        Path used = write("readers/query-" + ProcessHandle.current().pid() + "-2/spill.tmp", Duration.ZERO)
                .getParent();
        // A process of that number is alive, but it began long after the folder was made.
        Path reused = write("readers/query-" + ProcessHandle.current().pid() + "-3/spill.tmp", LONG_AGO)
                .getParent();
        Files.setLastModifiedTime(reused, FileTime.from(now.minus(LONG_AGO)));

        assertThat(apply(SmallHome.SETTINGS))
                .extracting(RetainHome.Item::where)
                .containsExactlyInAnyOrder(left.toString(), reused.toString());
        assertThat(left).doesNotExist();
        assertThat(reused).doesNotExist();
        assertThat(used).isDirectory();
    }

    @Test
    void halfWrittenFilesAreDeletedOnceTheyAreADayOld() throws IOException {
        List<Path> old = List.of(
                write("backups/gridgrade-20240101-000000.zip.part", Duration.ofDays(2)),
                write("out/2024-01/report.pdf.next", Duration.ofDays(2)),
                write("published/warehouse.duckdb.next", Duration.ofDays(2)),
                write("warehouse.duckdb.upgrade", Duration.ofDays(2)));
        Path young = write("out/2024-01/other.pdf.next", Duration.ZERO);
        Path mine = write("notes.next/keep.txt", Duration.ofDays(2));

        assertThat(apply(SmallHome.SETTINGS))
                .extracting(RetainHome.Item::where)
                .containsExactlyInAnyOrderElementsOf(
                        old.stream().map(Path::toString).toList());
        assertThat(young).exists();
        assertThat(mine).exists();
    }

    @Test
    void onlyTheNewestBackupsAreKeptButThoseAUserNamed() throws IOException {
        for (int day = 1; day <= 4; day++) {
            write("backups/gridgrade-2024010" + day + "-000000.zip", LONG_AGO);
        }
        write("backups/before the audit.zip", LONG_AGO);

        apply(SmallHome.SETTINGS.with("retention_backup_count", 2));

        assertThat(names(home.backupsFolder()))
                .containsExactly(
                        "before the audit.zip", "gridgrade-20240103-000000.zip", "gridgrade-20240104-000000.zip");
    }

    @Test
    void whatWasAskedIsKeptForItsMonths() throws IOException {
        YearMonth thisMonth = YearMonth.from(now.atZone(ZoneOffset.UTC));
        for (int months : List.of(0, 2, 3)) {
            write("logs/queries-" + thisMonth.minusMonths(months) + ".ndjson", Duration.ZERO);
        }

        apply(SmallHome.SETTINGS.with("retention_query_log_months", 2));

        assertThat(names(home.logsFolder()))
                .filteredOn(name -> name.startsWith("queries-"))
                .containsExactly("queries-" + thisMonth.minusMonths(2) + ".ndjson", "queries-" + thisMonth + ".ndjson");
    }

    @Test
    void logsAreCutAndNoResultIsTouched() throws IOException {
        Path pdf = write("out/2020-01/credit-report-2020-01-en.pdf", LONG_AGO);
        Path rejects = write("out/rejects-run-1.csv", LONG_AGO);
        SmallHome.execute(
                home,
                "insert into audit.reject (run_key, source_name, landing_table, file_name, record_no, column_name,"
                        + " value_text, rule_code, expected, record_text) values (1, 's', 'bill', 'b.csv', 1, 'c', 'x', 'type', 'a number', '{}');"
                        + " update audit.run set started_at = now() - interval 800 days where run_key = 1");
        Map<String, TableContent> before = results();
        assertThat(steps(1)).isPositive();
        long later = steps(2);
        assertThat(later).isPositive();

        List<RetainHome.Item> plan = RetainHome.plan(home, SmallHome.SETTINGS, now);
        assertThat(steps(1)).isPositive();
        assertThat(apply(SmallHome.SETTINGS)).isEqualTo(plan);

        assertThat(plan)
                .extracting(RetainHome.Item::where)
                .containsExactly(rejects.toString(), "audit.reject", "audit.run_step");
        assertThat(steps(1)).isZero();
        assertThat(steps(2)).isEqualTo(later);
        assertThat(SmallHome.query(home, "select * from audit.reject")).isEmpty();
        assertThat(results()).isEqualTo(before);
        assertThat(pdf).exists();
        assertThat(rejects).doesNotExist();
    }

    @Test
    void printsGoOnlyWhenASettingSaysSo() throws IOException {
        Path old = write("out/2020-01/credit-report-2020-01-en.pdf", LONG_AGO);
        Path mine = write("out/letters/2020.pdf", LONG_AGO);

        apply(SmallHome.SETTINGS.with("retention_out_months", 24));

        assertThat(old.getParent()).doesNotExist();
        assertThat(mine).exists();
    }

    private List<RetainHome.Item> apply(Parameters settings) {
        return RetainHome.apply(home, "retain --apply", settings, now, Progress.SILENT);
    }

    private long steps(int run) {
        return SmallHome.query(home, "select step_no from audit.run_step where run_key = " + run)
                .size();
    }

    /** Everything that is no log. */
    private Map<String, TableContent> results() {
        Map<String, TableContent> contents = new TreeMap<>(SmallHome.contents(home));
        contents.keySet().removeIf(table -> table.startsWith("audit."));
        return contents;
    }

    private Path write(String name, Duration age) throws IOException {
        Path file = home.folder().resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "x");
        Files.setLastModifiedTime(file, FileTime.from(now.minus(age)));
        return file;
    }

    private static List<String> names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
