package io.gridgrade.value;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 as hexadecimal text. */
public final class Hash {
    private static final int BUFFER_BYTES = 1 << 20;

    private Hash() {}

    /** Of a text, as UTF-8. */
    public static String of(String text) {
        return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Of a file's bytes. */
    public static String of(Path file) throws IOException {
        return copying(file, OutputStream.nullOutputStream());
    }

    /** Of a file's bytes, which are copied on the way. */
    public static String copying(Path file, OutputStream copy) throws IOException {
        try (InputStream stream = Files.newInputStream(file)) {
            return copying(stream, copy);
        }
    }

    /** Of all bytes of a stream, which are copied on the way. */
    public static String copying(InputStream from, OutputStream copy) throws IOException {
        MessageDigest digest = sha256();
        byte[] buffer = new byte[BUFFER_BYTES];
        for (int count = from.read(buffer); count >= 0; count = from.read(buffer)) {
            digest.update(buffer, 0, count);
            copy.write(buffer, 0, count);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The bytes of a file, hashed as they are read. */
    public static Hashing hashing(Path file) throws IOException {
        return new Hashing(Files.newInputStream(file));
    }

    /** A stream that hashes what is read of it. */
    public static final class Hashing extends DigestInputStream {
        private Hashing(InputStream from) {
            super(from, Hash.sha256());
        }

        /** The hash of all of it; reads what was not read yet. */
        public String sha256() throws IOException {
            byte[] buffer = new byte[BUFFER_BYTES];
            while (read(buffer, 0, buffer.length) >= 0) {
                // Reading is hashing.
            }
            return HexFormat.of().formatHex(getMessageDigest().digest());
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
