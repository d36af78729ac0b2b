package io.gridgrade.source;

import io.gridgrade.engine.Row;
import io.gridgrade.engine.SqlFile;
import io.gridgrade.run.Run;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Problems;
import io.gridgrade.value.Step;
import io.gridgrade.value.UserError;
import io.gridgrade.warehouse.Warehouse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Lands refused records that a person has mended: each goes through the SELECT, the types and the rules of its source again,
 * as if it stood in a file of that source.
 */
public final class LandMended {
    private final Warehouse warehouse;
    private final Path path;
    private final Path temporaryFolder;
    private final boolean isTaken;

    /** What became of the records of a mended file: loaded, refused again, mended before, and not changed. */
    public record Result(LandReport report, long loaded, long refused, long mendedBefore, long unchanged) {}

    private final Map<Row, String> names = new LinkedHashMap<>();
    private Map<String, Long> states = Map.of();
    private LandReport report;

    /**
     * Of a file that was exported; the temporary folder is the home's. Taken as it is, values that look as if a spreadsheet had
     * changed them are meant.
     */
    public LandMended(Warehouse warehouse, Path path, Path temporaryFolder, boolean isTaken) {
        this.isTaken = isTaken;
        this.warehouse = warehouse;
        this.path = path;
        this.temporaryFolder = temporaryFolder;
    }

    /** Lands them; not to be called within a transaction, since each file has its own. */
    public void land(Run run, Parameters settings) {
        LandFiles.emptyLanding(warehouse);
        warehouse.execute("source/begin_load", Parameters.none());
        AttributeText.define(warehouse, Notation.UNSTATED, settings);
        MendedFile mended = new MendedFile(warehouse, path, temporaryFolder, isTaken);
        states = mended.read();
        Map<String, List<Row>> groups = mended.groups().stream()
                .collect(Collectors.groupingBy(
                        group -> group.text("source_name"), LinkedHashMap::new, Collectors.toList()));
        RefuseForgotten forgotten = RefuseForgotten.of(warehouse, settings.with("run_key", run.key()), temporaryFolder);
        groups.forEach((name, ofSource) -> {
            SourceFolder source = SourceFolder.named(warehouse.resources(), name);
            Parameters parameters = settings.with("run_key", run.key()).with("source_name", name);
            checked(source, ofSource, parameters)
                    .forEach((table, files) ->
                            run.step(Step.of("land " + table), () -> new LandFiles(source, path, temporaryFolder)
                                    .landMended(warehouse, parameters, files, forgotten.ofSource(name))));
        });
        groups.values().forEach(ofSource -> ofSource.stream()
                .filter(group -> !group.truth("is_of_file"))
                .forEach(group -> warehouse.execute(
                        "reject/forget_source",
                        Parameters.none()
                                .with("landing_table", group.text("landing_table"))
                                .with("file_name", names.get(group)))));
        forgotten.clear();
        report = LandReport.of(warehouse, List.of());
    }

    // Each group is a file by itself, with the columns that its records have.
    private Map<String, List<CheckedFile>> checked(SourceFolder source, List<Row> groups, Parameters parameters) {
        Map<String, LandingTable> landing = LandingTable.all(warehouse);
        Map<String, List<CheckedFile>> files = new LinkedHashMap<>();
        Problems problems = new Problems();
        CheckFiles check = new CheckFiles(warehouse, parameters, problems);
        for (Row group : groups) {
            String table = group.text("landing_table");
            SourceTable how = how(source, group);
            String plain = path.getFileName().toString().replaceFirst("(?i)\\.gz$", "");
            String name = names.containsValue(plain) ? plain + " (" + (names.size() + 1) + ")" : plain;
            names.put(group, name);
            Path file = temporaryFolder.resolve("mended-" + names.size() + ".csv");
            write(group, name, file, parameters);
            files.computeIfAbsent(table, key -> new ArrayList<>())
                    .addAll(check.check(how, landing.get(table), List.of(new SupplierFile(file, name))));
        }
        problems.throwIfAny(
                ExitCode.DATA_QUALITY,
                path + " does not fit source " + source.name() + " as it is now; nothing was loaded");
        return files;
    }

    private void write(Row group, String name, Path file, Parameters parameters) {
        String cells = MendedFile.columns(group).stream()
                .map(column -> "cells_text ->> " + SqlFile.literal(MendedFile.pointer(column)) + " as "
                        + SqlFile.identifier(column))
                .collect(Collectors.joining(",\n        "));
        warehouse.execute(
                warehouse
                        .sqlFile("reject/mended_file")
                        .withFragments(Map.of("cells", cells, "is_of_file", String.valueOf(group.truth("is_of_file")))),
                parameters
                        .with("landing_table", group.text("landing_table"))
                        .with("column_names_json", group.text("column_names_json"))
                        .with("file_name", name)
                        .with("file", file.toString()));
    }

    // They come in no order of change, even where the source reads a database. Where the record is known only as it was
    // meant for the landing table, it is so already.
    private static SourceTable how(SourceFolder source, Row group) {
        String table = group.text("landing_table");
        CsvFormat format = MendedFile.format("utf-8", Optional.of(','));
        if (!group.truth("is_of_file")) {
            String select = MendedFile.columns(group).stream()
                    .map(SqlFile::identifier)
                    .collect(Collectors.joining(", ", "select record_no, ", " from record"));
            return new SourceTable(
                    table,
                    List.of(),
                    true,
                    List.of(),
                    format,
                    Notation.OURS,
                    Optional.empty(),
                    SourceTotals.NONE,
                    new SqlFile("the columns of landing." + table, select),
                    select);
        }
        return source.tables().stream()
                .filter(one -> one.landingTable().equals(table))
                .findFirst()
                .map(one -> new SourceTable(
                        table,
                        List.of(),
                        true,
                        one.optionalColumns(),
                        format,
                        one.notation(),
                        Optional.empty(),
                        SourceTotals.NONE,
                        one.written(),
                        one.select()))
                .orElseThrow(() -> new UserError(
                        ExitCode.PRECONDITION,
                        "source " + source.name() + " no longer feeds landing." + table
                                + "; expected the table in its source.yml, as when the records were refused"));
    }

    /** Keeps the record of it, and marks what is mended, within the caller's transaction. */
    public void keep(Parameters ofRun) {
        warehouse.execute("reject/mark_mended", ofRun);
        report.keep(warehouse);
    }

    /** What became of the records, once that is kept. */
    public Result result(Parameters ofRun) {
        Row counts = warehouse.query("reject/reload_counts", ofRun).get(0);
        return new Result(
                report,
                counts.longInteger("loaded_count"),
                counts.longInteger("refused_count"),
                states.getOrDefault("mended", 0L),
                states.getOrDefault("unchanged", 0L));
    }
}
