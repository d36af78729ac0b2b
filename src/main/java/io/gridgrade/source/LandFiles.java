package io.gridgrade.source;

import io.gridgrade.engine.SqlFile;
import io.gridgrade.run.Run;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.OwnerOnly;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Problems;
import io.gridgrade.value.Step;
import io.gridgrade.value.UserError;
import io.gridgrade.warehouse.DeferredCheckpoint;
import io.gridgrade.warehouse.Warehouse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Lands a supplier's files in {@code landing.*}. Landing is scratch: it is emptied first, and again when the load fails. What
 * became of each file and value waits in temporary tables until {@link LandReport#keep}.
 */
public final class LandFiles {
    private static final int DETAIL_LINES_MAX = 10;
    // Enough to keep every thread busy, and to plan few statements; few enough to be held in memory beside what landed.
    private static final int TOGETHER_FILES_MAX = 64;
    private static final long TOGETHER_BYTES_MAX = 128 << 20;

    private final SourceFolder source;
    private final Path folderOrFile;
    private final Path temporaryFolder;
    private final boolean isWhole;
    private final List<String> skipped = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private final Map<CheckedFile, Integer> loadFileKeys = new HashMap<>();
    private int lastLoadFileKey;
    private Optional<Notation> attributeNotation = Optional.empty();

    /** What every table of a load is landed with. */
    private record LandingChecks(FileLooks looks, DeclaredTotals declared, RefuseForgotten forgotten) {}

    /** Files of the source below a folder, or one of them; the temporary folder is the home's. */
    public LandFiles(SourceFolder source, Path folderOrFile, Path temporaryFolder) {
        this(source, folderOrFile, temporaryFolder, false);
    }

    /** The same; whole when they are all that the source has: then a file that was loaded before says something anew. */
    public LandFiles(SourceFolder source, Path folderOrFile, Path temporaryFolder, boolean isWhole) {
        this.isWhole = isWhole;
        this.source = source;
        this.folderOrFile = folderOrFile;
        this.temporaryFolder = temporaryFolder;
    }

    /** Lands them; not to be called within a transaction, since each file has its own. */
    public LandReport land(Run run, Warehouse warehouse, Parameters parameters) {
        emptyLanding(warehouse);
        try (DeferredCheckpoint deferred = DeferredCheckpoint.ofLanding(warehouse)) {
            return landChecked(
                    run, warehouse, parameters.with("run_key", run.key()).with("source_name", source.name()));
        } catch (RuntimeException | Error e) {
            try {
                emptyLanding(warehouse);
            } catch (RuntimeException failed) {
                // The next load empties them before it begins; why this one failed matters more.
                e.addSuppressed(failed);
            }
            throw e;
        }
    }

    /** Empties the landing tables, as after every load. */
    public static void emptyLanding(Warehouse warehouse) {
        warehouse.emptyLanding();
    }

    private LandReport landChecked(Run run, Warehouse warehouse, Parameters settings) {
        warehouse.execute("source/begin_load", Parameters.none());
        defineAttributeNumber(warehouse, Notation.UNSTATED, settings);
        Parameters parameters = withLastDay(warehouse, settings);
        goOnFromLastKey(warehouse);
        Map<String, LandingTable> landing = LandingTable.all(warehouse);
        DeclaredTotals declared = new DeclaredTotals(warehouse, parameters);
        RefuseForgotten forgotten = RefuseForgotten.of(warehouse, parameters, temporaryFolder);
        Map<String, List<CheckedFile>> files = checkedFiles(warehouse, landing, parameters, declared);
        List<CheckedFile> all = files.values().stream().flatMap(List::stream).toList();
        try (FileLooks looks = new FileLooks(all)) {
            // What a database says again it says anew: the same rows may have been others in between.
            LoadedFiles loaded =
                    source.isDatabase() || isWhole ? LoadedFiles.none() : LoadedFiles.of(warehouse, parameters);
            LandingChecks checks = new LandingChecks(looks, declared, forgotten);
            files.forEach((table, checked) -> run.step(
                    Step.of("land " + table), () -> landTable(run, warehouse, parameters, checked, loaded, checks)));
        }
        forgotten.clear();
        declared.compare();
        told.forEach(run::note);
        source.tables().stream()
                .filter(table -> table.landingTable().equals("customer_attribute"))
                .findFirst()
                .ifPresent(table -> AttributeText.unread(
                                warehouse, table.notation().specials())
                        .forEach(run::note));
        LandReport report = LandReport.of(warehouse, skipped);
        refuseTooManyRejects(run, warehouse, parameters, report);
        return report;
    }

    private Map<String, List<CheckedFile>> checkedFiles(
            Warehouse warehouse, Map<String, LandingTable> landing, Parameters parameters, DeclaredTotals declared) {
        FindFiles find = new FindFiles(folderOrFile);
        Problems problems = new Problems();
        CheckFiles check = new CheckFiles(warehouse, parameters, problems);
        Map<String, List<CheckedFile>> files = new LinkedHashMap<>();
        boolean anyFound = false;
        for (SourceTable table : source.tables()) {
            List<SupplierFile> found = find.matching(table.patterns());
            if (found.isEmpty() && find.isSingle() && hasOnePattern()) {
                found = List.of(find.theFile());
            }
            anyFound |= !found.isEmpty();
            if (found.isEmpty() && !table.optional() && !find.isSingle()) {
                problems.add(
                        "%s",
                        "no file matches " + String.join(" or ", table.patterns()) + ", for landing."
                                + table.landingTable() + "; expected at least one below the folder");
            }
            LandingTable landed = landing.get(table.landingTable());
            List<CheckedFile> fit = check.check(table, landed, found);
            if (isWhole
                    && !found.isEmpty()
                    && fit.isEmpty()
                    && problems.isEmpty()
                    && isKnown(warehouse, parameters, table)) {
                problems.add(
                        "%s",
                        "the files of landing." + table.landingTable() + " have no record; expected all that the source"
                                + " has: an empty full extract would take out all that is known");
            }
            files.put(table.landingTable(), fit);
            declared.read(table, landed, find, found, problems);
            found.stream()
                    .filter(file ->
                            fit.stream().noneMatch(checked -> checked.file().equals(file)))
                    .forEach(file -> declared.expectEmpty(table, file.name()));
        }
        if (!anyFound && problems.isEmpty()) {
            problems.add(
                    "%s",
                    "no file of the source is there; expected "
                            + source.tables().stream()
                                    .map(table -> String.join(" or ", table.patterns()))
                                    .distinct()
                                    .sorted()
                                    .reduce((a, b) -> a + ", " + b)
                                    .orElse(""));
        }
        int count = problems.lines().size();
        problems.throwIfAny(
                ExitCode.DATA_QUALITY,
                count + (count == 1 ? " problem" : " problems") + " with \"" + folderOrFile + "\" as source "
                        + source.name() + "; nothing was loaded");
        files.values().removeIf(List::isEmpty);
        return files;
    }

    // Where the source never gave a record, that it has none takes nothing out.
    private static boolean isKnown(Warehouse warehouse, Parameters parameters, SourceTable table) {
        return warehouse.query("source/loaded_files", parameters).stream()
                .anyMatch(row -> row.text("landing_table").equals(table.landingTable()));
    }

    // Then a file of any name is meant by it: a source such as uci-default has but one.
    private boolean hasOnePattern() {
        return source.tables().stream().map(SourceTable::patterns).distinct().count() == 1
                && source.tables().get(0).patterns().size() == 1;
    }

    private long landTable(
            Run run,
            Warehouse warehouse,
            Parameters parameters,
            List<CheckedFile> files,
            LoadedFiles loaded,
            LandingChecks checks) {
        Map<Long, Long> filesBySize =
                files.stream().collect(Collectors.groupingBy(checked -> bytes(checked.file()), Collectors.counting()));
        List<CheckedFile> fresh = new ArrayList<>();
        for (CheckedFile checked : files) {
            long bytes = bytes(checked.file());
            String table = checked.table().name();
            String known = "";
            // The hash is waited for only where another file of that size makes it matter before the file is read.
            if (loaded.maybe(table, bytes) || filesBySize.get(bytes) > 1) {
                String sha256 = checks.looks.sha256(checked.file().path());
                known = loaded.whereLoaded(table, sha256);
                loaded.add(table, bytes, sha256, "as " + checked.file().name());
            }
            if (known.isEmpty()) {
                fresh.add(checked);
                checks.declared.expect(checked.source(), checked.file().name());
            } else {
                String line = checked.file().name() + " was not loaded into " + table
                        + ": the same bytes were already loaded " + known;
                skipped.add(line);
                run.note(line);
            }
        }
        return landFresh(warehouse, parameters, fresh, checks);
    }

    /** Lands files of one table that we wrote of mended records; nobody declares their totals, and none was loaded before. */
    long landMended(Warehouse warehouse, Parameters settings, List<CheckedFile> files, RefuseForgotten forgotten) {
        goOnFromLastKey(warehouse);
        Parameters parameters = withLastDay(warehouse, settings);
        try (FileLooks looks = new FileLooks(files)) {
            DeclaredTotals none = new DeclaredTotals(warehouse, parameters);
            return landFresh(warehouse, parameters, files, new LandingChecks(looks, none, forgotten));
        }
    }

    private static Parameters withLastDay(Warehouse warehouse, Parameters settings) {
        return settings.with(
                "load_last_on",
                warehouse.query("source/last_day", settings).get(0).date("load_last_on"));
    }

    private void goOnFromLastKey(Warehouse warehouse) {
        lastLoadFileKey = warehouse
                .query("source/last_load_file", Parameters.none())
                .get(0)
                .integer("load_file_key");
    }

    private long landFresh(Warehouse warehouse, Parameters parameters, List<CheckedFile> fresh, LandingChecks checks) {
        if (fresh.isEmpty()) {
            return 0;
        }
        defineAttributeNumber(warehouse, fresh.get(0).source().notation(), parameters);
        Map<CheckedFile, LandFile.Counts> counts = new LinkedHashMap<>();
        for (List<CheckedFile> together : batches(fresh)) {
            List<LandFile.Counts> landed = landTogether(warehouse, parameters, together, checks);
            for (int i = 0; i < together.size(); i++) {
                counts.put(together.get(i), landed.get(i));
            }
        }
        record(warehouse, parameters, counts, checks.looks);
        if (fresh.get(0).table().name().equals("customer_attribute")) {
            fresh.forEach(checked -> tellEmpty(warehouse, parameters, checked, checks));
        }
        takeOut(warehouse, parameters, fresh, checks.forgotten);
        return counts.values().stream().mapToLong(LandFile.Counts::landed).sum();
    }

    // Most tables of a source are of one notation: it is made anew only for another.
    private void defineAttributeNumber(Warehouse warehouse, Notation notation, Parameters parameters) {
        if (!attributeNotation.equals(Optional.of(notation))) {
            AttributeText.define(warehouse, notation, parameters);
            attributeNotation = Optional.of(notation);
        }
    }

    // An attribute that no customer has is one that nobody sees.
    private void tellEmpty(Warehouse warehouse, Parameters parameters, CheckedFile checked, LandingChecks checks) {
        List<String> empty = new LandFile(
                        warehouse, checked, keyOf(checked), parameters, temporaryFolder, checks.declared, checks.looks)
                .emptyColumns();
        empty.forEach(name -> told.add(
                checked.file().name() + " has no value in column \"" + name + "\": there is no attribute of it"));
    }

    // Takes out again the rows that may not stay, and sums the files before and after.
    private void takeOut(
            Warehouse warehouse, Parameters parameters, List<CheckedFile> files, RefuseForgotten forgotten) {
        LandingTable table = files.get(0).table();
        warehouse.execute(
                warehouse.sqlFile("source/landed_file").withFragments(Map.of("table", table.name())),
                parameters.with("landing_table", table.name()));
        Set<String> supplied = files.stream()
                .flatMap(file -> file.supplied().keySet().stream())
                .collect(Collectors.toSet());
        ControlTotals totals = new ControlTotals(warehouse, table, supplied, parameters);
        totals.landing();
        boolean newestWins = files.get(0).source().hasCursor();
        long taken = new RefuseRepeated(warehouse, table, source.keys().of(table.name()), newestWins, supplied)
                        .run(totals, parameters)
                + forgotten.run(table, totals);
        totals.landed(taken > 0);
        totals.record();
    }

    // Small files go together, so that every thread has one; large ones alone, since what goes together is in memory
    // before it lands.
    private static List<List<CheckedFile>> batches(List<CheckedFile> files) {
        List<List<CheckedFile>> batches = new ArrayList<>();
        long bytes = Long.MAX_VALUE;
        for (CheckedFile file : files) {
            long more = bytes(file.file());
            if (bytes > TOGETHER_BYTES_MAX - more
                    || batches.get(batches.size() - 1).size() == TOGETHER_FILES_MAX) {
                batches.add(new ArrayList<>());
                bytes = 0;
            }
            batches.get(batches.size() - 1).add(file);
            bytes += more;
        }
        return batches;
    }

    private List<LandFile.Counts> landTogether(
            Warehouse warehouse, Parameters parameters, List<CheckedFile> together, LandingChecks checks) {
        List<LandFile> files = together.stream()
                .map(checked -> new LandFile(
                        warehouse, checked, keyOf(checked), parameters, temporaryFolder, checks.declared, checks.looks))
                .toList();
        long bytes =
                together.stream().mapToLong(checked -> bytes(checked.file())).sum();
        if (bytes > TOGETHER_BYTES_MAX || !LandFile.areAlike(files)) {
            return files.stream().map(LandFile::land).toList();
        }
        Map<LandFile, LandFile.Counts> landed = new HashMap<>();
        files.stream()
                .collect(Collectors.partitioningBy(LandFile::hasPlainTexts))
                .values()
                .forEach(alike -> landed.putAll(landAlike(warehouse, alike)));
        return files.stream().map(landed::get).toList();
    }

    private static Map<LandFile, LandFile.Counts> landAlike(Warehouse warehouse, List<LandFile> files) {
        if (files.isEmpty()) {
            return Map.of();
        }
        try {
            return LandFile.landTogether(warehouse, files);
        } catch (IllegalStateException e) {
            // At least one of them is not as it looks: each by itself, so that only that one is read with care.
            return files.stream().collect(Collectors.toMap(file -> file, LandFile::land));
        }
    }

    private int keyOf(CheckedFile file) {
        return loadFileKeys.computeIfAbsent(file, unknown -> ++lastLoadFileKey);
    }

    private void record(
            Warehouse warehouse, Parameters parameters, Map<CheckedFile, LandFile.Counts> counts, FileLooks looks) {
        String files = counts.entrySet().stream()
                .map(entry -> Stream.of(
                                keyOf(entry.getKey()),
                                entry.getKey().file().name(),
                                looks.sha256(entry.getKey().file().path()),
                                bytes(entry.getKey().file()),
                                entry.getValue().read(),
                                entry.getValue().landed())
                        .map(SqlFile::literal)
                        .collect(Collectors.joining(", ", "(", ")")))
                .collect(Collectors.joining(",\n"));
        String table = counts.keySet().iterator().next().table().name();
        warehouse.execute(
                warehouse.sqlFile("source/load_file").withFragments(Map.of("files", files)),
                parameters.with("landing_table", table));
    }

    private void refuseTooManyRejects(Run run, Warehouse warehouse, Parameters parameters, LandReport report) {
        BigDecimal max = parameters.decimal("load_reject_share_max");
        if (report.rejectShare().compareTo(max) <= 0) {
            return;
        }
        Path file = temporaryFolder.resolveSibling("out").resolve("rejects-run-" + run.key() + ".csv");
        try {
            OwnerOnly.createFolders(file.getParent());
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to make " + file.getParent(), e);
        }
        warehouse.execute("source/write_rejects", Parameters.none().with("file", file.toString()));
        OwnerOnly.mend(file);
        throw new UserError(
                ExitCode.DATA_QUALITY,
                percent(report.rejectShare()) + " of the rows were refused (" + report.rejected() + " of "
                        + report.read() + "); expected at most " + percent(max)
                        + " (load.reject_share_max); nothing was loaded; all of them are in " + file
                        + "; correct the files, or raise load.reject_share_max in gridgrade.yml",
                report.faults(DETAIL_LINES_MAX));
    }

    private static String percent(BigDecimal share) {
        return share.movePointRight(2).setScale(2, RoundingMode.HALF_UP).toPlainString() + " %";
    }

    private static long bytes(SupplierFile file) {
        try {
            return file.bytes();
        } catch (IOException e) {
            throw new UserError(
                    ExitCode.DATA_QUALITY,
                    "unable to read " + file.path() + ": " + e.getMessage() + "; expected a file that stays there");
        }
    }
}
