package io.gridgrade.source;

import io.gridgrade.engine.Row;
import io.gridgrade.engine.SqlFile;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Nearest;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Problems;
import io.gridgrade.warehouse.Warehouse;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The control totals that the supplier declared of the files of a load, and whether they are what was read. Mutable. */
final class DeclaredTotals {
    private static final String TRAILER = "its trailer record";
    private static final String SOURCE_YML = "source.yml";

    private final Warehouse warehouse;
    private final Parameters parameters;
    private final Problems problems = new Problems();
    private final List<Declared> waiting = new ArrayList<>();
    private final List<Declared> expected = new ArrayList<>();
    private final Set<String> controlled = new HashSet<>();

    private record Declared(String landingTable, String fileName, String column, String origin, String text) {
        String literals() {
            return Stream.of(landingTable, fileName, column, origin, text)
                    .map(SqlFile::literal)
                    .collect(Collectors.joining(", ", "(", ")"));
        }

        boolean isAbout(String table, String file) {
            return landingTable.equals(table) && (fileName.equals(file) || (fileName + ".gz").equals(file));
        }
    }

    DeclaredTotals(Warehouse warehouse, Parameters parameters) {
        this.warehouse = warehouse;
        this.parameters = parameters;
    }

    /** Reads what source.yml and control files declare of a table; what is wrong with that goes to the problems. */
    void read(SourceTable source, LandingTable table, FindFiles find, List<SupplierFile> found, Problems ofFiles) {
        SourceTotals totals = source.totals();
        if (!totals.isDeclared()) {
            return;
        }
        List<String> known = table.totalColumns();
        checkColumns(source, known, ofFiles);
        List<Declared> declared = new ArrayList<>();
        totals.declaredByFile()
                .forEach((file, byColumn) -> byColumn.forEach(
                        (column, text) -> declared.add(new Declared(table.name(), file, column, SOURCE_YML, text))));
        for (SupplierFile control :
                find.isSingle() ? List.<SupplierFile>of() : find.matching(totals.controlPatterns())) {
            String folder = control.name().substring(0, control.name().lastIndexOf('/') + 1);
            ControlFile.read(control, source.format(), known, ofFiles)
                    .forEach((file, byColumn) -> byColumn.forEach((column, text) -> declared.add(
                            // Named as it lies beside the control file, or from the folder that is loaded.
                            new Declared(
                                    table.name(),
                                    file.contains("/") ? file : folder + file,
                                    column,
                                    control.name(),
                                    text))));
        }
        if (!find.isSingle()) {
            totals.controlPatterns().forEach(pattern -> controlled.add(table.name()));
            checkFound(table, declared, found, ofFiles);
        }
        waiting.addAll(declared);
    }

    private static void checkColumns(SourceTable source, List<String> known, Problems problems) {
        SourceTotals totals = source.totals();
        String where = "source.yml: tables." + source.landingTable() + ".totals.";
        Map<String, Set<String>> named = new HashMap<>();
        totals.trailer()
                .ifPresent(trailer -> named.put("trailer", trailer.totals().keySet()));
        totals.declaredByFile().forEach((file, byColumn) -> named.put("files." + file, byColumn.keySet()));
        named.forEach((place, columns) -> columns.stream()
                .filter(column -> !column.equals(ControlTotals.ROWS) && !known.contains(column))
                .forEach(column -> problems.add(
                        "%s",
                        where + place + ".sums." + column + " is unknown" + Nearest.hint(column, known)
                                + "; expected "
                                + (known.isEmpty() ? "count alone" : "one of " + String.join(", ", known)))));
    }

    // A file that was declared and did not come is a loss, unless it was loaded before.
    private void checkFound(LandingTable table, List<Declared> declared, List<SupplierFile> found, Problems ofFiles) {
        Map<String, String> missing = new HashMap<>();
        declared.stream()
                .filter(one -> found.stream().noneMatch(file -> one.isAbout(table.name(), file.name())))
                .forEach(one -> missing.put(one.fileName(), one.origin()));
        if (missing.isEmpty()) {
            return;
        }
        warehouse
                .query("source/loaded_names", parameters.with("landing_table", table.name()))
                .forEach(row -> missing.keySet()
                        .removeIf(name -> Set.of(name, name + ".gz").contains(row.text("file_name"))));
        missing.keySet().stream()
                .sorted()
                .forEach(name -> ofFiles.add(
                        "%s",
                        name + " is not there, and " + missing.get(name)
                                + " declares its totals; expected the file below the folder; fetch it again"));
    }

