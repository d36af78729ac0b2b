package io.gridgrade.source;

import io.gridgrade.engine.Row;
import io.gridgrade.engine.SqlFile;
import io.gridgrade.source.sheet.ReadSheet;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Json;
import io.gridgrade.value.Nearest;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Problems;
import io.gridgrade.value.UserError;
import io.gridgrade.warehouse.Warehouse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A file of refused records that a person has mended, as a spreadsheet saves it. */
final class MendedFile {
    static final String REJECT_NO = "reject_no";

    /** What stands beside a record for whoever mends it. */
    static final List<String> TOLD = List.of("reject_table", "reject_file", "reject_record", "reject_fault");

    private static final int FAULTS_MAX = 10;

    private static final Pattern OURS =
            Pattern.compile("(record\\.)*reject_(no|table|file|record|fault)", Pattern.CASE_INSENSITIVE);
    private static final String THEIRS = "record.";

    private final Warehouse warehouse;
    private final Path path;
    private final Path temporaryFolder;
    private final boolean isTaken;
    private CsvHead head;

    /** Of a file; taken as it is, or refused where it looks as if a spreadsheet had changed a key. */
    MendedFile(Warehouse warehouse, Path path, Path temporaryFolder, boolean isTaken) {
        this.warehouse = warehouse;
        this.isTaken = isTaken;
        this.path = path;
        this.temporaryFolder = temporaryFolder;
    }

    /** A column of a record kept as JSON. */
    static String pointer(String column) {
        return "/" + column.replace("~", "~0").replace("/", "~1");
    }

    /** How a column of a supplier is called in the file, where ours stand beside it. */
    static String shownName(String column) {
        return OURS.matcher(column).matches() ? THEIRS + column : column;
    }

    private static String ownName(String shown) {
        return shown.startsWith(THEIRS) && OURS.matcher(shown).matches() ? shown.substring(THEIRS.length()) : shown;
    }

    /** Reads it into the engine; returns how many of its records are in which state. */
    Map<String, Long> read() {
        if (!Files.isRegularFile(path)) {
            throw new UserError(
                    ExitCode.DATA_QUALITY,
                    "\"" + path + "\" is not there; expected a file written by gridgrade rejects --export; check the"
                            + " path");
        }
        Path copy = temporaryFolder.resolve("mended.csv");
        try {
            SupplierFile file = new SupplierFile(path, path.getFileName().toString());
            if (ReadSheet.isSheet(path)) {
                Path csv = temporaryFolder.resolve("mended-sheet.csv");
                ReadSheet.toCsv(path, csv);
                file = new SupplierFile(csv, csv.getFileName().toString());
            }
            boolean isUtf8 =
                    Transcode.firstMalformed(file, StandardCharsets.UTF_8).isEmpty();
            CsvFormat format = format(isUtf8 ? "utf-8" : WrongEncoding.encodingOf(file), Optional.empty());
            head = CsvHead.read(file, format);
            if (!head.repeatedColumns().isEmpty()) {
                throw unreadable("it has more than one column named " + String.join(", ", head.repeatedColumns()));
            }
            if (!head.columns().contains(REJECT_NO)) {
                throw new UserError(
                        ExitCode.DATA_QUALITY,
                        path + " has no column " + REJECT_NO + Nearest.hint(REJECT_NO, head.columns())
                                + "; expected a file written by gridgrade rejects --export; it has "
                                + head.shownColumns());
            }
            Transcode.toUtf8(file, format, copy);
            warehouse.execute(readFile(copy), Parameters.none());
        } catch (IOException e) {
            throw unreadable(e.getMessage());
        } catch (IllegalStateException e) {
            if (!String.valueOf(e.getMessage()).contains("CSV")) {
                throw e;
            }
            throw unreadable(String.valueOf(e.getMessage())
                    .lines()
                    .filter(line -> line.contains("CSV Error") || line.startsWith("Expected Number"))
                    .map(line -> line.replaceFirst(".*(CSV Error)", "$1"))
                    .collect(Collectors.joining(", ")));
        }
        refuseFaults();
        Map<String, Long> states = new LinkedHashMap<>();
        warehouse
                .query("reject/mended_states", Parameters.none())
                .forEach(row -> states.put(row.text("state_code"), row.longInteger("record_count")));
        return states;
    }

    private UserError unreadable(String why) {
        return new UserError(
                ExitCode.DATA_QUALITY,
                path + " may not be read: " + why
                        + "; expected CSV with a header, as it was exported; save it as CSV again");
    }

