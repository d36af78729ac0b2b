package io.gridgrade.source;

import io.gridgrade.value.Nearest;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Problems;
import io.gridgrade.warehouse.Row;
import io.gridgrade.warehouse.SqlFile;
import io.gridgrade.warehouse.Warehouse;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipException;

/** Looks at the head of every file before any is landed, so that all whole-file faults are told at once. */
final class CheckFiles {
    private static final Pattern UNKNOWN_COLUMN = Pattern.compile("Referenced column \"([^\"]+)\" not found");

    private final Warehouse warehouse;
    private final Parameters parameters;
    private final Problems problems;
    // Files of one header and one SELECT are described once.
    private final Map<String, Map<String, String>> described = new HashMap<>();

    CheckFiles(Warehouse warehouse, Parameters parameters, Problems problems) {
        this.warehouse = warehouse;
        this.parameters = parameters;
        this.problems = problems;
    }

    /** The files that are fit to be landed; an empty one that may be empty is not among them. */
    List<CheckedFile> check(SourceTable source, LandingTable table, List<SupplierFile> files) {
        List<CheckedFile> fit = new ArrayList<>();
        boolean isPlain = warehouse
                .query("source/is_plain", Parameters.none().with("select_text", source.select()))
                .get(0)
                .truth("is_plain");
        for (SupplierFile file : files) {
            head(source, file).ifPresent(head -> {
                String key = source.landingTable() + head.columns();
                if (!described.containsKey(key)) {
                    described.put(key, supplied(source, table, file, head));
                    TrailerPlaces.check(source, file, head, problems);
                }
                fit.add(new CheckedFile(source, table, file, head, described.get(key), isPlain));
            });
        }
        return fit;
    }

    /** Looks whether the SELECT fits columns that are known before there is a file, as those of a query are. */
    void checkQuery(SourceTable source, LandingTable table, List<String> columns) {
        String name = "the query of " + table.name();
        supplied(source, table, new SupplierFile(Path.of(table.name()), name), CsvHead.of(columns));
    }

    private Optional<CsvHead> head(SourceTable source, SupplierFile file) {
        CsvFormat format = source.format();
        try {
            CsvHead head = CsvHead.read(file, format);
            if (head.isEmpty() || !head.hasRecords()) {
                if (!format.mayBeEmpty()) {
                    problems.add(
                            "%s",
                            file.name() + (head.isEmpty() ? " is empty" : " has a header and no records")
                                    + "; expected records; fetch it again, or say may_be_empty: true in its format in"
                                    + " source.yml");
                }
                return Optional.empty();
            }
            if (hasReplacement(head) && format.isUtf8()) {
                problems.add("%s", WrongEncoding.message(file));
                return Optional.empty();
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
            return Optional.of(head);
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

    private Map<String, String> supplied(SourceTable source, LandingTable table, SupplierFile file, CsvHead head) {
        String record = head.columns().stream()
                        .map(name -> "cast(null as varchar) as " + SqlFile.identifier(name))
                        .collect(Collectors.joining(", "))
                + ", cast(null as bigint) as record_no";
        Map<String, String> given = new LinkedHashMap<>();
        try {
            List<Row> rows = warehouse.query(
                    warehouse
                            .sqlFile("source/describe_select")
                            .withFragments(Map.of("record", record, "select", source.select())),
                    parameters);
            rows.forEach(row -> given.put(row.text("column_name"), row.text("column_type")));
        } catch (IllegalStateException e) {
            problems.add("%s", unfit(source, file, head, String.valueOf(e.getMessage())));
            return Map.of();
        }
        return inOrder(source, table, given);
    }

    private static String unfit(SourceTable source, SupplierFile file, CsvHead head, String message) {
        Matcher unknown = UNKNOWN_COLUMN.matcher(message);
        if (unknown.find()) {
            String column = unknown.group(1);
            return source.selectName() + " reads column \"" + column + "\", which " + file.name() + " has not"
                    + Nearest.hint(column, head.columns()) + "; it has "
                    + (source.query().isPresent() ? "" : "(split at " + CsvHead.nameOf(head.delimiter()) + ") ")
                    + String.join(", ", head.columns());
        }
        String first = message.lines().findFirst().orElse("").replaceFirst("^sql/source/[a-z_.]+: ", "");
        return source.selectName() + " is not understood: " + first
                + "; expected one SELECT in DuckDB's SQL over the relation record";
    }

    private Map<String, String> inOrder(SourceTable source, LandingTable table, Map<String, String> given) {
        for (String name : given.keySet()) {
            if (!name.equals("record_no") && !table.columns().containsKey(name)) {
                problems.add(
                        "%s",
                        source.selectName() + " gives column \"" + name + "\", which landing." + table.name()
                                + " has not"
                                + Nearest.hint(name, table.columns().keySet()) + "; it has "
                                + String.join(", ", table.columns().keySet()));
            }
        }
        if (!given.containsKey("record_no")) {
            problems.add(
                    "%s",
                    source.selectName() + " does not give record_no; expected it as the first column, so that a"
                            + " refused row can be found in its file");
        }
        Map<String, String> supplied = new LinkedHashMap<>();
        for (LandingTable.Column column : table.columns().values()) {
            if (given.containsKey(column.name())) {
                // A bare null has no type of its own.
                supplied.put(column.name(), given.get(column.name()).replace("\"NULL\"", "VARCHAR"));
            } else if (column.isMandatory()) {
                problems.add(
                        "%s",
                        source.selectName() + " does not give column \"" + column.name() + "\", which landing."
                                + table.name() + " must have; it gives " + String.join(", ", given.keySet()));
            }
        }
        return supplied;
    }
}
