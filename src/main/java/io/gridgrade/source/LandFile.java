package io.gridgrade.source;

import io.gridgrade.engine.Row;
import io.gridgrade.engine.SqlFile;
import io.gridgrade.source.text.NumberedCopy;
import io.gridgrade.source.text.Shape;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.UserError;
import io.gridgrade.warehouse.Warehouse;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipException;

/**
 * Lands one file: in one go when nothing is wrong with it, which the landing table itself decides; else record by record, so
 * that the good rows land and each bad value is told. Only the second way needs record numbers, and costs twice as much.
 */
final class LandFile {
    // A name that no supplier's column has.
    private static final String FILE_COLUMN = "__supplier_file";
    private static final String BY_POSITION = "rowid + 1";

    /** Rows that the source's SELECT gave, and those of them that landed. */
    record Counts(long read, long landed) {}

    private final Warehouse warehouse;
    private final CheckedFile checked;
    private final Typing typing;
    private final Parameters parameters;
    private final Path temporaryFolder;
    private final DeclaredTotals declared;
    private final FileLooks looks;

    LandFile(
            Warehouse warehouse,
            CheckedFile checked,
            int loadFileKey,
            Parameters parameters,
            Path temporaryFolder,
            DeclaredTotals declared,
            FileLooks looks) {
        this.warehouse = warehouse;
        this.checked = checked;
        this.typing =
                new Typing(checked.table(), checked.supplied(), checked.source().notation(), parameters);
        this.temporaryFolder = temporaryFolder;
        this.declared = declared;
        this.looks = looks;
        this.parameters = parameters
                .with("load_file_key", loadFileKey)
                .with("file_name", checked.file().name())
                .with("landing_table", checked.table().name())
                .with("header_lines", checked.headerLines());
    }

    /** The columns of the file that are empty in every record; none where it must be copied to be read. */
    List<String> emptyColumns() {
        if (!isSoundAsItIs()) {
            return List.of();
        }
        List<String> names = checked.head().columns();
        String counts = own().map(name -> "count(nullif(trim(" + name + "), '')) as " + name)
                .collect(Collectors.joining(", "));
        Row row = warehouse
                .query(
                        fill(
                                "empty_columns",
                                Map.of(
                                        "counts",
                                        counts,
                                        "file",
                                        files(
                                                SqlFile.literal(
                                                        checked.file().path().toString()),
                                                checked.file().isGzip(),
                                                checked.source().format().header(),
                                                List.of(),
                                                ", ignore_errors = true"))),
                        Parameters.none())
                .get(0);
        return names.stream().filter(name -> row.longInteger(ownOf(name)) == 0).toList();
    }

    Counts land() {
        Path path = checked.file().path();
        boolean copied = !isReadableAsItIs();
        Path readable = copied ? copy(checked.source().format()) : path;
        boolean packed = checked.file().isGzip() && !copied;
        try {
            return land(readable, packed, shape(readable, copied));
        } finally {
            if (copied) {
                delete(readable);
            }
        }
    }

    private Counts land(Path path, boolean packed, Shape shape) {
        refuseOpenQuote(shape);
        // Where a cell has several lines, only a SELECT that gives each record tells whether none was lost.
        if (shape.isSound() && (checked.isPlain() || shape.multiLineRecords() == 0)) {
            try {
                return landReadable(path, shape, packed);
            } catch (IllegalStateException e) {
                // Not for the user: whatever it was, the careful way finds it again, and where.
                refuseWholeFile(path);
            }
        } else {
            refuseWholeFile(path);
        }
        return withCare(path, packed, shape);
    }

    // What was read together with others and could not be landed with them.
    private Counts landAlone() {
        Path path = checked.file().path();
        refuseWholeFile(path);
        return withCare(path, checked.file().isGzip(), shape(path, false));
    }