    /** From now on, what is declared of the file is expected to be read. */
    void expect(SourceTable source, String fileName) {
        String table = source.landingTable();
        List<Declared> ofFile = waiting.stream()
                .filter(declared -> declared.isAbout(table, fileName))
                .map(declared -> new Declared(
                        table,
                        fileName,
                        declared.column(),
                        declared.origin(),
                        declared.origin().equals(SOURCE_YML) ? declared.text() : plain(source, declared.text())))
                .toList();
        expected.addAll(ofFile);
        if (controlled.contains(table)
                && ofFile.stream().allMatch(declared -> declared.origin().equals(SOURCE_YML))) {
            problems.add(
                    "%s",
                    fileName + " is in no control file; expected a record of it in one of "
                            + String.join(", ", source.totals().controlPatterns()));
        }
    }

    /** The same of a file in which there is no record at all. */
    void expectEmpty(SourceTable source, String fileName) {
        expect(source, fileName);
        source.totals().trailer().ifPresent(trailer -> problems.add("%s", missingTrailer(fileName, trailer)));
    }

    /** Copies a file without its trailer record, as UTF-8, and takes down what that declares. */
    void trailer(CheckedFile checked, Path to) {
        SourceTotals.Trailer trailer = checked.source().totals().trailer().orElseThrow();
        List<String> columns = checked.head().columns();
        CutTrailer cut = Transcode.toUtf8WithoutTrailer(
                checked.file(),
                checked.source().format(),
                checked.head().delimiter(),
                TrailerPlaces.of(trailer.column(), columns),
                trailer.text(),
                to);
        String name = checked.file().name();
        if (cut.trailers().isEmpty()) {
            problems.add("%s", missingTrailer(name, trailer));
        } else if (cut.trailers().size() > 1) {
            problems.add(
                    "%s",
                    name + " has " + cut.trailers().size() + " trailer records; expected one, at its end; have the"
                            + " supplier send it again");
        } else if (cut.hasRecordsAfter()) {
            problems.add(
                    "%s",
                    name + " has records after its trailer record; expected none; have the supplier send it again");
        } else {
            List<String> cells = cut.trailers().get(0);
            trailer.totals().forEach((total, column) -> {
                int place = TrailerPlaces.of(column, columns);
                expected.add(new Declared(
                        checked.table().name(),
                        name,
                        total,
                        TRAILER,
                        place < cells.size() ? plain(checked.source(), cells.get(place)) : ""));
            });
        }
    }

    // With a point as the decimal mark.
    private static String plain(SourceTable source, String text) {
        return source.notation().decimal().equals(".")
                ? text
                : text.replace(source.notation().thousands(), "").replace(',', '.');
    }

    private static String missingTrailer(String fileName, SourceTotals.Trailer trailer) {
        return fileName + " has no trailer record: none has \"" + trailer.text() + "\" in column " + trailer.column()
                + "; expected one, at its end; it may be cut short: fetch it again";
    }

    /** Compares, once everything has landed; throws all differences at once. */
    void compare() {
        if (!expected.isEmpty()) {
            Set<String> rows = new LinkedHashSet<>();
            expected.forEach(declared -> rows.add(declared.literals()));
            warehouse.execute(
                    warehouse
                            .sqlFile("source/declare_totals")
                            .withFragments(Map.of("declared", String.join(",\n", rows))),
                    parameters);
            warehouse
                    .query("source/declared_difference", parameters)
                    .forEach(row -> problems.add("%s", difference(row)));
        }
        problems.throwIfAny(
                ExitCode.DATA_QUALITY,
                "the files are not what their control totals declare; nothing was loaded; have the supplier send them"
                        + " again, or declare what is right");
    }

    private static String difference(Row row) {
        boolean isRows = row.text("column_name").equals(ControlTotals.ROWS);
        String what = row.text("file_name") + (isRows ? "" : " " + row.text("column_name"));
        BigDecimal declared = row.decimal("declared_total");
        if (declared == null) {
            return what + ": " + row.text("origin") + " declares \"" + row.text("declared_text") + "\"; expected "
                    + (isRows ? "a number of rows" : "a number like 1234.50");
        }
        BigDecimal read = row.decimal("read_total");
        long unread = row.longInteger("unread_count");
        return what + ": " + row.text("origin") + " declares " + shown(declared, isRows) + (isRows ? " rows" : "")
                + ", "
                + shown(read, isRows) + (isRows ? " were read (" : " was read (")
                + shown(row.decimal("rejected_total"), isRows) + (isRows ? " of them" : " of it")
                + " refused); the difference is "
                + shown(read.subtract(declared), isRows)
                + (unread == 0
                        ? ""
                        : "; " + unread
                                + (unread == 1 ? " value that is no number is" : " values that are no numbers are")
                                + " not counted");
    }

    private static String shown(BigDecimal total, boolean isRows) {
        BigDecimal bare = total.stripTrailingZeros();
        return bare.setScale(Math.max(bare.scale(), isRows ? 0 : 2)).toPlainString();
    }
}
