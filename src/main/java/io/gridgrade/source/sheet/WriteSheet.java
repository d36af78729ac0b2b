package io.gridgrade.source.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Enumeration;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Writes a sheet all of whose cells are texts: a spreadsheet then leaves the zeros of a number, its digits and the order of a date
 * as they are. The same rows give the same bytes.
 */
public final class WriteSheet {
    /** What a cell holds at most, in characters. */
    public static final int CELL_CHARS_MAX = 32_767;
    /** Rows that are held in memory at most; a spreadsheet takes ten times as many. */
    public static final int ROWS_MAX = 100_000;

    private static final String TEXT_FORMAT = "@";
    // The day before which no zip file was made; what a file bears says nothing of the moment of its making.
    private static final LocalDateTime MADE_AT = LocalDateTime.of(1980, 1, 1, 0, 0);
    private static final String MADE = "1980-01-01T00:00:00Z";
    private static final String ANY_MOMENT = "(<dcterms:(created|modified)[^>]*>)[^<]*(</)";

    private WriteSheet() {}

    /** Writes rows below a header; a cell may be null. */
    public static void write(Path file, String name, List<String> header, List<List<String>> rows) throws IOException {
        Path first = file.resolveSibling(file.getFileName() + ".first");
        try {
            try (OutputStream out = Files.newOutputStream(first);
                    Workbook workbook = new Workbook(out, "GridGrade", "1.0")) {
                fill(workbook.newWorksheet(name), header, rows);
            }
            copyTimeless(first, file);
        } finally {
            Files.deleteIfExists(first);
        }
    }

    private static void fill(Worksheet sheet, List<String> header, List<List<String>> rows) {
        add(sheet, 0, header);
        for (int i = 0; i < rows.size(); i++) {
            add(sheet, i + 1, rows.get(i));
        }
        sheet.range(0, 0, rows.size(), header.size() - 1)
                .style()
                .format(TEXT_FORMAT)
                .set();
        sheet.freezePane(0, 1);
    }

    private static void add(Worksheet sheet, int row, List<String> cells) {
        for (int column = 0; column < cells.size(); column++) {
            if (cells.get(column) != null) {
                sheet.value(row, column, cells.get(column));
            }
        }
    }

    private static void copyTimeless(Path first, Path file) throws IOException {
        try (ZipFile from = new ZipFile(first.toFile());
                ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Enumeration<? extends ZipEntry> entries = from.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                ZipEntry same = new ZipEntry(entry.getName());
                same.setTimeLocal(MADE_AT);
                to.putNextEntry(same);
                try (InputStream content = from.getInputStream(entry)) {
                    if (entry.getName().startsWith("docProps/")) {
                        to.write(new String(content.readAllBytes(), StandardCharsets.UTF_8)
                                .replaceAll(ANY_MOMENT, "$1" + MADE + "$3")
                                .getBytes(StandardCharsets.UTF_8));
                    } else {
                        content.transferTo(to);
                    }
                }
            }
        }
    }
}
