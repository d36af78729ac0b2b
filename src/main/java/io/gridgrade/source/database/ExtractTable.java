package io.gridgrade.source.database;

import io.gridgrade.run.Run;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Hash;
import io.gridgrade.value.OwnerOnly;
import io.gridgrade.value.UserError;
import io.gridgrade.value.Whole;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the answer of one query into chunks below a folder. With a cursor it builds on whatever whole chunks stand there;
 * without one there is no order to go on in, and an answer is read from its beginning. Mutable.
 */
final class ExtractTable {
    private static final int TELL_ROWS = 5_000;

    private final DatabaseAddress address;
    private final DatabaseQuery query;
    private final Optional<DatabaseQuery.Cursor> cursor;
    private final Path folder;
    private final Optional<CursorMark> mark;
    private final Run run;
    private final long fromNanos = System.nanoTime();
    private ExtractState state;

    ExtractTable(DatabaseAddress address, DatabaseQuery query, Path folder, Optional<CursorMark> kept, Run run)
            throws IOException {
        this.address = address;
        this.query = query;
        this.cursor = query.cursor();
        this.folder = folder;
        this.mark = kept.filter(earlier -> cursor.filter(earlier::isOf).isPresent());
        this.run = run;
        this.state = takeUp();
    }

    /** Rows in whole chunks. */
    long rows() {
        return state.rows();
    }

    Extract extract() {
        return new Extract(query, state.rows(), state.last(), state.hashesFile(folder));
    }

    // Chunks of another server, query or beginning are not ours to build on.
    private ExtractState takeUp() throws IOException {
        String last = mark.map(CursorMark::last).orElse("");
        String madeFrom = Hash.of(String.join(
                "\n",
                address.url(),
                address.user(),
                query.sql(),
                cursor.map(Object::toString).orElse(""),
                last));
        Optional<ExtractState> left = cursor.isPresent() ? ExtractState.left(folder, madeFrom) : Optional.empty();
        if (left.isEmpty()) {
            Whole.delete(folder);
            OwnerOnly.createFolders(folder);
        }
        return left.orElse(ExtractState.begun(madeFrom, last));
    }

    /** Reads to the end, from where the last attempt had its last whole chunk. */
    void attempt(DatabaseConnection connection) throws SQLException, IOException {
        state = takeUp();
        try (PreparedStatement statement = connection.prepare(query)) {
            List<DatabaseColumn> columns = DatabaseColumn.of(statement.getMetaData());
            if (cursor.isPresent()) {
                readOn(statement, columns, cursor.get());
            } else {
                read(statement, columns);
            }
        }
    }

    private void read(PreparedStatement statement, List<DatabaseColumn> columns) throws SQLException, IOException {
        ChunkFile chunk = newChunk(columns);
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                chunk.add(texts(rows, columns));
                tell(chunk);
                if (chunk.rows() == address.chunkRows()) {
                    keep(chunk, "", List.of());
                    chunk = newChunk(columns);
                }
            }
            if (chunk.rows() > 0 || state.chunks() == 0) {
                keep(chunk, "", List.of());
            }
        } finally {
            chunk.close();
        }
    }

    private void readOn(PreparedStatement statement, List<DatabaseColumn> columns, DatabaseQuery.Cursor cursor)
            throws SQLException, IOException {
        int index = names(columns).indexOf(cursor.column()) + 1;
        CursorKind kind = columns.get(index - 1).cursorKind().orElseThrow();
        Optional<CursorValue> last =
                state.last().isEmpty() ? Optional.empty() : Optional.of(CursorValue.parse(kind, state.last()));
        CursorValue from =
                last.map(value -> value.minus(cursor.lag())).orElseGet(() -> CursorValue.parse(kind, cursor.start()));
        Set<String> known = state.chunks() > 0
                ? state.hashes(folder)
                : mark.map(CursorMark::hashes).orElse(Set.of());
        for (int i = 1; i <= query.parameterCount(); i++) {
            kind.bind(statement, i, from.value());
        }
        RecentRows recent = new RecentRows(cursor.lag());
        CursorValue at = from;
        ChunkFile chunk = newChunk(columns);
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                CursorValue next = inOrder(kind, rows, index, at);
                Object[] texts = texts(rows, columns);
                String hash = recent.hash(texts);
                recent.add(next, hash);
                at = next;
                if (known.contains(hash)) {
                    continue;
                }
                chunk.add(texts);
                tell(chunk);
                if (chunk.rows() == address.chunkRows()) {
                    keep(chunk, later(last, at), recent.hashes());
                    chunk = newChunk(columns);
                }
            }
            boolean isNothing = recent.isEmpty();
            if (chunk.rows() > 0 || state.chunks() == 0) {
                // Where there was no row at all, what was known of the rows before stays known.
                keep(
                        chunk,
                        isNothing ? state.last() : later(last, at),
                        isNothing ? List.copyOf(known) : recent.hashes());
            }
        } finally {
            chunk.close();
        }
    }

    private CursorValue inOrder(CursorKind kind, ResultSet rows, int index, CursorValue before) throws SQLException {
        Comparable<?> value;
        try {
            value = kind.read(rows, index);
        } catch (DateTimeException e) {
            throw refused(
                    "has a value beyond the years 1 to 9999; expected days and moments on which something changed;"
                            + " leave such rows out");
        }
        if (value == null) {
            throw refused("is empty in a row; expected a value in every row; leave such rows out");
        }
        CursorValue next = new CursorValue(kind, value);
        if (next.compareTo(before) < 0) {
            throw refused("falls from " + before + " to " + next + "; expected it to rise from "
                    + DatabaseQuery.PLACEHOLDER + " on; add \"where "
                    + cursor.orElseThrow().column() + " >= "
                    + DatabaseQuery.PLACEHOLDER + "\" and \"order by "
                    + cursor.orElseThrow().column() + "\"");
        }
        return next;
    }

    private UserError refused(String what) {
        return new UserError(
                ExitCode.DATA_QUALITY,
                "the cursor column " + cursor.orElseThrow().column() + " of " + query.table() + " " + what
                        + " in tables." + query.table() + ".query of source.yml");
    }

    // With a lag, reading begins before the last value, and may end there.
    private static String later(Optional<CursorValue> last, CursorValue at) {
        return last.filter(value -> value.compareTo(at) > 0).orElse(at).toString();
    }

    private static Object[] texts(ResultSet rows, List<DatabaseColumn> columns) throws SQLException {
        Object[] texts = new Object[columns.size()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = columns.get(i).text(rows, i + 1);
        }
        return texts;
    }

    private ChunkFile newChunk(List<DatabaseColumn> columns) throws IOException {
        return new ChunkFile(folder.resolve(ExtractState.chunkName(state.chunks() + 1)), columns);
    }

    private void keep(ChunkFile chunk, String last, List<String> hashes) throws IOException {
        ExtractState next = state.withChunk(chunk.finish(), chunk.rows(), last);
        next.write(folder, hashes);
        state = next;
    }

    private void tell(ChunkFile chunk) {
        long rows = state.rows() + chunk.rows();
        if (rows % TELL_ROWS == 0) {
            run.counted(rows, (System.nanoTime() - fromNanos) / 1e9);
        }
    }

    static List<String> names(List<DatabaseColumn> columns) {
        return columns.stream().map(DatabaseColumn::name).toList();
    }
}
