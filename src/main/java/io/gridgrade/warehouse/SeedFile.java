package io.gridgrade.warehouse;

import io.gridgrade.value.Problems;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A seed as it is written: cells that know their line and column.
 *
 * @param name    the file, such as {@code seeds/grade.csv}
 * @param columns its header
 * @param rows    its records, each with a cell for every column
 */
public record SeedFile(String name, List<Cell> columns, List<List<Cell>> rows) {
    /** A value, without its quotes, and where it begins, counted from 1. */
    public record Cell(String text, int lineNo, int columnNo) {
        /** Where it stands, in words. */
        public String place() {
            return "line " + lineNo + ", column " + columnNo;
        }
    }

    /** Reads a seed; whatever is no CSV is told. */
    public static SeedFile of(String name, String text, Problems problems) {
        List<List<Cell>> lines = new Reader(name, text, problems).lines();
        if (lines.isEmpty()) {
            problems.add("%s is empty; expected a header and rows; %s", name, otherwise(name));
            return new SeedFile(name, List.of(), List.of());
        }
        List<Cell> header = lines.get(0);
        Set<String> taken = new HashSet<>();
        for (Cell column : header) {
            if (!taken.add(column.text())) {
                problems.add(
                        "%s %s: column \"%s\" stands there twice; expected each column once",
                        name, column.place(), column.text());
            }
        }
        List<List<Cell>> rows = new ArrayList<>();
        for (List<Cell> line : lines.subList(1, lines.size())) {
            if (line.size() == header.size()) {
                rows.add(line);
            } else {
                problems.add(
                        "%s line %d has %d values; expected %d, as the header has; a value with a comma in it stands in"
                                + " quotes",
                        name, line.get(0).lineNo(), line.size(), header.size());
            }
        }
        if (lines.size() == 1) {
            problems.add("%s has a header and no rows; expected rows; %s", name, otherwise(name));
        }
        return new SeedFile(name, header, rows);
    }

    // A file that a command names, by its path, is nothing that a home has: to remove it would only be the next fault.
    private static String otherwise(String name) {
        return name.startsWith("seeds/") ? "remove it to have the one that ships" : "write them, or name another file";
    }

    /** The names of its columns. */
    List<String> columnNames() {
        return columns.stream().map(Cell::text).toList();
    }

    /** The cell of a row in a column; the row must have it. */
    public Cell cell(List<Cell> row, String column) {
        return row.get(columnNames().indexOf(column));
    }

    /** Whether it has a column of the name. */
    public boolean has(String column) {
        return columnNames().contains(column);
    }

    /** All of it as plain CSV, every value in quotes. */
    String asCsv() {
        List<List<Cell>> all = new ArrayList<>(List.of(columns));
        all.addAll(rows);
        return all.stream()
                .map(row -> row.stream()
                        .map(cell ->
                                cell.text().isEmpty() ? "" : '"' + cell.text().replace("\"", "\"\"") + '"')
                        .collect(Collectors.joining(",")))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /** One pass over the text; a quoted value may have commas, line ends and doubled quotes in it. */
    private static final class Reader {
        private final String name;
        private final String text;
        private final Problems problems;
        private int at;
        private int lineNo = 1;
        private int lineStart;

        Reader(String name, String text, Problems problems) {
            this.name = name;
            this.text = text.startsWith("\uFEFF") ? text.substring(1) : text;
            this.problems = problems;
        }

        List<List<Cell>> lines() {
            List<List<Cell>> lines = new ArrayList<>();
            while (at < text.length()) {
                List<Cell> line = line();
                if (line.size() > 1 || !line.get(0).text().isBlank()) {
                    lines.add(line);
                }
            }
            return lines;
        }

        private List<Cell> line() {
            List<Cell> cells = new ArrayList<>();
            while (true) {
                cells.add(cell());
                if (at < text.length() && text.charAt(at) == ',') {
                    at++;
                    continue;
                }
                if (at < text.length() && text.charAt(at) == '\r') {
                    at++;
                }
                if (at < text.length() && text.charAt(at) == '\n') {
                    at++;
                    newLine();
                }
                return cells;
            }
        }

        private Cell cell() {
            int columnNo = at - lineStart + 1;
            int line = lineNo;
            if (at >= text.length() || text.charAt(at) != '"') {
                int from = at;
                while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
                    at++;
                }
                String value = text.substring(from, at);
                if (value.indexOf('"') >= 0) {
                    problems.add(
                            "%s line %d, column %d: a quote stands inside a value; expected the whole value in quotes,"
                                    + " and the quote twice",
                            name, line, columnNo + value.indexOf('"'));
                }
                return new Cell(value.strip(), line, columnNo);
            }
            StringBuilder value = new StringBuilder();
            at++;
            while (at < text.length()) {
                char c = text.charAt(at++);
                if (c == '"' && at < text.length() && text.charAt(at) == '"') {
                    value.append('"');
                    at++;
                } else if (c == '"') {
                    int after = at;
                    while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
                        at++;
                    }
                    if (!text.substring(after, at).isBlank()) {
                        problems.add(
                                "%s line %d, column %d: \"%s\" stands after the end of a quoted value; expected a comma",
                                name, lineNo, after - lineStart + 1, text.substring(after, at));
                    }
                    return new Cell(value.toString().strip(), line, columnNo);
                } else {
                    value.append(c);
                    if (c == '\n') {
                        newLine();
                    }
                }
            }
            problems.add(
                    "%s line %d, column %d: the quote that opens here is not closed; expected another \"",
                    name, line, columnNo);
            return new Cell(value.toString().strip(), line, columnNo);
        }

        private void newLine() {
            lineNo++;
            lineStart = at;
        }
    }
}
