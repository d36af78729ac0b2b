package io.gridgrade.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;

/** Tells a file that is not UTF-8 throughout from one that is of another encoding. */
final class WrongEncoding {
    private WrongEncoding() {}

    /** Whether the file is of another encoding that we know; single broken bytes are no other encoding. */
    static boolean isLikely(SupplierFile file) throws IOException {
        return Transcode.firstMalformed(file, StandardCharsets.UTF_8).isPresent()
                && !encodingOf(file).isEmpty();
    }

    /** What is wrong, and the setting that mends it. */
    static String message(SupplierFile file) {
        try {
            OptionalLong malformed = Transcode.firstMalformed(file, StandardCharsets.UTF_8);
            String likely = encodingOf(file);
            return file.name() + ": byte " + malformed.orElse(0) + (file.isGzip() ? " (unpacked)" : "")
                    + " is not UTF-8"
                    + (likely.isEmpty()
                            ? "; expected UTF-8; say format: encoding: in source.yml, one of "
                                    + String.join(", ", CsvFormat.ENCODINGS.keySet())
                            : "; the file reads as " + likely + "; say format: encoding: " + likely + " in source.yml");
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to read " + file.path(), e);
        }
    }

    /** The encoding that it most likely is of; empty when none that we know fits. */
    static String encodingOf(SupplierFile file) throws IOException {
        try (InputStream bytes = file.open()) {
            byte[] first = bytes.readNBytes(2);
            if (first.length == 2 && (first[0] & 0xff) + (first[1] & 0xff) == 0xff + 0xfe) {
                return "utf-16";
            }
        }
        return Transcode.firstMalformed(file, CsvFormat.ENCODINGS.get("gb18030"))
                        .isEmpty()
                ? "gb18030"
                : "";
    }
}
