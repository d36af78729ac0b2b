package io.gridgrade.source.text;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a file really is that is not the text it is taken for, by how it begins; and what to do about it. */
public record FileKind(String what, String advice) {
    private static final int TEXT_CHARS = 2_000;
    private static final String SAVE = "open it and save it as CSV in UTF-8";
    private static final String UNPACK = "unpack it";

    private record Magic(int offset, String hexadecimal, FileKind kind) {}

    // The first bytes, or those of a fixed place, by which such files know themselves.
    private static final List<Magic> MAGICS = List.of(
            new Magic(0, "d0cf11e0a1b11ae1", new FileKind("an old Excel or Word file (xls, doc)", SAVE)),
            new Magic(0, "25504446", new FileKind("a PDF", "have the supplier send the data as CSV")),
            new Magic(0, "1f8b", new FileKind("packed with gzip", "give it a name that ends in .gz, or unpack it")),
            new Magic(0, "425a68", new FileKind("packed with bzip2", UNPACK)),
            new Magic(0, "377abcaf271c", new FileKind("a 7z archive", UNPACK)),
            new Magic(0, "526172211a07", new FileKind("a RAR archive", UNPACK)),
            new Magic(0, "fd377a585a00", new FileKind("packed with xz", UNPACK)),
            new Magic(0, "28b52ffd", new FileKind("packed with Zstandard", UNPACK)),
            new Magic(
                    0,
                    "53514c69746520666f726d6174203300",
                    new FileKind("an SQLite database", "export its table as CSV")),
            new Magic(0, "50415231", new FileKind("a Parquet file", "export it as CSV")),
            new Magic(8, "4455434b", new FileKind("a DuckDB database", "export its table as CSV")),
            new Magic(257, "7573746172", new FileKind("a tar archive", UNPACK)),
            new Magic(0, "89504e47", new FileKind("a picture (PNG)", "fetch the file again")),
            new Magic(0, "ffd8ff", new FileKind("a picture (JPEG)", "fetch the file again")),
            new Magic(0, "47494638", new FileKind("a picture (GIF)", "fetch the file again")),
            new Magic(0, "7f454c46", new FileKind("a program", "fetch the file again")));

    /** By the first bytes of the file, unpacked; empty when it may be CSV. */
    public static Optional<FileKind> of(byte[] first) {
        if (startsWith(first, 0, "504b0304") || startsWith(first, 0, "504b0506")) {
            return Optional.of(zip(first));
        }
        return MAGICS.stream()
                .filter(magic -> startsWith(first, magic.offset, magic.hexadecimal))
                .map(Magic::kind)
                .findFirst()
                .or(() -> text(first));
    }

    private static FileKind zip(byte[] first) {
        String names = new String(first, StandardCharsets.ISO_8859_1);
        if (names.contains("xl/") || (names.contains("[Content_Types].xml") && !names.contains("word/"))) {
            return new FileKind("an Excel file (xlsx)", SAVE);
        }
        if (names.contains("opendocument.spreadsheet")) {
            return new FileKind("an OpenDocument spreadsheet (ods)", SAVE);
        }
        if (names.contains("word/")) {
            return new FileKind("a Word file (docx)", "have the supplier send the data as CSV");
        }
        return new FileKind("a zip archive", UNPACK);
    }

    private static Optional<FileKind> text(byte[] first) {
        String text = new String(first, 0, Math.min(first.length, TEXT_CHARS), StandardCharsets.ISO_8859_1)
                .replace("\u00ef\u00bb\u00bf", "")
                .stripLeading()
                .toLowerCase(Locale.ROOT);
        if (text.startsWith("<!doctype html") || text.startsWith("<html") || text.startsWith("<head")) {
            return Optional.of(new FileKind(
                    "a web page, such as a server sends instead of a file",
                    "open it to see what it says, and fetch it again"));
        }
        if (text.startsWith("<?xml") || text.startsWith("<!doctype")) {
            return Optional.of(new FileKind("XML", "have the supplier send the data as CSV"));
        }
        if (text.matches("(?s)\\{\\s*(\"[^\"]*\"\\s*:.*|})?") || text.matches("(?s)\\[\\s*([\\[{\"\\d\\]-].*)?")) {
            return Optional.of(new FileKind("JSON", "have the supplier send the data as CSV"));
        }
        if (text.startsWith("{\\rtf")) {
            return Optional.of(new FileKind("an RTF text", "have the supplier send the data as CSV"));
        }
        return Optional.empty();
    }

    private static boolean startsWith(byte[] first, int offset, String hexadecimal) {
        int bytes = hexadecimal.length() / 2;
        if (first.length < offset + bytes) {
            return false;
        }
        for (int i = 0; i < bytes; i++) {
            if ((first[offset + i] & 0xff) != Integer.parseInt(hexadecimal.substring(2 * i, 2 * i + 2), 16)) {
                return false;
            }
        }
        return true;
    }
}
