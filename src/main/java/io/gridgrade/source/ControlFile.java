package io.gridgrade.source;

import io.gridgrade.value.Nearest;
import io.gridgrade.value.Problems;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A file of control totals that a supplier sends beside the data: CSV with a header, one record per file of data. */
final class ControlFile {
    private static final int LINES_MAX = 100_000;
    private static final String FILE = "file";
    private static final String COUNT = "count";

    private ControlFile() {}

    /** The totals by the name of the file they are about, each by its column; what is wrong goes to the problems. */
    static Map<String, Map<String, String>> read(
            SupplierFile file, CsvFormat format, List<String> known, Problems problems) {
        Map<String, Map<String, String>> totals = new LinkedHashMap<>();
        List<String> lines = lines(file, format, problems);
        if (lines.isEmpty()) {
            problems.add("%s", file.name() + " is empty; expected a control file with the header " + header(known));
            return totals;
        }
        char delimiter = CsvHead.likelyDelimiter(lines.get(0), format.quote());
        List<String> columns = CsvHead.split(lines.get(0), delimiter, format.quote()).stream()
                .map(String::strip)
                .toList();
        if (!isUnderstood(file, columns, known, problems)) {
            return totals;
        }
        for (int i = 1; i < lines.size(); i++) {
            List<String> cells = CsvHead.split(lines.get(i), delimiter, format.quote());
            if (cells.size() != columns.size()) {
                problems.add(
                        "%s",
                        file.name() + " record " + i + " has " + cells.size() + " columns; expected " + columns.size());
                continue;
            }
            Map<String, String> declared = new LinkedHashMap<>();
            for (int c = 0; c < cells.size(); c++) {
                String column = columns.get(c);
                if (!column.equals(FILE) && !cells.get(c).isBlank()) {
                    declared.put(
                            column.equals(COUNT) ? ControlTotals.ROWS : column,
                            cells.get(c).strip());
                }
            }
            String about = cells.get(columns.indexOf(FILE)).strip();
            if (totals.put(about, declared) != null) {
                problems.add(
                        "%s", file.name() + " record " + i + " tells of " + about + " again; expected each file once");
            }
        }
        return totals;
    }

    private static boolean isUnderstood(
            SupplierFile file, List<String> columns, List<String> known, Problems problems) {
        List<String> all = new ArrayList<>(List.of(FILE, COUNT));
        all.addAll(known);
        int before = problems.lines().size();
        columns.stream()
                .filter(column -> !all.contains(column))
                .forEach(column -> problems.add(
                        "%s",
                        file.name() + " has column \"" + column + "\", which is no total" + Nearest.hint(column, all)
                                + "; expected a control file with the header " + header(known)));
        if (!columns.contains(FILE) || columns.size() < 2) {
            problems.add(
                    "%s",
                    file.name() + " has the columns " + String.join(", ", columns)
                            + "; expected a control file with the header " + header(known));
        }
        return problems.lines().size() == before;
    }

    private static String header(List<String> known) {
        return FILE + ", " + COUNT + (known.isEmpty() ? "" : " and sums of " + String.join(", ", known));
    }

    private static List<String> lines(SupplierFile file, CsvFormat format, Problems problems) {
        try (BufferedReader text =
                new BufferedReader(new InputStreamReader(file.open(), Transcode.charsetOf(file, format)))) {
            return text.lines()
                    .limit(LINES_MAX)
                    .map(line -> line.replace("\uFEFF", ""))
                    .filter(line -> !line.isBlank())
                    .toList();
        } catch (IOException e) {
            problems.add("%s", file.name() + " may not be read: " + e.getMessage() + "; expected a readable file");
            return List.of(FILE);
        }
    }
}
