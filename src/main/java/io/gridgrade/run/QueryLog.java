package io.gridgrade.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.gridgrade.value.Json;
import io.gridgrade.value.OwnerOnly;
import io.gridgrade.value.Whole;
import io.gridgrade.warehouse.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Who asked what, and what came of it: {@code logs/queries-YYYY-MM.ndjson} of the home, for its owner only. A query has a
 * line when it is asked and one when it has ended, so that one whose process died is there too. Files and not a table: what
 * is published can only be read, and the warehouse has another writer.
 */
public final class QueryLog {
    /** What came of a query. */
    public enum Outcome {
        ANSWERED,
        CUT,
        REFUSED,
        STOPPED,
        FAILED,
        INTERRUPTED,
        ABANDONED,
        CRASHED,
        AT_WORK,
        LOST;

        /** As it is written and shown. */
        public String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }

        private static Outcome of(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT).replace(' ', '_'));
        }
    }

    /** A query as it is logged; what is not known is empty. */
    public record Entry(
            String id,
            Instant at,
            String user,
            String role,
            String query,
            Outcome outcome,
            Optional<Long> rows,
            Optional<Double> seconds,
            String reason) {
        /** The process that worked on it. */
        public long process() {
            return Long.parseLong(id.substring(0, id.indexOf('-')));
        }
    }

    private static final Pattern FILE = Pattern.compile("queries-(\\d{4}-\\d{2})\\.ndjson");
    /** A longer query is kept with its beginning. */
    private static final int QUERY_MAX = 10_000;

    private static final AtomicLong COUNT = new AtomicLong();

    private final Home home;

    /** Of a home. */
    public QueryLog(Home home) {
        this.home = home;
    }

    /** A query is asked by the owner: what cannot be written here is not asked. Returns its id. */
    public String asked(String query) {
        return asked(query, "", "");
    }

    /** The same of somebody in a role, if any; who asks is the user of the system where it is not said. */
    public String asked(String query, String user, String role) {
        Instant now = Instant.now();
        String id = ProcessHandle.current().pid() + "-" + now.toEpochMilli() + "-" + COUNT.incrementAndGet();
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("id", id);
        line.put("at", now.truncatedTo(ChronoUnit.MILLIS).toString());
        line.put("user", user.isEmpty() ? System.getProperty("user.name", "") : user);
        if (!role.isEmpty()) {
            line.put("role", role);
        }
        line.put(
                "query",
                query.length() > QUERY_MAX
                        ? query.substring(0, QUERY_MAX)
                                + String.format(Locale.ROOT, " ... (%,d characters)", query.length())
                        : query);
        append(line);
        return id;
    }

    /** It has ended; rows may be unknown. */
    public void ended(String id, Outcome outcome, Optional<Long> rows, double seconds, String reason) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("id", id);
        line.put("outcome", outcome.text());
        rows.ifPresent(count -> line.put("rows", count));
        line.put("seconds", Math.round(seconds * 1000) / 1000.0);
        if (!reason.isEmpty()) {
            line.put("reason", reason);
        }
        append(line);
    }

    /** All that is logged, the latest last. */
    public List<Entry> entries() {
        Map<String, Entry> byId = new LinkedHashMap<>();
        for (Path file : files(home)) {
            for (String line : lines(file)) {
                // A line that was cut short by a full disk or a power cut says nothing.
                parsed(line).ifPresent(node -> add(node, byId));
            }
        }
        return new ArrayList<>(byId.values());
    }

    /** What a user asked last, at most so many, the latest last. */
    public List<String> latest(String user, int most) {
        List<String> queries = new ArrayList<>();
        List<Path> files = files(home);
        for (int i = files.size() - 1; i >= 0 && queries.size() < most; i--) {
            List<String> ofFile = lines(files.get(i)).stream()
                    .map(QueryLog::parsed)
                    .flatMap(Optional::stream)
                    .filter(line ->
                            line.has("query") && line.path("user").asText().equals(user))
                    .map(line -> line.path("query").asText())
                    .toList();
            queries.addAll(0, ofFile);
        }
        return queries.subList(Math.max(0, queries.size() - most), queries.size());
    }

    private static void add(JsonNode line, Map<String, Entry> byId) {
        String id = line.path("id").asText();
        Entry asked = byId.get(id);
        if (line.has("query")) {
            Entry entry = new Entry(
                    id,
                    Instant.parse(line.path("at").asText()),
                    line.path("user").asText(),
                    line.path("role").asText(),
                    line.path("query").asText(),
                    Outcome.LOST,
                    Optional.empty(),
                    Optional.empty(),
                    "");
            byId.put(id, isAlive(entry) ? with(entry, Outcome.AT_WORK, line) : entry);
        } else if (asked != null) {
            byId.put(id, with(asked, Outcome.of(line.path("outcome").asText()), line));
        }
    }

    private static Entry with(Entry asked, Outcome outcome, JsonNode line) {
        return new Entry(
                asked.id,
                asked.at,
                asked.user,
                asked.role,
                asked.query,
                outcome,
                line.has("rows") ? Optional.of(line.path("rows").asLong()) : Optional.empty(),
                line.has("seconds") ? Optional.of(line.path("seconds").asDouble()) : Optional.empty(),
                line.path("reason").asText());
    }

    // A process that began after the query was asked is another one, of the same number.
    private static boolean isAlive(Entry entry) {
        return ProcessHandle.of(entry.process())
                .filter(process -> process.info()
                        .startInstant()
                        .map(started -> !started.isAfter(entry.at.plusSeconds(1)))
                        .orElse(true))
                .isPresent();
    }

    /** The files of a home, the oldest first. */
    public static List<Path> files(Home home) {
        if (!Files.isDirectory(home.logsFolder())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(home.logsFolder())) {
            return files.filter(
                            file -> FILE.matcher(file.getFileName().toString()).matches())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to list " + home.logsFolder(), e);
        }
    }

    /** The month that a file is of. */
    public static YearMonth monthOf(Path file) {
        Matcher name = FILE.matcher(file.getFileName().toString());
        if (!name.matches()) {
            throw new IllegalArgumentException(file + " is not a log of queries");
        }
        return YearMonth.parse(name.group(1));
    }

    /** How many lines of a file a change of texts would change. */
    public static long changed(Path file, UnaryOperator<String> change) {
        return lines(file).stream()
                .filter(line -> !changed(line, change).equals(line))
                .count();
    }

    /** Changes the texts in a file, whole or not at all; who asks in the meantime waits. */
    public static void change(Path file, UnaryOperator<String> change) {
        locked(file.getParent(), () -> {
            StringBuilder text = new StringBuilder();
            lines(file).forEach(line -> text.append(changed(line, change)).append('\n'));
            Whole.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
        });
    }

    private static String changed(String line, UnaryOperator<String> change) {
        Optional<JsonNode> node = parsed(line);
        if (node.isEmpty()) {
            return change.apply(line);
        }
        boolean isChanged = false;
        Map<String, Object> values = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> field : node.get().properties()) {
            boolean isText = field.getKey().equals("query") || field.getKey().equals("reason");
            String text = field.getValue().asText();
            String next = isText ? change.apply(text) : text;
            isChanged |= !next.equals(text);
            values.put(
                    field.getKey(),
                    field.getValue().isNumber() ? field.getValue().numberValue() : next);
        }
        return isChanged ? written(values) : line;
    }

    private static Optional<JsonNode> parsed(String line) {
        try {
            return Optional.of(Json.read(line)).filter(JsonNode::isObject);
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    private static List<String> lines(Path file) {
        try {
            // Bytes that are no text, as after a power cut, become a mark.
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to read " + file, e);
        }
    }

    private void append(Map<String, Object> line) {
        try {
            OwnerOnly.createFolders(home.logsFolder());
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to make " + home.logsFolder(), e);
        }
        Path file = home.logsFolder().resolve("queries-" + YearMonth.now(ZoneOffset.UTC) + ".ndjson");
        // Begun on a line of its own, whatever a full disk left of the one before: an empty line says nothing.
        locked(home.logsFolder(), () -> OwnerOnly.append(file, (endsInLine(file) ? "" : "\n") + written(line) + "\n"));
    }

    // By hand: to ready the library for writing takes a tenth of the time in which a short query is over.
    private static String written(Map<String, Object> line) {
        StringBuilder text = new StringBuilder("{");
        line.forEach((name, value) -> {
            text.append(text.length() > 1 ? "," : "").append('"').append(name).append("\":");
            if (value instanceof Number number) {
                text.append(number);
            } else {
                text.append('"').append(Json.quoted(value.toString())).append('"');
            }
        });
        return text.append('}').toString();
    }

    private static boolean endsInLine(Path file) throws IOException {
        if (!Files.exists(file)) {
            return true;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer last = ByteBuffer.allocate(1);
            return channel.size() == 0 || channel.read(last, channel.size() - 1) != 1 || last.get(0) == '\n';
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    // One process at a time, and in it one thread. Not the log itself is locked: it may be replaced by another file.
    private static synchronized void locked(Path folder, Work work) {
        try (FileChannel channel = FileChannel.open(
                        folder.resolve("queries.lock"),
                        Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                        OwnerOnly.ofFile());
                FileLock lock = channel.lock()) {
            work.run();
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to write the log of queries", e);
        }
    }
}
