package io.gridgrade.source;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/** A supplier's file: where it is, and its name below the folder that is loaded, with slashes. */
record SupplierFile(Path path, String name) {
    boolean isGzip() {
        return name.toLowerCase(Locale.ROOT).endsWith(".gz");
    }

    /** Its bytes, unpacked. */
    InputStream open() throws IOException {
        InputStream stream = Files.newInputStream(path);
        try {
            return unpack(stream);
        } catch (IOException e) {
            stream.close();
            throw e;
        }
    }

    /** The same of its bytes as they lie there. */
    InputStream unpack(InputStream stream) throws IOException {
        return isGzip() ? new GZIPInputStream(stream, 1 << 16) : new BufferedInputStream(stream, 1 << 16);
    }

    /** Its first bytes, unpacked. */
    byte[] first(int count) throws IOException {
        try (InputStream bytes = open()) {
            return bytes.readNBytes(count);
        }
    }

    long bytes() throws IOException {
        return Files.size(path);
    }
}
