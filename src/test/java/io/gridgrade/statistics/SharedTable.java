package io.gridgrade.statistics;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** A public file of plain cells, without quotes around separators, read whole. */
public record SharedTable(List<String> headings, List<String[]> rows) {
    /** A file with a line of headings, or the test is skipped. */
    public static SharedTable withHeadings(String name, String separator) {
        List<String[]> rows = rows(name, separator);
        return new SharedTable(List.of(rows.get(0)), rows.subList(1, rows.size()));
    }

    /** A file without. */
    public static SharedTable withoutHeadings(String name, String separator) {
        return new SharedTable(List.of(), rows(name, separator));
    }

    private static List<String[]> rows(String name, String separator) {
        Path path = SharedData.file(name);
        try (InputStream bytes = Files.newInputStream(path);
                InputStream plain = name.endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
                BufferedReader lines = new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .map(line -> line.replace("\"", "").replace("\uFEFF", "").strip())
                    .filter(line -> !line.isEmpty())
                    .map(line -> line.split(separator, -1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The numbers of a column. */
    public double[] numbers(String heading) {
        return numbers(headings.indexOf(heading));
    }

    /** The numbers of a column, counted from 0. */
    public double[] numbers(int column) {
        return rows.stream().mapToDouble(row -> Double.parseDouble(row[column])).toArray();
    }
}
