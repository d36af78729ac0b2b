package io.gridgrade.source;

import io.gridgrade.engine.Row;
import io.gridgrade.engine.SqlFile;
import io.gridgrade.source.text.FileKind;
import io.gridgrade.value.Nearest;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Problems;
import io.gridgrade.warehouse.HomeSql;
import io.gridgrade.warehouse.Warehouse;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipException;

/** Looks at the head of every file before any is landed, so that all whole-file faults are told at once. */
final class CheckFiles {
    private static final Pattern UNKNOWN_COLUMN = Pattern.compile("Referenced column \"([^\"]+)\" not found");

    private static final int LOOKED_BYTES = 1 << 16;

    private final Warehouse warehouse;
    private final Parameters parameters;
    private final Problems problems;
    // Files of one header and one SELECT are described once.
    private final Map<String, FittedSelect> described = new HashMap<>();

    CheckFiles(Warehouse warehouse, Parameters parameters, Problems problems) {
        this.warehouse = warehouse;
        this.parameters = parameters;
        this.problems = problems;
    }

    /** The files that are fit to be landed; an empty one that may be empty is not among them. */
    List<CheckedFile> check(SourceTable source, LandingTable table, List<SupplierFile> files) {
        List<CheckedFile> fit = new ArrayList<>();
        SelectTree tree = SelectTree.of(warehouse, source.select());
        SelectFaults faults = new SelectFaults(source, table, problems);
        if (faults.readsElsewhere(tree) || faults.ignoresOptional(tree)) {
            return fit;
        }
        for (SupplierFile file : files) {
            head(source, file).ifPresent(head -> {
                boolean isNew = !described.containsKey(source.landingTable() + head.columns());
                FittedSelect select = fitted(source, table, tree, file, head);
                if (isNew) {
                    TrailerPlaces.check(source, file, head, problems);
                }
                if (head.hasRecords()) {
                    fit.add(new CheckedFile(source, table, file, head, select));
                }
            });
        }
        return fit;
    }

    /** Looks whether the SELECT fits columns that are known before there is a file, as those of a query are. */
    void checkQuery(SourceTable source, LandingTable table, List<String> columns) {
        String name = "the query of " + table.name();
        SupplierFile file = new SupplierFile(Path.of(table.name()), name);
        CsvHead head = CsvHead.of(columns);
        if (isUnrepeated(file, head)) {
            fitted(source, table, SelectTree.of(warehouse, source.select()), file, head);
        }
    }

    private FittedSelect fitted(
            SourceTable source, LandingTable table, SelectTree tree, SupplierFile file, CsvHead head) {
        String key = source.landingTable() + head.columns();
        FittedSelect known = described.get(key);
        if (known == null) {
            known = fit(source, table, tree, file, head);
            described.put(key, known);
        }
        return known;
    }

    // Where the file has a column record_no of its own, ours goes by another name.
    private FittedSelect fit(SourceTable source, LandingTable table, SelectTree tree, SupplierFile file, CsvHead head) {
        String number = SelectTree.RECORD_NO;
        String text = source.select();
        if (head.has(number)) {
            while (head.has(number)) {
                number = number.equals(SelectTree.RECORD_NO) ? "file_record_no" : "_" + number;
            }
            Optional<String> told = tree.withNumber(number);
            if (told.isEmpty()) {
                problems.add(
                        "%s",
                        source.selectName() + " gives record_no, but " + file.name()
                                + " has a column of that name; expected " + number
                                + " as record_no for the number of the record");
                return new FittedSelect(text, number, false, false, Map.of());
            }
            text = told.get();
        }
        Map<String, String> supplied = supplied(source, table, text, number, file, head);
        return new FittedSelect(text, number, tree.isPlain(number, text), tree.isOfColumns(), supplied);
    }

    private boolean isUnrepeated(SupplierFile file, CsvHead head) {
        head.repeatedColumns()
                .forEach(name -> problems.add(
                        "%s",
                        file.name() + " has more than one column named \"" + name
                                + "\", whatever its case; expected each name once; have the supplier name them apart"));
        return head.repeatedColumns().isEmpty();
    }

