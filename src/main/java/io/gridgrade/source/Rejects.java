package io.gridgrade.source;

import io.gridgrade.engine.Row;
import io.gridgrade.engine.SqlFile;
import io.gridgrade.source.sheet.WriteSheet;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Json;
import io.gridgrade.value.Nearest;
import io.gridgrade.value.OwnerOnly;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.UserError;
import io.gridgrade.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The records that loads refused: how many wait to be mended, for which rule, and as a file to mend them in. */
public final class Rejects {
    private static final int EXAMPLES_MAX = 3;
    // Without this mark a spreadsheet would not take the file for UTF-8, and break Chinese names.
    private static final String FIRST_COLUMN = "\"\uFEFF" + MendedFile.REJECT_NO + "\"";

    private static final String SHEET = ".xlsx";

    private final Warehouse warehouse;
    private final List<Row> runs;

    /** Which records: of a run (else of the latest that has any), of a landing table, of a rule; waiting, or all. */
    public record Choice(Optional<Integer> run, Optional<String> table, Optional<String> rule, boolean isAll) {}

    /** What a run refused: the run, how many records each rule refused, and the first of each. */
    public record Found(Row run, List<Row> rules, List<Row> examples) {}

    /** What was written to a file, and how many records have no columns that could be mended. */
    public record Exported(long records, long bare) {}

    /** Those of a warehouse. */
    public Rejects(Warehouse warehouse) {
        this.warehouse = warehouse;
        this.runs = warehouse.query("reject/runs", Parameters.none());
    }

    /** How many records wait in all runs. */
    public long waiting() {
        return runs.stream().mapToLong(run -> run.longInteger("waiting_count")).sum();
    }

    /** The records chosen; empty when there are none. */
    public Optional<Found> find(Choice choice) {
        return run(choice).map(run -> {
            Parameters parameters = parameters(choice, run)
                    .with("state_code", choice.isAll() ? "all" : "waiting")
                    .with("row_count", EXAMPLES_MAX);
            return new Found(
                    run,
                    warehouse.query(
                            warehouse
                                    .sqlFile("reject/rules")
                                    .withFragments(Map.of("rule_words", RuleWords.sql("rule_code"))),
                            parameters),
                    warehouse.query("reject/examples", parameters));
        });
    }

    /** Writes the waiting records to a file that is not there yet, or holds the same already. */
    public Exported export(Choice choice, Path file, Path temporaryFolder) {
        Optional<Row> run = run(choice);
        if (run.isEmpty()) {
            return new Exported(0, 0);
        }
        warehouse.execute(
                warehouse.sqlFile("reject/chosen").withFragments(Map.of("rule_words", RuleWords.sql("rule_code"))),
                parameters(choice, run.get()));
        Row counts = warehouse.query("reject/chosen_counts", Parameters.none()).get(0);
        long bare = counts.longInteger("bare_count");
        long records = counts.longInteger("record_count") - bare;
        if (records > 0) {
            write(file, records, temporaryFolder);
        }
        return new Exported(records, bare);
    }

    private void write(Path file, long records, Path temporaryFolder) {
        List<String> columns = warehouse.query("reject/chosen_columns", Parameters.none()).stream()
                .map(row -> row.text("column_name"))
                .toList();
        boolean isSheet = file.toString().toLowerCase(Locale.ROOT).endsWith(SHEET);
        Path fresh = temporaryFolder.resolve(isSheet ? "rejects.xlsx" : "rejects.csv");
        if (isSheet) {
            writeSheet(file, columns, records, fresh);
        } else {
            String cells = columns.stream()
                    .map(name -> cell(name) + " as " + SqlFile.identifier(MendedFile.shownName(name)))
                    .collect(Collectors.joining(",\n        "));
            warehouse.execute(
                    warehouse.sqlFile("reject/export").withFragments(Map.of("first", FIRST_COLUMN, "cells", cells)),
                    Parameters.none().with("file", fresh.toString()));
        }
        try {
            Path absolute = file.toAbsolutePath();
            if (!Files.exists(absolute)) {
                OwnerOnly.createFolders(absolute.getParent());
                OwnerOnly.mend(fresh);
                Files.copy(fresh, absolute);
            } else if (Files.mismatch(fresh, absolute) >= 0) {
                throw new UserError(
                        ExitCode.PRECONDITION,
                        file + " is there already and may hold what was mended; expected a new file; name another, or"
                                + " delete it");
            }
            Files.delete(fresh);
        } catch (IOException e) {
            throw new UserError(
                    ExitCode.FAILED,
                    "unable to write " + file + ": " + e.getMessage() + "; expected a file that may be written");
        }
    }

