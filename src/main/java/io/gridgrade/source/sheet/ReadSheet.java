package io.gridgrade.source.sheet;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;

/** Reads the first sheet of an Excel file as CSV: texts as they stand, numbers without an exponent, days as 2024-01-31. */
public final class ReadSheet {
    // Unpacked; a crafted file of some megabytes would otherwise fill the memory.
    private static final long BYTES_MAX = 300_000_000;
    // A number in a spreadsheet has no more.
    private static final MathContext DIGITS = new MathContext(15);

    private ReadSheet() {}

    /** Whether the file is one, by its first bytes. */
    public static boolean isSheet(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            byte[] first = bytes.readNBytes(4);
            return first.length == 4 && first[0] == 'P' && first[1] == 'K' && first[2] == 3 && first[3] == 4;
        }
    }

    /** Writes the sheet as CSV; what cannot be read is an IOException that says why. */
    public static void toCsv(Path file, Path csv) throws IOException {
        requireSize(file);
        try (ReadableWorkbook workbook = new ReadableWorkbook(file.toFile(), new ReadingOptions(true, false));
                Stream<Row> rows = workbook.getFirstSheet().openStream();
                BufferedWriter out = Files.newBufferedWriter(csv, StandardCharsets.UTF_8)) {
            int columns = 0;
            for (Iterator<Row> each = rows.iterator(); each.hasNext(); ) {
                Row row = each.next();
                List<String> cells = new ArrayList<>();
                for (Cell cell : row) {
                    cells.add(cell == null ? "" : text(cell));
                }
                columns = columns == 0 ? cells.size() : columns;
                // Rows that someone cleared are no records; and cells beyond the header hold nothing that was exported.
                if (cells.stream().allMatch(String::isEmpty)) {
                    continue;
                }
                while (cells.size() < columns) {
                    cells.add("");
                }
                while (cells.size() > columns && cells.get(cells.size() - 1).isEmpty()) {
                    cells.remove(cells.size() - 1);
                }
                write(out, cells);
            }
        } catch (ExcelReaderException | IllegalArgumentException | IllegalStateException e) {
            throw new IOException("not an Excel file that can be read (" + e.getMessage() + ")", e);
        }
    }

    private static void write(BufferedWriter out, List<String> cells) throws IOException {
        for (int i = 0; i < cells.size(); i++) {
            out.write((i > 0 ? "," : "") + '"' + cells.get(i).replace("\"", "\"\"") + '"');
        }
        out.write("\n");
    }

    private static String text(Cell cell) throws IOException {
        CellType type = cell.getType();
        if (type == CellType.FORMULA || type == CellType.ERROR) {
            throw new IOException("cell " + cell.getAddress() + " holds "
                    + (type == CellType.ERROR ? "an error" : "a formula") + " and no value");
        }
        if (type == CellType.BOOLEAN) {
            return String.valueOf(cell.asBoolean());
        }
        if (type != CellType.NUMBER) {
            return cell.getRawValue() == null ? "" : cell.asString();
        }
        return isDay(cell) ? day(cell.asDate()) : number(cell.asNumber());
    }

    // By the format: a number of days is written as a day only where it is shown as one.
    private static boolean isDay(Cell cell) {
        String format = cell.getDataFormatString();
        if (format == null) {
            return false;
        }
        String bare = format.replaceAll("\\[[^\\]]*\\]|\"[^\"]*\"|\\\\.", "").toLowerCase(java.util.Locale.ROOT);
        return bare.contains("yy") || (bare.contains("m") && bare.contains("d"));
    }

    private static String day(LocalDateTime moment) {
        return moment.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? moment.toLocalDate().toString()
                : moment.toLocalDate() + " " + moment.toLocalTime().withNano(0);
    }

    private static String number(BigDecimal number) {
        BigDecimal shown = number.round(DIGITS).stripTrailingZeros();
        return shown.setScale(Math.max(0, shown.scale())).toPlainString();
    }

    private static void requireSize(Path file) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long bytes = 0;
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
                try (InputStream content = zip.getInputStream(entries.nextElement())) {
                    for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                        bytes += read;
                        if (bytes > BYTES_MAX) {
                            throw new IOException("it holds more than " + BYTES_MAX + " bytes when unpacked");
                        }
                    }
                }
            }
        }
    }
}
