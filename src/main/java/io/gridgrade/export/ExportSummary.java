package io.gridgrade.export;

import io.gridgrade.engine.Row;
import io.gridgrade.engine.SqlFile;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Hash;
import io.gridgrade.value.KeptWork;
import io.gridgrade.value.OwnerOnly;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.value.UserError;
import io.gridgrade.value.Whole;
import io.gridgrade.value.WrittenFile;
import io.gridgrade.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes the regulator's summary of a closed month: CSV files and the manifest by which they are checked. */
public final class ExportSummary {
    private static final String FOLDER = "summary";
    private static final List<String> FILES = List.of("customers", "grade_mix", "arrears_ageing", "disconnections");
    private static final String DICTIONARY = "data_dictionary.csv";
    private static final String SUMS = "SHA256SUMS";

    private ExportSummary() {}

    /**
     * Writes {@code summary/} below the folder, whole or not at all, in place of one that is there. The same warehouse
     * and settings give the same bytes.
     *
     * @return the files, the manifest and the list of hashes last
     */
    public static List<WrittenFile> write(Warehouse published, Period period, Path outFolder, Parameters settings) {
        Row edition = edition(published, period);
        Path target = outFolder.resolve(FOLDER);
        List<WrittenFile> files = new ArrayList<>();
        try {
            Path next = Whole.next(target);
            OwnerOnly.createFolders(next);
            boolean hasMark = Boolean.parseBoolean(
                    settings.asMap().get("export_byte_order_mark").toString());
            Manifest manifest = new Manifest(published, period, edition, settings, hasMark);
            try {
                for (String name : FILES) {
                    writeFile(published, period, next, name, manifest, hasMark);
                }
                OwnerOnly.write(
                        next.resolve(DICTIONARY),
                        SpreadsheetCsv.of(Manifest.DICTIONARY_COLUMNS, manifest.dictionary(), hasMark));
                OwnerOnly.write(next.resolve(Manifest.FILE), manifest.text());
                OwnerOnly.write(next.resolve(SUMS), sums(next));
                for (String name : names()) {
                    files.add(WrittenFile.of(target.resolve(name), next.resolve(name)));
                }
                KeptWork.keep(target.toString(), () -> Whole.replaceFolder(target, next));
            } finally {
                Whole.delete(next);
            }
        } catch (IOException e) {
            throw new UserError(
                    ExitCode.FAILED,
                    "the summary cannot be written to " + target + ": "
                            + e.getClass().getSimpleName() + " "
                            + e.getMessage() + "; what was there before is unchanged; make room, or allow writing"
                            + " there, and run the command again");
        }
        return files;
    }

    // The list of hashes last.
    private static List<String> names() {
        List<String> names =
                new ArrayList<>(FILES.stream().map(name -> name + ".csv").toList());
        names.addAll(List.of(DICTIONARY, Manifest.FILE, SUMS));
        return names;
    }

    // As sha256sum --check reads it.
    private static String sums(Path folder) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (String name : names().subList(0, names().size() - 1)) {
            lines.append(Hash.of(folder.resolve(name)))
                    .append("  ")
                    .append(name)
                    .append('\n');
        }
        return lines.toString();
    }

    private static void writeFile(
            Warehouse published, Period period, Path folder, String name, Manifest manifest, boolean hasMark)
            throws IOException {
        SqlFile query = query(published, name);
        List<Row> rows = published.query(query, Parameters.none().forPeriod(period));
        List<String> columns = columns(published, query, period);
        List<List<Object>> cells = new ArrayList<>();
        for (Row row : rows) {
            List<Object> line = new ArrayList<>();
            columns.forEach(column -> line.add(row.value(column)));
            cells.add(line);
        }
        Path file = folder.resolve(name + ".csv");
        OwnerOnly.write(file, SpreadsheetCsv.of(columns, cells, hasMark));
        manifest.add(file, rows.size(), columns);
    }

    // Every file is broken down by the same classes and regions.
    private static SqlFile query(Warehouse published, String name) {
        String breakdown = published.sqlFile("export/breakdown").asSubquery();
        return published.sqlFile("export/" + name).withFragments(Map.of("breakdown", breakdown));
    }

    // Also when the file has no rows.
    private static List<String> columns(Warehouse published, SqlFile query, Period period) {
        SqlFile describe = new SqlFile(query.name(), "describe " + query.text());
        return published.query(describe, Parameters.none().forPeriod(period)).stream()
                .map(row -> row.text("column_name"))
                .toList();
    }

    private static Row edition(Warehouse published, Period period) {
        List<Row> closed = published.query("export/edition", Parameters.none());
        return closed.stream()
                .filter(row -> row.integer("period_key") == period.key())
                .findFirst()
                .orElseThrow(() -> new UserError(
                        ExitCode.PRECONDITION,
                        "period " + period + " is not closed, so there is nothing to export; expected "
                                + (closed.isEmpty()
                                        ? "at least one closed month"
                                        : "a month from "
                                                + Period.ofKey(closed.get(0).integer("period_key")) + " to "
                                                + Period.ofKey(closed.get(closed.size() - 1)
                                                        .integer("period_key")))
                                + "; close it with: gridgrade close"));
    }
}
