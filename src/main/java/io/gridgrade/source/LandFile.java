package io.gridgrade.source;

import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.UserError;
import io.gridgrade.warehouse.Row;
import io.gridgrade.warehouse.SqlFile;
import io.gridgrade.warehouse.Warehouse;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.zip.ZipException;

/**
 * Lands one file: in one go when nothing is wrong with it, which the landing table itself decides; else record by record, so
 * that the good rows land and each bad value is told. Only the second way needs record numbers, and costs twice as much.
 */
final class LandFile {
    // A name that no supplier's column has.
    private static final String FILE_COLUMN = "__supplier_file";

    /** Rows that the source's SELECT gave, and those of them that landed. */
    record Counts(long read, long landed) {}

    private final Warehouse warehouse;
    private final CheckedFile checked;
    private final Typing typing;
    private final Parameters parameters;
    private final Path temporaryFolder;
    private final DeclaredTotals declared;

    LandFile(
            Warehouse warehouse,
            CheckedFile checked,
            int loadFileKey,
            Parameters parameters,
            Path temporaryFolder,
            DeclaredTotals declared) {
        this.warehouse = warehouse;
        this.checked = checked;
        this.typing = new Typing(checked.table(), checked.supplied());
        this.temporaryFolder = temporaryFolder;
        this.declared = declared;
        this.parameters = parameters
                .with("load_file_key", loadFileKey)
                .with("file_name", checked.file().name())
                .with("landing_table", checked.table().name())
                .with("header_lines", checked.headerLines());
    }

    Counts land() {
        Path path = checked.file().path();
        boolean copied = !isReadableAsItIs();
        Path readable = copied ? copy(checked.source().format()) : path;
        boolean packed = checked.file().isGzip() && !copied;
        try {
            return land(readable, packed);
        } finally {
            if (copied) {
                delete(readable);
            }
        }
    }

    private Counts land(Path path, boolean packed) {
        try {
            return inOneGo(path, packed);
        } catch (IllegalStateException e) {
            // Not for the user: whatever it was, the careful way finds it again, and where.
            refuseWholeFile(path);
            try {
                return carefully(path, packed);
            } catch (IllegalStateException again) {
                throw new UserError(
                        ExitCode.DATA_QUALITY,
                        checked.file().name() + " could not be read by "
                                + checked.source().selectName() + ": " + firstLine(again)
                                + "; correct the file, or use try_cast in the SELECT");
            }
        }
    }

    private Counts inOneGo(Path path, boolean packed) {
        return landReadable(warehouse, List.of(this), List.of(path), packed).get(0);
    }

    /** Files that may be landed together: read as they are, and alike in all that the engine must be told of a file. */
    static boolean areAlike(List<LandFile> files) {
        return files.stream()
                                .map(land -> List.of(
                                        land.checked.supplied(),
                                        land.checked.head().columns(),
                                        land.checked.head().delimiter(),
                                        land.checked.file().isGzip()))
                                .distinct()
                                .count()
                        == 1
                && files.stream().allMatch(land -> land.checked.isPlain() && land.isReadableAsItIs());
    }

    // A trailer record is no data, and must be cut off first.
    private boolean isReadableAsItIs() {
        return checked.source().format().isUtf8()
                && !isPattern(checked.file().path())
                && checked.source().totals().trailer().isEmpty();
    }

    /** Lands alike files in one go, which keeps all of the engine's threads busy; throws when anything is wrong. */
    static List<Counts> landTogether(Warehouse warehouse, List<LandFile> files) {
        return landReadable(
                warehouse,
                files,
                files.stream().map(land -> land.checked.file().path()).toList(),
                files.get(0).checked.file().isGzip());
    }