    private static String cell(String column) {
        return "reject_guarded(record_text ->> " + SqlFile.literal(MendedFile.pointer(column)) + ")";
    }

    private void writeSheet(Path file, List<String> columns, long records, Path fresh) {
        List<String> header = new ArrayList<>(MendedFile.TOLD);
        header.add(0, MendedFile.REJECT_NO);
        columns.forEach(name -> header.add(MendedFile.shownName(name)));
        String cells = columns.stream().map(Rejects::cell).collect(Collectors.joining(",\n        "));
        if (records > WriteSheet.ROWS_MAX) {
            throw new UserError(
                    ExitCode.WRONG_USAGE,
                    records + " records are too many for " + file + "; expected at most " + WriteSheet.ROWS_MAX
                            + " in a spreadsheet; choose some with --table or --rule, or write a .csv");
        }
        List<List<String>> rows = new ArrayList<>();
        warehouse
                .query(warehouse.sqlFile("reject/export_rows").withFragments(Map.of("cells", cells)), Parameters.none())
                .forEach(row -> rows.add(cells(row, file)));
        try {
            WriteSheet.write(fresh, "rejects", header, rows);
        } catch (IOException e) {
            throw new UserError(
                    ExitCode.FAILED,
                    "unable to write " + fresh + ": " + e.getMessage() + "; expected room for the records");
        }
    }

    private static List<String> cells(Row row, Path file) {
        List<String> cells = new ArrayList<>();
        Json.read(row.text("cells_json")).forEach(cell -> cells.add(cell.isNull() ? null : cell.asText()));
        if (cells.stream().anyMatch(cell -> cell != null && cell.length() > WriteSheet.CELL_CHARS_MAX)) {
            throw new UserError(
                    ExitCode.WRONG_USAGE,
                    "record " + cells.get(0) + " has a value that is too long for " + file + "; expected at most "
                            + WriteSheet.CELL_CHARS_MAX + " characters in a cell of a spreadsheet; write a .csv");
        }
        return cells;
    }

    private Optional<Row> run(Choice choice) {
        List<Row> names = warehouse.query("reject/names", Parameters.none());
        choice.table().ifPresent(table -> known("table", table, names, "landing_table"));
        choice.rule().ifPresent(rule -> known("rule", rule, names, "rule_code"));
        if (choice.run().isPresent()) {
            return runs.stream()
                    .filter(run -> run.integer("run_key") == choice.run().get())
                    .findFirst();
        }
        return runs.stream()
                .filter(run -> choice.isAll() || run.longInteger("waiting_count") > 0)
                .reduce((earlier, later) -> later);
    }

    private void known(String what, String name, List<Row> names, String column) {
        Collection<String> known =
                names.stream().map(row -> row.text(column)).distinct().sorted().toList();
        if (!known.contains(name)) {
            throw new UserError(
                    ExitCode.WRONG_USAGE,
                    "nothing was refused for the " + what + " \"" + name + "\"" + Nearest.hint(name, known)
                            + "; expected " + (known.isEmpty() ? "none" : "one of " + String.join(", ", known)));
        }
    }

    private static Parameters parameters(Choice choice, Row run) {
        return Parameters.none()
                .with("run_key", run.integer("run_key"))
                .with("landing_table", choice.table().orElse(""))
                .with("rule_code", choice.rule().orElse(""));
    }
}
