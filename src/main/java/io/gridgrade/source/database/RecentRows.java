package io.gridgrade.source.database;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;

/**
 * The rows read last, by their hash: those at the last value of the cursor, and within its lag. The next reading begins
 * there again, so that a row that was committed late is not lost, and leaves those out that it knows, so that none is
 * read twice. Mutable.
 */
final class RecentRows {
    /** More than that are forgotten, oldest first, and read again: memory stays flat, and a row that comes again does no harm. */
    static final int ROWS_MAX = 100_000;

    // Half of a SHA-256 tells 100,000 rows apart as surely as anyone needs.
    private static final int HASH_BYTES = 16;

    private record RecentRow(CursorValue at, String hash) {}

    private final Deque<RecentRow> rows = new ArrayDeque<>();
    private final MessageDigest digest = sha256();
    private final long lag;

    RecentRows(long lag) {
        this.lag = lag;
    }

    void add(CursorValue at, String hash) {
        rows.addLast(new RecentRow(at, hash));
        CursorValue oldest = at.minus(lag);
        while (rows.size() > ROWS_MAX || rows.getFirst().at().compareTo(oldest) < 0) {
            rows.removeFirst();
        }
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    List<String> hashes() {
        return rows.stream().map(RecentRow::hash).toList();
    }

    /** The hash of a row's texts. */
    String hash(Object[] values) {
        for (Object value : values) {
            // The length stands before each text, so that no two rows run into the same bytes.
            byte[] bytes = value == null ? null : value.toString().getBytes(StandardCharsets.UTF_8);
            digest.update(((bytes == null ? "-" : bytes.length) + ":").getBytes(StandardCharsets.US_ASCII));
            if (bytes != null) {
                digest.update(bytes);
            }
        }
        return HexFormat.of().formatHex(digest.digest(), 0, HASH_BYTES);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