    // Says why rows of a file that was read together with others are refused. Of its records only theirs are read
    // again.
    private void tellRefusedOfTogether() {
        try {
            warehouse.execute(fill("typed_of_file", Map.of()), parameters);
            String file = files(
                    SqlFile.literal(checked.file().path().toString()),
                    checked.file().isGzip(),
                    checked.source().format().header(),
                    List.of(),
                    "");
            warehouse.execute(
                    fill("read_refused", Map.of("record", own().collect(Collectors.joining(", ")), "file", file)),
                    parameters);
            tellRefused(
                    "source_together where load_file_key = " + key(),
                    0,
                    "record_no",
                    "record_no + " + checked.headerLines());
        } finally {
            warehouse.execute("source/drop_records", Parameters.none());
        }
    }

    private Counts withCare(Path path, boolean packed, Shape shape) {
        try {
            return carefully(path, packed, shape);
        } catch (IllegalStateException again) {
            try {
                return byNumber(path, packed, true);
            } catch (FailingRecords.TooMany e) {
                throw unread(firstLine(again) + "; " + e.getMessage());
            } catch (IllegalStateException e) {
                if (isOurs()) {
                    throw again;
                }
                throw unread(firstLine(again));
            } finally {
                warehouse.execute("source/drop_records", Parameters.none());
            }
        }
    }

    // What the SELECT does not fail on, and gives with the numbers of its records, only our own statements can fail on.
    private boolean isOurs() {
        Map<String, String> number =
                Map.of("record_no_name", SqlFile.identifier(checked.select().recordNoName()));
        try {
            warehouse.query(
                    fill("try_records", number),
                    Parameters.none().with("first_no", 1L).with("last_no", Long.MAX_VALUE));
            return warehouse
                            .query(fill("unnumbered_count", number), Parameters.none())
                            .get(0)
                            .longInteger("unnumbered_count")
                    == 0;
        } catch (IllegalStateException e) {
            return false;
        }
    }

    private UserError unread(String why) {
        return new UserError(
                ExitCode.DATA_QUALITY,
                checked.file().name() + " could not be read by "
                        + checked.source().selectName() + ": " + why
                        + "; correct the file, or use try_cast in the SELECT");
    }

    private Shape shape(Path readable, boolean copied) {
        try {
            if (!copied) {
                return looks.shape(checked);
            }
            try (InputStream bytes = Files.newInputStream(readable)) {
                return FileLooks.shape(checked, bytes);
            }
        } catch (EOFException | ZipException e) {
            throw Transcode.truncated(checked.file(), e);
        } catch (IOException e) {
            throw unreadable(checked.file().path(), e);
        }
    }

    // All that comes after would be one value: whatever else is right in the file, its end is lost.
    private void refuseOpenQuote(Shape shape) {
        if (shape.openQuoteLine() == 0) {
            return;
        }
        long after = shape.lines() - shape.openQuoteLine();
        throw new UserError(
                ExitCode.DATA_QUALITY,
                checked.file().name() + ": the quote that opens in line " + shape.openQuoteLine()
                        + " is never closed"
                        + (after == 0 ? "" : " and takes in " + lines(after) + " after it")
                        + "; expected a closing quote; nothing was loaded; correct the line, or fetch the file again if it"
                        + " was cut short; where the file does not quote, say another format.quote in source.yml");
    }

    private static String lines(long count) {
        return count == 1 ? "the line" : "the " + count + " lines";
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
                && files.stream().allMatch(land -> land.checked.isPlain() && land.isSoundAsItIs());
    }

    private boolean isSoundAsItIs() {
        try {
            return isReadableAsItIs() && looks.shape(checked).isSound();
        } catch (IOException e) {
            return false;
        }
    }

    // A trailer record is no data, and must be cut off first.
    private boolean isReadableAsItIs() {
        return checked.source().format().isUtf8()
                && !isPattern(checked.file().path())
                && checked.source().totals().trailer().isEmpty();
    }