    private Optional<CsvHead> head(SourceTable source, SupplierFile file) {
        CsvFormat format = source.format();
        try {
            byte[] first = file.first(LOOKED_BYTES);
            Optional<String> other = FileKind.of(first)
                    .map(kind -> file.name() + " is " + kind.what() + "; expected CSV; " + kind.advice())
                    .or(() -> WrongEncoding.beyondDoubt(file, format, first));
            if (other.isPresent()) {
                problems.add("%s", other.get());
                return Optional.empty();
            }
            CsvHead head = CsvHead.read(file, format);
            if (hasReplacement(head) && format.isUtf8()) {
                problems.add("%s", WrongEncoding.message(file));
                return Optional.empty();
            }
            if (head.firstLine().indexOf('\0') >= 0) {
                problems.add(
                        "%s",
                        file.name() + " has a NUL in its first line, which is no text; expected " + format.encoding()
                                + "; fetch it again, or correct format.encoding in source.yml");
                return Optional.empty();
            }
            if (format.header() && head.firstLine().toLowerCase(Locale.ROOT).matches("\"?sep=.\"?")) {
                problems.add(
                        "%s",
                        file.name() + " begins with the line " + head.firstLine()
                                + ", which is for a spreadsheet; expected the names of the columns; take the line out");
                return Optional.empty();
            }
            if (head.isEmpty() || !head.hasRecords()) {
                if (!format.mayBeEmpty()) {
                    problems.add(
                            "%s",
                            file.name() + (head.isEmpty() ? " is empty" : " has a header and no records")
                                    + "; expected records; fetch it again, or say may_be_empty: true in its format in"
                                    + " source.yml");
                    return Optional.empty();
                }
                // What has no record must still have the columns: any other line would count as an empty file.
                return head.isEmpty() || !format.header() ? Optional.empty() : Optional.of(head);
            }
            char likely = CsvHead.likelyDelimiter(head.firstLine(), format.quote());
            if (head.columns().size() == 1
                    && likely != head.delimiter()
                    && head.firstLine().indexOf(likely) >= 0) {
                problems.add(
                        "%s",
                        file.name() + " has one column when split at " + CsvHead.nameOf(head.delimiter())
                                + "; it looks as if split at " + CsvHead.nameOf(likely)
                                + "; correct format.delimiter in source.yml");
                return Optional.empty();
            }
            return isUnrepeated(file, head) ? Optional.of(head) : Optional.empty();
        } catch (EOFException | ZipException e) {
            problems.add("%s", Transcode.truncated(file, e).getMessage());
        } catch (IOException e) {
            problems.add("%s", file.name() + " may not be read: " + e.getMessage() + "; expected a readable file");
        }
        return Optional.empty();
    }

    private static boolean hasReplacement(CsvHead head) {
        return head.firstLine().indexOf('\uFFFD') >= 0;
    }

    private Map<String, String> supplied(
            SourceTable source, LandingTable table, String select, String number, SupplierFile file, CsvHead head) {
        String record = Stream.concat(
                                head.columns().stream(),
                                source.optionalColumns().stream().filter(name -> !head.has(name)))
                        .map(name -> "cast(null as varchar) as " + SqlFile.identifier(name))
                        .collect(Collectors.joining(", "))
                + ", cast(null as bigint) as " + SqlFile.identifier(number);
        Map<String, String> given = new LinkedHashMap<>();
        try {
            List<Row> rows = warehouse.query(
                    warehouse
                            .sqlFile("duckdb/columns_supplied")
                            .withFragments(Map.of("record", record, "select", select)),
                    parameters);
            rows.forEach(row -> given.put(row.text("column_name").toLowerCase(Locale.ROOT), row.text("column_type")));
        } catch (IllegalStateException e) {
            problems.add("%s", unfit(source, file, head, record, String.valueOf(e.getMessage())));
            return Map.of();
        }
        return inOrder(source, table, given);
    }

    private String unfit(SourceTable source, SupplierFile file, CsvHead head, String record, String message) {
        SqlFile describe = warehouse.sqlFile("duckdb/columns_supplied").withFragments(Map.of("record", record));
        String place = new HomeSql(warehouse, parameters, problems)
                .placeOfFault(source.written(), describe, "select")
                .orElse(source.selectName());
        Matcher unknown = UNKNOWN_COLUMN.matcher(message);
        if (unknown.find()) {
            String column = unknown.group(1);
            String near = Nearest.hint(column, head.columns());
            boolean isFile = source.query().isEmpty();
            return place + " reads column \"" + column + "\", which " + file.name() + " has not" + near + "; it has "
                    + (isFile ? "(split at " + CsvHead.nameOf(head.delimiter()) + ") " : "")
                    + head.shownColumns()
                    + (isFile && near.isEmpty()
                            ? "; where a file may lack it, name it in optional_columns in source.yml"
                            : "");
        }
        String first = message.lines().findFirst().orElse("").replaceFirst("^sql/source/[a-z_.]+: ", "");
        return place + " is not understood: " + first
                + "; expected one SELECT in DuckDB's SQL over the relation record";
    }

    private Map<String, String> inOrder(SourceTable source, LandingTable table, Map<String, String> given) {
        new SelectFaults(source, table, problems).tellOf(given.keySet());
        Map<String, String> supplied = new LinkedHashMap<>();
        for (String name : table.columns().keySet()) {
            if (given.containsKey(name)) {
                // A bare null has no type of its own.
                supplied.put(name, given.get(name).replace("\"NULL\"", "VARCHAR"));
            }
        }
        return supplied;
    }
}