    private static List<Counts> landReadable(
            Warehouse warehouse, List<LandFile> files, List<Path> paths, boolean packed) {
        LandFile first = files.get(0);
        List<Integer> keys = files.stream().map(LandFile::key).toList();
        String rows = SelectText.of(first.rows(keys, paths, packed));
        return warehouse.transaction(() -> {
            long count = warehouse.execute(first.fill("land_files", "", "rows", rows), first.parameters);
            if (files.size() == 1) {
                return List.of(new Counts(count, count));
            }
            String inKeys = keys.stream().map(String::valueOf).collect(Collectors.joining(", "));
            Map<Integer, Long> landed = new HashMap<>();
            warehouse
                    .query(first.fill("file_row_counts", "", "load_file_keys", inKeys), first.parameters)
                    .forEach(row -> landed.put(row.integer("load_file_key"), row.longInteger("landed_count")));
            return keys.stream()
                    .map(key -> landed.getOrDefault(key, 0L))
                    .map(each -> new Counts(each, each))
                    .toList();
        });
    }

    private int key() {
        return parameters.integer("load_file_key");
    }

    // Numbering the records takes one thread; where they follow one another as they stand, they are counted afterwards,
    // and the number that the SELECT hands on tells the file instead.
    private String rows(List<Integer> keys, List<Path> paths, boolean packed) {
        String files = paths.stream()
                .map(path -> SqlFile.literal(path.toString()))
                .collect(Collectors.joining(", ", "[", "]"));
        String fileOfRow = keys + "[list_position(" + files + ", " + FILE_COLUMN + ")]";
        boolean isPlain = checked.isPlain();
        return warehouse
                .sqlFile("source/cast_file")
                .withFragments(Map.of(
                        "number", isPlain ? fileOfRow + "::bigint" : "row_number() over ()",
                        "load_file_key", isPlain ? "record_no::integer" : String.valueOf(key()),
                        "record_no", isPlain ? "null::bigint" : "record_no",
                        "values", typing.castValues(),
                        "files", files(files, packed, ", filename = '" + FILE_COLUMN + "'"),
                        "record", columns(),
                        "select", checked.source().select()))
                .text();
    }

    private Counts carefully(Path path, boolean packed) {
        String lenient = ", ignore_errors = true, store_rejects = true, rejects_table = 'source_structure_error',"
                + " rejects_scan = 'source_structure_scan'";
        try {
            // Not in the transaction below: only once committed do rows have their position as rowid.
            warehouse.execute(
                    fill("read_records", files(SqlFile.literal(path.toString()), packed, lenient)), parameters);
            long broken = warehouse
                    .query("source/structure_count", Parameters.none())
                    .get(0)
                    .longInteger("structure_count");
            if (broken > 0) {
                warehouse.execute(fill("number_records", ""), parameters);
            }
            return warehouse.transaction(() -> landGood(broken));
        } finally {
            warehouse.execute("source/drop_records", Parameters.none());
        }
    }

    private Counts landGood(long broken) {
        Map<String, String> fragments = Map.of(
                "record_no", broken > 0 ? "record_no" : "rowid + 1",
                "values", typing.cleanedValues(),
                "supplied", typing.suppliedValues(),
                "raw", typing.rawValues(),
                "good", typing.good());
        warehouse.execute(fill("type_records", "").withFragments(fragments), parameters);
        new ControlTotals(warehouse, checked.table(), checked.supplied().keySet(), parameters)
                .typed(broken, parameters);
        warehouse.execute(
                fill("refuse_structure", "", "record_columns", byName(column -> "null::varchar")),
                parameters.with(
                        "expected",
                        checked.head().columns().size() + " columns split at "
                                + CsvHead.nameOf(checked.head().delimiter())));
        warehouse.execute(
                fill("refuse_typed", "", "faults", typing.faults())
                        .withFragments(fragments)
                        .withFragments(Map.of("record_columns", byName(SqlFile::identifier))),
                parameters);
        warehouse.execute(fill("land_typed", ""), parameters);
        Row counts = warehouse.query("source/file_counts", Parameters.none()).get(0);
        long landed = counts.longInteger("landed_count");
        return new Counts(landed + counts.longInteger("refused_count") + broken, landed);
    }