    /**
     * Lands alike files, each as if it came alone, but in one go, which keeps all of the engine's threads busy: what may land
     * of them, and those by themselves, with care, whose records the engine does not see as a plain look at the bytes does.
     * Throws where they cannot be read in one go.
     */
    static Map<LandFile, Counts> landTogether(Warehouse warehouse, List<LandFile> files) {
        LandFile first = files.get(0);
        Map<LandFile, Counts> landed = new HashMap<>();
        try {
            warehouse.execute(first.together(files), first.parameters);
            Map<Integer, Row> counts = new HashMap<>();
            warehouse
                    .query("source/together_counts", Parameters.none())
                    .forEach(row -> counts.put(row.integer("load_file_key"), row));
            List<LandFile> seen = files.stream()
                    .filter(file -> file.isSeen(Optional.ofNullable(counts.get(file.key()))))
                    .toList();
            warehouse.transaction(() -> first.landSeen(seen, counts, landed));
            for (LandFile file : files) {
                if (!landed.containsKey(file)) {
                    landed.put(file, file.landAlone());
                }
            }
            return landed;
        } finally {
            warehouse.execute("source/drop_together", Parameters.none());
        }
    }

    // The engine has seen the records that a plain look at the bytes finds. Where rows are refused their lines must be
    // known, too.
    private boolean isSeen(Optional<Row> count) {
        Shape shape = shape(checked.file().path(), false);
        return count.filter(
                        row -> row.longInteger("row_count") == records(shape) && (isClean(row) || shape.isLineByLine()))
                .isPresent();
    }

    private static boolean isClean(Row count) {
        return count.longInteger("good_count") == count.longInteger("row_count");
    }

    private long landSeen(List<LandFile> files, Map<Integer, Row> counts, Map<LandFile, Counts> landed) {
        if (files.isEmpty()) {
            return 0;
        }
        // The rows of a clean file are numbered as they stand; where some are missing, each has the number of its
        // record.
        String numbers = files.stream()
                .filter(file -> !isClean(counts.get(file.key())))
                .map(file -> " when " + file.key() + " then rowid - "
                        + (counts.get(file.key()).longInteger("first_rowid") - 1))
                .collect(Collectors.joining());
        warehouse.execute(
                fill(
                        "land_together",
                        Map.of(
                                "record_no",
                                numbers.isEmpty() ? "null::bigint" : "case load_file_key" + numbers + " end",
                                "load_file_keys",
                                files.stream()
                                        .map(file -> String.valueOf(file.key()))
                                        .collect(Collectors.joining(", ")))),
                Parameters.none());
        for (LandFile file : files) {
            Row count = counts.get(file.key());
            if (!isClean(count)) {
                file.tellRefusedOfTogether();
            }
            landed.put(file, new Counts(count.longInteger("row_count"), count.longInteger("good_count")));
        }
        return files.size();
    }

    /** Whether its texts are plain, each column of its own: such files are typed in two thirds of the time. */
    boolean hasPlainTexts() {
        return isSoundAsItIs() && hasPlainTexts(shape(checked.file().path(), false));
    }

    private boolean hasPlainTexts(Shape shape) {
        return shape.hasPlainSigns()
                && checked.select().isOfColumns()
                && checked.source().format().nullTexts().contains("");
    }

    private Typing typingOf(Shape shape) {
        return hasPlainTexts(shape) ? typing.ofPlainTexts() : typing;
    }

    private SqlFile together(List<LandFile> files) {
        List<Integer> keys = files.stream().map(LandFile::key).toList();
        String paths = literals(files.stream().map(file -> file.checked.file().path()));
        return fill(
                "type_together",
                Map.of(
                        "number",
                        fileOfRow(keys, paths),
                        "record_no_name",
                        SqlFile.identifier(checked.select().recordNoName()),
                        "files",
                        named(paths, checked.file().isGzip()),
                        "values",
                        (files.stream().allMatch(LandFile::hasPlainTexts) ? typing.ofPlainTexts() : typing)
                                .cleanedValues(),
                        "supplied",
                        typing.suppliedValues(),
                        "good",
                        typing.good(),
                        "raw",
                        typing.rawValues()));
    }

