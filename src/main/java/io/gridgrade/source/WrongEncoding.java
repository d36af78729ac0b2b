package io.gridgrade.source;

import io.gridgrade.source.text.LikelyEncoding;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Tells a file that is not UTF-8 throughout from one that is of another encoding. */
final class WrongEncoding {
    private static final int LOOKED_BYTES = 1 << 18;
    private static final Set<String> CHINESE = Set.of("gbk", "gb18030", "big5", "big5-hkscs");

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

    /** What the first bytes say that it is of, where that is beyond doubt and not what was declared; else empty. */
    static Optional<String> beyondDoubt(SupplierFile file, CsvFormat format, byte[] first) {
        String found = LikelyEncoding.beyondDoubt(first, first.length);
        String declared = format.encoding();
        boolean isDeclared = found.isEmpty()
                || declared.startsWith(found)
                || (found.equals("gb18030") && declared.equals("gbk"))
                // Of other scripts nothing is known here, but that UTF-8 is not met by chance.
                || (!found.startsWith("utf-") && !CHINESE.contains(declared));
        if (isDeclared && !(format.width() > 1 && isNarrow(first))) {
            return Optional.empty();
        }
        String is = found.isEmpty() ? "utf-8" : found;
        return Optional.of(file.name() + " is not " + declared + "; the file reads as " + is
                + "; say format: encoding: " + is + " in source.yml");
    }

    // Of a text with two or four bytes a sign some are zero: those of its delimiters and line ends.
    private static boolean isNarrow(byte[] first) {
        for (byte b : first) {
            if (b == 0) {
                return false;
            }
        }
        return first.length > 0 && LikelyEncoding.wide(first, first.length).isEmpty();
    }

    /** The encoding that it most likely is of; empty when none that we know fits. */
    static String encodingOf(SupplierFile file) throws IOException {
        byte[] first = file.first(LOOKED_BYTES);
        String wide = LikelyEncoding.wide(first, first.length);
        if (!wide.isEmpty()) {
            return wide;
        }
        // Where the foreign signs are does not matter, only what they are like.
        byte[] foreign = new byte[LOOKED_BYTES];
        int count = 0;
        try (InputStream bytes = file.open()) {
            byte[] buffer = new byte[1 << 16];
            byte before = 0;
            for (int read = bytes.read(buffer); read >= 0 && count < LOOKED_BYTES; read = bytes.read(buffer)) {
                for (int i = 0; i < read && count < LOOKED_BYTES; i++) {
                    if (buffer[i] < 0 || before < 0) {
                        foreign[count++] = buffer[i];
                    }
                    before = buffer[i];
                }
            }
        }
        for (String likely : LikelyEncoding.ofOther(foreign, count)) {
            if (Transcode.firstMalformed(file, CsvFormat.ENCODINGS.get(likely)).isEmpty()) {
                return likely;
            }
        }
        return "";
    }
}
