package io.gridgrade.care;

import io.gridgrade.cycle.HomeFiles;
import io.gridgrade.cycle.LoadSource;
import io.gridgrade.cycle.Promises;
import io.gridgrade.engine.EngineLimits;
import io.gridgrade.quality.CheckQuality;
import io.gridgrade.settings.Setting;
import io.gridgrade.settings.Settings;
import io.gridgrade.star.Periods;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.value.UserError;
import io.gridgrade.warehouse.Home;
import io.gridgrade.warehouse.Migration;
import io.gridgrade.warehouse.Resources;
import io.gridgrade.warehouse.Warehouse;
import io.gridgrade.warehouse.WriterLock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Looks at the machine and at a home, whole, broken or missing; changes nothing. */
public final class CheckHome {
    private static final String RESTORE = "restore a backup with: gridgrade restore BACKUP";

    private final Home home;
    private final List<Finding> findings = new ArrayList<>();
    private Parameters settings = Settings.defaults().asParameters();

    private final boolean isDeep;

    private CheckHome(Home home, boolean isDeep) {
        this.home = home;
        this.isDeep = isDeep;
    }

    /** Everything that was looked at, in order. */
    public static List<Finding> findings(Path folder) {
        return findings(folder, false);
    }

    /** The same; when {@code isDeep}, every value and every backup is read, however long that takes. */
    public static List<Finding> findings(Path folder, boolean isDeep) {
        CheckHome check = new CheckHome(new Home(folder.toAbsolutePath().normalize()), isDeep);
        check.findings.addAll(CheckMachine.findings());
        if (check.look("home", "", check::home).state() != Finding.State.FAIL) {
            check.homeAtHand();
        }
        return check.findings;
    }

    private Finding look(String name, String advice, java.util.function.Supplier<Finding> look) {
        Finding finding = Finding.of(name, advice, look);
        findings.add(finding);
        return finding;
    }

    private Finding home() {
        Home.at(home.folder());
        return Finding.ok("home", home.folder().toString());
    }

    private void homeAtHand() {
        look("settings", "", this::settings);
        look("home files", "mend the file, or remove it to have what ships", this::homeFiles);
        look("sources", "mend the file", this::sources);
        look("permissions", "change the owner or the mode of the home", this::permissions);
        look("privacy", "", () -> CheckPrivacy.finding(home));
        look("disk", "", this::disk);
        try (WriterLock lock = WriterLock.take(home.lockFile())) {
            findings.add(Finding.ok("lock", "nobody is writing"));
            if (Files.exists(home.warehouseFile())) {
                warehouse();
            } else {
                findings.add(Finding.warn(
                        "warehouse", "there is none yet", "load something with: gridgrade load SOURCE PATH"));
            }
        } catch (UserError e) {
            findings.add(Finding.warn("lock", e.getMessage(), "what follows is as published"));
            look("promises", "close a month with: gridgrade close", () -> onFile(home.publishedFile(), this::promises));
        }
        if (Files.isRegularFile(home.publishedFile())) {
            look(
                    "published copy",
                    "take it away and publish anew with: gridgrade close --all",
                    () -> CheckContent.ofFile(
                            "published copy", home.publishedFile(), home, EngineLimits.of(settings), isDeep));
        }
        if (isDeep) {
            look("backups", "", () -> CheckContent.ofBackups(home));
        }
        look("leftovers", "", this::leftovers);
    }

    private Finding settings() {
        settings = Settings.read(home.settingsFile()).asParameters();
        return Finding.ok("settings", Setting.values().length + " are in force");
    }

    private Finding homeFiles() {
        Resources resources = Resources.of(home);
        List<String> wrong = HomeFiles.problems(resources, settings);
        return wrong.isEmpty()
                ? Finding.ok("home files", HomeFiles.count(resources) + " seeds and SELECTs of the home's own")
                : Finding.fail(
                        "home files", String.join("; ", wrong), "mend the file, or remove it to have what ships");
    }

    private Finding sources() {
        Resources resources = Resources.of(home);
        Set<String> own = LoadSource.sourcesOfHome(resources);
        List<String> wrong = new ArrayList<>();
        for (String source : own) {
            wrong.addAll(LoadSource.problems(resources, source));
        }
        return wrong.isEmpty()
                ? Finding.ok("sources", own.size() + " of the home's own")
                : Finding.fail("sources", String.join("; ", wrong), "mend the file");
    }

    private Finding permissions() {
        for (Path path : List.of(
                home.folder(), home.warehouseFile(), home.publishedFile().getParent())) {
            if (Files.exists(path) && !(Files.isReadable(path) && Files.isWritable(path))) {
                return Finding.fail("permissions", path + " cannot be read and written", "change its owner or mode");
            }
        }
        return Finding.ok("permissions", "the home can be read and written");
    }