    private Counts landReadable(Path path, Shape shape, boolean packed) {
        String rows = SelectText.of(rows(path, packed, typingOf(shape)));
        return warehouse.transaction(() -> {
            long count = warehouse.execute(fill("land_files", Map.of("rows", rows)), parameters);
            requireCount(count, shape);
            return new Counts(count, count);
        });
    }

    // The engine must have seen the records that a plain look at the bytes finds.
    private void requireCount(long count, Shape shape) {
        if (checked.isPlain() && count != records(shape)) {
            throw new IllegalStateException(
                    "the engine read " + count + " records, and there are " + records(shape) + " in the file");
        }
    }

    private long records(Shape shape) {
        return shape.records() - checked.headerLines();
    }

    private int key() {
        return parameters.integer("load_file_key");
    }

    // Numbering the records takes one thread; where they follow one another as they stand, they are counted afterwards,
    // and the number that the SELECT hands on tells the file instead.
    private String rows(Path path, boolean packed, Typing typing) {
        String paths = literals(Stream.of(path));
        boolean isPlain = checked.isPlain();
        return warehouse
                .sqlFile("source/cast_file")
                .withFragments(Map.of(
                        "number", isPlain ? fileOfRow(List.of(key()), paths) : "row_number() over ()",
                        "load_file_key", isPlain ? "record_no::integer" : String.valueOf(key()),
                        "record_no", isPlain ? "null::bigint" : "record_no",
                        "values", typing.castValues(),
                        "files", named(paths, packed),
                        "record", columns(),
                        "record_no_name", SqlFile.identifier(checked.select().recordNoName()),
                        "select", checked.select().text()))
                .text();
    }

