package io.gridgrade.source.database;

import com.fasterxml.jackson.databind.JsonNode;
import io.gridgrade.value.Json;
import io.gridgrade.value.OwnerOnly;
import io.gridgrade.value.Whole;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How far an extract has come, kept beside its chunks: what it was made from, the size of each whole chunk, the rows in
 * them, and the last value of the cursor. Whoever goes on, now or in a later load, goes on from here.
 */
record ExtractState(String madeFrom, List<Long> chunkBytes, long rows, String last) {
    private static final String NAME = "extract.json";

    static ExtractState begun(String madeFrom, String last) {
        return new ExtractState(madeFrom, List.of(), 0, last);
    }

    /** What an earlier attempt left, when it was made from the same and all of its chunks are whole. */
    static Optional<ExtractState> left(Path folder, String madeFrom) throws IOException {
        Path file = folder.resolve(NAME);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        JsonNode json;
        try {
            json = Json.read(Files.readString(file));
        } catch (IllegalArgumentException e) {
            // The power went off while it was written: as good as none.
            return Optional.empty();
        }
        List<Long> bytes = new ArrayList<>();
        json.path("chunk_bytes").forEach(chunk -> bytes.add(chunk.asLong()));
        for (int i = 0; i < bytes.size(); i++) {
            Path chunk = folder.resolve(chunkName(i + 1));
            if (!Files.isRegularFile(chunk) || Files.size(chunk) != bytes.get(i)) {
                return Optional.empty();
            }
        }
        return json.path("made_from").asText().equals(madeFrom)
                ? Optional.of(new ExtractState(
                        madeFrom,
                        bytes,
                        json.path("rows").asLong(),
                        json.path("last").asText()))
                : Optional.empty();
    }

    int chunks() {
        return chunkBytes.size();
    }

    ExtractState withChunk(long bytes, long moreRows, String last) {
        List<Long> all = new ArrayList<>(chunkBytes);
        all.add(bytes);
        return new ExtractState(madeFrom, List.copyOf(all), rows + moreRows, last);
    }

    /** Puts it, and the hashes of the rows read last, in the place of what the folder holds, both or none. */
    void write(Path folder, List<String> hashes) throws IOException {
        OwnerOnly.write(hashesFile(folder), String.join("\n", hashes) + "\n");
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("made_from", madeFrom);
        values.put("chunk_bytes", chunkBytes);
        values.put("rows", rows);
        values.put("last", last);
        Whole.write(folder.resolve(NAME), Json.write(values).getBytes(StandardCharsets.UTF_8));
        Files.deleteIfExists(folder.resolve(hashesName(chunks() - 1)));
    }

    /** Where the hashes of the rows read last are, one a line. */
    Path hashesFile(Path folder) {
        return folder.resolve(hashesName(chunks()));
    }

    Set<String> hashes(Path folder) throws IOException {
        return new HashSet<>(Files.readAllLines(hashesFile(folder)));
    }

    static String chunkName(int number) {
        return String.format(java.util.Locale.ROOT, "%06d.csv", number);
    }

    // Named by the chunks that stand: a state never meets the hashes of another.
    private static String hashesName(int chunks) {
        return String.format(java.util.Locale.ROOT, "%06d.hashes", chunks);
    }
}