    private SqlFile fill(String name, String file) {
        return fill(name, file, "table", checked.table().name());
    }

    private SqlFile fill(String name, String file, String more, String text) {
        return warehouse
                .sqlFile("source/" + name)
                .withFragments(Map.of("table", checked.table().name(), "columns", typing.columns()))
                .withFragments(Map.of(more, text))
                .withFragments(Map.of("file", file))
                .withFragments(Map.of("record", columns()))
                .withFragments(Map.of("select", checked.source().select()));
    }

    private String columns() {
        return checked.head().columns().stream().map(SqlFile::identifier).collect(Collectors.joining(", "));
    }

    // The columns of the file as one value.
    private String byName(UnaryOperator<String> value) {
        return checked.head().columns().stream()
                .map(name -> SqlFile.literal(name) + ": " + value.apply(name))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    // Everything is said, nothing is found out by the engine: its guess could differ from file to file.
    private String files(String names, boolean packed, String more) {
        CsvFormat format = checked.source().format();
        Map<String, String> columns = new LinkedHashMap<>();
        checked.head().columns().forEach(name -> columns.put(SqlFile.literal(name), "'varchar'"));
        String quote = SqlFile.literal(String.valueOf(format.quote()));
        return "read_csv(" + names + ", auto_detect = false, columns = "
                + columns.entrySet().stream()
                        .map(entry -> entry.getKey() + ": " + entry.getValue())
                        .collect(Collectors.joining(", ", "{", "}"))
                + ", header = " + format.header()
                + ", delim = " + SqlFile.literal(String.valueOf(checked.head().delimiter()))
                + ", quote = " + quote + ", escape = " + quote
                + ", nullstr = "
                + format.nullTexts().stream().map(SqlFile::literal).collect(Collectors.joining(", ", "[", "]"))
                + ", compression = " + (packed ? "'gzip'" : "'none'") + more + ")";
    }

    private void refuseWholeFile(Path path) {
        SupplierFile file = checked.file();
        try {
            if (file.isGzip()) {
                Transcode.firstMalformed(file, CsvFormat.ENCODINGS.get("latin-1"));
            }
            if (checked.source().format().isUtf8() && WrongEncoding.isLikely(file)) {
                throw new UserError(ExitCode.DATA_QUALITY, WrongEncoding.message(file));
            }
        } catch (EOFException | ZipException e) {
            throw Transcode.truncated(file, e);
        } catch (IOException e) {
            throw new UserError(
                    ExitCode.DATA_QUALITY,
                    "unable to read " + path + ": " + e.getMessage() + "; expected a file that can be read to its end");
        }
    }

    private Path copy(CsvFormat format) {
        try {
            Files.createDirectories(temporaryFolder);
            Path copy = Files.createTempFile(temporaryFolder, "source", ".csv");
            try {
                if (checked.source().totals().trailer().isPresent()) {
                    declared.trailer(checked, copy);
                } else {
                    Transcode.toUtf8(checked.file(), format, copy);
                }
                return copy;
            } catch (RuntimeException e) {
                delete(copy);
                refuseWholeFile(checked.file().path());
                throw e;
            }
        } catch (IOException e) {
            throw new UserError(
                    ExitCode.FAILED,
                    "unable to write to " + temporaryFolder + ": " + e.getMessage() + "; expected room for a copy of "
                            + checked.file().name() + " in UTF-8");
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to delete " + file, e);
        }
    }

    // The engine takes these for a pattern of several files.
    private static boolean isPattern(Path path) {
        return path.toString().chars().anyMatch(c -> c == '*' || c == '?' || c == '[');
    }

    private static String firstLine(RuntimeException error) {
        return String.valueOf(error.getMessage())
                .lines()
                .findFirst()
                .orElse("")
                .replaceFirst("^sql/source/[a-z_.]+: ", "");
    }
}