    private static String literals(Stream<Path> paths) {
        return paths.map(path -> SqlFile.literal(path.toString())).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String fileOfRow(List<Integer> keys, String paths) {
        return keys + "[list_position(" + paths + ", " + FILE_COLUMN + ")]::bigint";
    }

    // Files whose rows tell the file that they come from.
    private String named(String paths, boolean packed) {
        return files(
                paths, packed, checked.source().format().header(), List.of(), ", filename = '" + FILE_COLUMN + "'");
    }

    private Counts carefully(Path path, boolean packed, Shape shape) {
        try {
            if (shape.isSound() && shape.isLineByLine() && isReadWhole(path, packed, shape)) {
                return warehouse.transaction(() -> landGood(BY_POSITION, lineByPosition(), 0));
            }
            return byNumber(path, packed, false);
        } finally {
            warehouse.execute("source/drop_records", Parameters.none());
        }
    }

    // The position of a row is its record's, and its line that below the header.
    private String lineByPosition() {
        return BY_POSITION + " + " + checked.headerLines();
    }

    private boolean isReadWhole(Path path, boolean packed, Shape shape) {
        read(path, packed);
        return structureErrors() == 0 && readRecords() == records(shape);
    }

    // Not in the transaction that lands: only once committed do rows have their position as rowid.
    private void read(Path path, boolean packed) {
        String lenient = ", ignore_errors = true, store_rejects = true, rejects_table = 'source_structure_error',"
                + " rejects_scan = 'source_structure_scan'";
        String file = files(
                SqlFile.literal(path.toString()),
                packed,
                checked.source().format().header(),
                List.of(),
                lenient);
        warehouse.execute(
                fill("read_records", Map.of("record", own().collect(Collectors.joining(", ")), "file", file)),
                parameters);
    }

    private long structureErrors() {
        return warehouse
                .query("source/structure_count", Parameters.none())
                .get(0)
                .longInteger("structure_count");
    }

    private long readRecords() {
        return warehouse.query("source/record_count", Parameters.none()).get(0).longInteger("record_count");
    }

    private long failing(long lastNo) {
        Map<String, String> number =
                Map.of("record_no_name", SqlFile.identifier(checked.select().recordNoName()));
        SelectTree tree = SelectTree.of(warehouse, checked.select().text());
        Optional<SqlFile> each = tree.trying().map(select -> {
            Map<String, String> fragments = new HashMap<>(number);
            fragments.put("select", select);
            return fill("find_failing", fragments);
        });
        return FailingRecords.find(warehouse, each, fill("try_records", number), lastNo);
    }

    private void refuseFailing() {
        warehouse.execute(
                fill("refuse_failing", Map.of("line_no", "line_no", "record_columns", byName(this::ownOf))),
                parameters.with("expected", "a record that " + checked.source().selectName() + " can read"));
    }

    private Counts byNumber(Path path, boolean packed, boolean isWithoutFailing) {
        Path good = temporaryFile();
        Path bad = temporaryFile();
        try {
            NumberedCopy.Counts counts = numbered(path, packed, good, bad);
            warehouse.execute("source/drop_records", Parameters.none());
            String record = "record_no[2:]::bigint as record_no, line_no[2:]::bigint as line_no, "
                    + own().collect(Collectors.joining(", "));
            String file = files(SqlFile.literal(good.toString()), false, false, List.of("record_no", "line_no"), "");
            warehouse.execute(fill("read_records", Map.of("record", record, "file", file)), parameters);
            if (readRecords() != counts.good()) {
                throw new UserError(
                        ExitCode.DATA_QUALITY,
                        checked.file().name() + ": " + counts.good()
                                + " of its records can be told apart, but the engine"
                                + " reads " + readRecords()
                                + "; expected a value that holds a quote or a line's end to be"
                                + " quoted, and a quote in it to be doubled; nothing was loaded");
            }
            long failing = isWithoutFailing ? failing(counts.good() + counts.bad()) : 0;
            if (failing > 0 && failing == counts.good()) {
                throw new FailingRecords.TooMany("it fails on every record");
            }
            return warehouse.transaction(() -> {
                if (failing > 0) {
                    refuseFailing();
                }
                warehouse.execute(
                        fill("refuse_structure", Map.of("record_columns", byName(column -> "null::varchar"))),
                        parameters
                                .with("file", bad.toString())
                                .with("record_bytes_max", Shape.RECORD_BYTES_MAX)
                                .with(
                                        "expected",
                                        checked.head().columns().size() + " columns split at "
                                                + CsvHead.nameOf(checked.head().delimiter())));
                return landGood("record_no", "line_no", counts.bad() + failing);
            });
        } finally {
            delete(good);
            delete(bad);
        }
    }

    private NumberedCopy.Counts numbered(Path path, boolean packed, Path good, Path bad) {
        CsvFormat format = checked.source().format();
        NumberedCopy copy = new NumberedCopy(
                checked.head().delimiter(),
                format.quote(),
                checked.head().columns().size(),
                format.header());
        try (InputStream bytes = packed ? checked.file().open() : Files.newInputStream(path)) {
            return copy.copy(bytes, good, bad);
        } catch (IOException e) {
            throw noRoom(e);
        }
    }

    private Counts landGood(String recordNo, String lineNo, long broken) {
        Map<String, String> fragments = Map.of(
                "record_no", recordNo,
                "record_no_name", SqlFile.identifier(checked.select().recordNoName()),
                "values", typing.cleanedValues(),
                "supplied", typing.suppliedValues(),
                "raw", typing.rawValues(),
                "good", typing.good());
        warehouse.execute(fill("type_records", fragments), parameters);
        tellRefused("source_typed", broken, recordNo, lineNo);
        warehouse.execute(fill("land_typed", Map.of()), parameters);
        Row counts = warehouse.query("source/file_counts", Parameters.none()).get(0);
        long landed = counts.longInteger("landed_count");
        return new Counts(landed + counts.longInteger("refused_count") + broken, landed);
    }

    // Sums the typed rows of the file, and says of each that is refused why.
    private void tellRefused(String typed, long broken, String recordNo, String lineNo) {
        new ControlTotals(warehouse, checked.table(), checked.supplied().keySet(), parameters)
                .typed(typed, broken, parameters);
        warehouse.execute(
                fill(
                        "refuse_typed",
                        Map.of(
                                "record_no",
                                recordNo,
                                "line_no",
                                lineNo,
                                "faults",
                                typing.faults(columnsAtFault()),
                                "record_columns",
                                byName(this::ownOf))),
                parameters);
    }

    private Predicate<String> columnsAtFault() {
        Row row = warehouse
                .query(fill("columns_at_fault", Map.of("at_fault", typing.atFault())), Parameters.none())
                .get(0);
        return row::truth;
    }

    private SqlFile fill(String name, Map<String, String> more) {
        Map<String, String> fragments = new HashMap<>(Map.of(
                "table", checked.table().name(),
                "columns", typing.columns(),
                "record", columns(),
                "select", checked.select().text()));
        fragments.putAll(more);
        return warehouse.sqlFile("source/" + name).withAnyOf(fragments);
    }

    // The columns of a file have names of our own, so that those of its supplier meet none of ours.
    private Stream<String> own() {
        return IntStream.range(0, checked.head().columns().size()).mapToObj(LandFile::ownName);
    }

    private static String ownName(int column) {
        return "c" + (column + 1);
    }

    private String ownOf(String name) {
        return ownName(checked.head().columns().indexOf(name));
    }

    private String columns() {
        return Stream.concat(
                        checked.head().columns().stream().map(name -> ownOf(name) + " as " + SqlFile.identifier(name)),
                        checked.lacked().stream().map(name -> "null::varchar as " + SqlFile.identifier(name)))
                .collect(Collectors.joining(", "));
    }

    // The columns of the file as one value.
    private String byName(UnaryOperator<String> value) {
        return checked.head().columns().stream()
                .map(name -> SqlFile.literal(name) + ": " + value.apply(name))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    // Everything is said, nothing is found out by the engine: its guess could differ from file to file.
    private String files(String names, boolean packed, boolean header, List<String> before, String more) {
        CsvFormat format = checked.source().format();
        String quote = SqlFile.literal(String.valueOf(format.quote()));
        return "read_csv(" + names + ", auto_detect = false, columns = "
                + Stream.concat(before.stream(), own())
                        .map(name -> "'" + name + "': 'varchar'")
                        .collect(Collectors.joining(", ", "{", "}"))
                + ", header = " + header
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
            throw unreadable(path, e);
        }
    }

    private static UserError unreadable(Path path, IOException e) {
        return new UserError(
                ExitCode.DATA_QUALITY,
                "unable to read " + path + ": " + e.getMessage() + "; expected a file that can be read to its end");
    }

    private Path temporaryFile() {
        try {
            Files.createDirectories(temporaryFolder);
            return Files.createTempFile(temporaryFolder, "source", ".csv");
        } catch (IOException e) {
            throw noRoom(e);
        }
    }

    private UserError noRoom(IOException e) {
        return new UserError(
                ExitCode.FAILED,
                "unable to write to " + temporaryFolder + ": " + e.getMessage() + "; expected room for a copy of "
                        + checked.file().name());
    }

    private Path copy(CsvFormat format) {
        Path copy = temporaryFile();
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

    static String firstLine(RuntimeException error) {
        return String.valueOf(error.getMessage())
                .lines()
                .findFirst()
                .orElse("")
                .replaceFirst("^sql/source/[a-z_.]+: ", "");
    }
}