    /** As we write it, and as spreadsheets do. */
    static CsvFormat format(String encoding, Optional<Character> delimiter) {
        CsvFormat usual = CsvFormat.usual();
        return new CsvFormat(
                encoding.isEmpty() ? "utf-8" : encoding, delimiter, usual.quote(), true, usual.nullTexts(), true);
    }

    private SqlFile readFile(Path copy) {
        List<String> names = head.columns();
        String columns = IntStream.range(0, names.size())
                .mapToObj(i -> "'c" + i + "': 'varchar'")
                .collect(Collectors.joining(", ", "{", "}"));
        String cells = IntStream.range(0, names.size())
                .filter(i -> !names.get(i).equals(REJECT_NO) && !TOLD.contains(names.get(i)))
                .mapToObj(i -> SqlFile.literal(ownName(names.get(i))) + ", reject_bare(c" + i + ")")
                .collect(Collectors.joining(", ", "json_object(", ")"));
        return warehouse
                .sqlFile("reject/mended_read")
                .withFragments(Map.of(
                        "reject_no",
                        "c" + names.indexOf(REJECT_NO),
                        "file",
                        "read_csv(" + SqlFile.literal(copy.toString())
                                + ", auto_detect = false, header = true, columns = "
                                + columns + ", delim = " + SqlFile.literal(String.valueOf(head.delimiter()))
                                + ", quote = '\"', escape = '\"', nullstr = '')",
                        "cells",
                        cells.equals("json_object()") ? "{'column_0': null::varchar}" : cells));
    }

    private void refuseFaults() {
        Problems problems = new Problems();
        warehouse
                .query("reject/mended_faults", Parameters.none().with("row_count", FAULTS_MAX))
                .forEach(row -> problems.add("%s", fault(row)));
        for (Row group : groups()) {
            for (String column : columns(group)) {
                if (!head.columns().contains(shownName(column))) {
                    problems.add(
                            "%s",
                            "column \"" + column + "\" of " + group.text("landing_table") + " is not there"
                                    + Nearest.hint(column, head.columns())
                                    + "; expected every column as it was exported");
                }
            }
        }
        problems.throwIfAny(
                ExitCode.DATA_QUALITY,
                path + " is not what was exported; nothing was loaded; correct it, or export the records again");
        if (!isTaken) {
            refuseDamage();
        }
    }

    // Whoever opens a CSV in a spreadsheet and saves it does not see what happened to the long numbers in it.
    private void refuseDamage() {
        Problems problems = new Problems();
        warehouse
                .query("reject/mended_damage", Parameters.none().with("row_count", FAULTS_MAX))
                .forEach(row -> problems.add("%s", damage(row)));
        problems.throwIfAny(
                ExitCode.DATA_QUALITY,
                path
                        + " looks as if a spreadsheet had changed it; nothing was loaded; export the records as .xlsx, whose"
                        + " cells keep what they hold, and mend them there; or say --as-is where the values are meant");
    }

    private static String damage(Row row) {
        String cause =
                switch (row.text("damage_code")) {
                    case "zeros" -> "zeros were lost";
                    case "exponent" -> "a long number was cut to a power of ten";
                    case "digits" -> "the last digits were lost";
                    default -> "it was taken for a date";
                };
        return "record " + row.text("record_no") + ": reject_no " + row.text("reject_no") + ": column \""
                + row.text("column_name") + "\" was \"" + row.text("was_text") + "\" and is \"" + row.text("is_text")
                + "\": " + cause + "; expected what it was, or a value that was mended by hand";
    }

    private static String fault(Row row) {
        String record = "record " + row.text("record_no") + ": reject_no ";
        return switch (row.text("state_code")) {
            case "unknown" ->
                record + (row.isNull("reject_text") ? "is empty" : "\"" + row.text("reject_text") + "\" is unknown")
                        + "; expected the number that the record was exported with";
            case "twice" ->
                record + row.text("reject_text") + " stands there more than once; expected each record once";
            case "cleared" ->
                record + row.text("reject_text") + " is kept without its columns, as when its customer was forgotten;"
                        + " expected it left out";
            default ->
                record + row.text("reject_text") + " has a value in column \"" + row.text("column_name")
                        + "\", which its records of " + row.text("landing_table") + " have not; expected it empty";
        };
    }

    List<Row> groups() {
        return warehouse.query("reject/mended_groups", Parameters.none());
    }

    /** The columns of a group of records. */
    static List<String> columns(Row group) {
        Stream.Builder<String> names = Stream.builder();
        Json.read(group.text("column_names_json")).forEach(name -> names.add(name.asText()));
        return names.build().toList();
    }
}