    // Publishing needs room for a copy; a close spills beside it.
    private Finding disk() {
        try {
            long free = Files.getFileStore(home.folder()).getUsableSpace();
            long size = FileOperations.bytes(home.warehouseFile());
            String found =
                    FileOperations.megabytes(free) + " free, and the warehouse has " + FileOperations.megabytes(size);
            if (free < size) {
                return Finding.fail("disk", found, "free some space: a close could not be published");
            }
            return free < 2 * size
                    ? Finding.warn("disk", found, "free some space: expected twice the size of the warehouse")
                    : Finding.ok("disk", found);
        } catch (IOException e) {
            throw new UncheckedIOException("the disk of " + home.folder() + " cannot be asked", e);
        }
    }

    private void warehouse() {
        Finding opens = look(
                "warehouse",
                RESTORE,
                () -> onFile(home.warehouseFile(), warehouse -> Finding.ok("warehouse", tables(warehouse))));
        if (opens.state() == Finding.State.FAIL) {
            return;
        }
        look(
                "content",
                RESTORE,
                () -> CheckContent.ofFile("content", home.warehouseFile(), home, EngineLimits.of(settings), isDeep));
        Finding migrations = look("migrations", RESTORE, () -> onFile(home.warehouseFile(), this::migrations));
        look("published", "take it away and publish anew with: gridgrade close --all", this::published);
        if (migrations.state() == Finding.State.OK) {
            look(
                    "expectations",
                    "",
                    () -> onFile(
                            home.warehouseFile(),
                            warehouse -> Finding.ok(
                                    "expectations",
                                    CheckQuality.of(warehouse).size() + " of a month's data are declared")));
            look("promises", "report this", () -> onFile(home.warehouseFile(), this::promises));
        } else {
            findings.add(Finding.warn(
                    "promises",
                    "were not looked at, for the warehouse is not of this version",
                    "ask again when it is"));
        }
    }

    private static String tables(Warehouse warehouse) {
        return TableContent.columnsOf(warehouse).size() + " tables; "
                + Periods.lastClosed(warehouse)
                        .map(period -> "closed through " + period)
                        .orElse("no month is closed yet");
    }

    private Finding migrations(Warehouse warehouse) {
        List<Migration> all = warehouse.migrations();
        List<String> unknown = UpgradeWarehouse.scripts(all, Migration.State.UNKNOWN);
        List<String> pending = UpgradeWarehouse.scripts(all, Migration.State.PENDING);
        if (!unknown.isEmpty()) {
            return Finding.fail(
                    "migrations",
                    unknown.size() + " are not of this version: " + String.join(", ", unknown),
                    "use the version of GridGrade that made the warehouse");
        }
        return pending.isEmpty()
                ? Finding.ok("migrations", all.size() + " applied")
                : Finding.warn(
                        "migrations",
                        pending.size() + " pending: " + String.join(", ", pending),
                        "try them with: gridgrade upgrade --dry-run");
    }

    private Finding published() {
        Optional<Period> closed = lastClosed(home.warehouseFile());
        if (closed.isEmpty()) {
            return Finding.ok("published", "there is nothing to publish yet");
        }
        if (!Files.isRegularFile(home.publishedFile())) {
            return Finding.warn("published", "nothing is", "publish with: gridgrade close --all");
        }
        Optional<Period> shown = lastClosed(home.publishedFile());
        return shown.equals(closed)
                ? Finding.ok("published", "through " + closed.get())
                : Finding.warn(
                        "published",
                        "through " + shown.map(Period::toString).orElse("no month") + ", and closed is " + closed.get(),
                        "publish with: gridgrade close --all");
    }

    private Optional<Period> lastClosed(Path file) {
        try (Warehouse warehouse = Warehouse.openFile(file, home, EngineLimits.of(settings), true)) {
            return Periods.lastClosed(warehouse);
        }
    }

    private Finding promises(Warehouse warehouse) {
        // What a load promises of its own files it has looked at itself, and its rejects may be gone by now: here, of
        // none.
        List<String> broken = new ArrayList<>(
                Promises.broken(warehouse, "load", settings.with("run_key", 0)).lines());
        Optional<Period> closed = Periods.lastClosed(warehouse);
        closed.ifPresent(month -> broken.addAll(
                Promises.broken(warehouse, "close", settings.forPeriod(month).with("run_key", 0))
                        .lines()));
        return broken.isEmpty()
                ? Finding.ok(
                        "promises",
                        "all hold"
                                + closed.map(month -> ", those of a close for " + month)
                                        .orElse(""))
                : Finding.fail("promises", String.join("; ", broken), RESTORE);
    }

    private Finding leftovers() {
        List<OldFile> old = new ArrayList<>(OldFile.ofReaders(home, Instant.now()));
        old.addAll(OldFile.leftovers(home, Instant.now()));
        return old.isEmpty()
                ? Finding.ok("leftovers", "none")
                : Finding.warn(
                        "leftovers",
                        old.size() + " of commands that were killed, of "
                                + FileOperations.megabytes(old.stream()
                                        .mapToLong(file -> FileOperations.bytes(file.path()))
                                        .sum()),
                        "delete them with: gridgrade retain --apply");
    }

    private Finding onFile(Path file, java.util.function.Function<Warehouse, Finding> look) {
        try (Warehouse warehouse = Warehouse.openFile(file, home, EngineLimits.of(settings), true)) {
            return look.apply(warehouse);
        }
    }
}
