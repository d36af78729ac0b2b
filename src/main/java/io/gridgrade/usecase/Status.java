package io.gridgrade.usecase;

import io.gridgrade.cycle.SupersededFiles;
import io.gridgrade.engine.Row;
import io.gridgrade.source.Rejects;
import io.gridgrade.star.UnstatedCustomers;
import io.gridgrade.value.Parameters;
import io.gridgrade.warehouse.Home;
import io.gridgrade.warehouse.Warehouse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a home holds.
 *
 * @param models that somebody decided about, and that are not out of use
 * @param waiting how many refused records wait to be mended
 * @param unstated how many customers no source has stated
 * @param notRead files of the home that it may not have: no load and no close begins while they are there
 */
public record Status(
        List<Row> months,
        List<Row> sources,
        List<Row> quality,
        List<Row> quarantine,
        List<Row> backtest,
        List<Row> groupDrift,
        List<Row> models,
        List<Row> runs,
        long waiting,
        long unstated,
        List<String> notRead) {
    /** As the warehouse has it now. */
    public static Status of(Warehouse warehouse) {
        return new Status(
                warehouse.query("status/months", Parameters.none()),
                warehouse.query("status/sources", Parameters.none()),
                warehouse.query("status/quality", Parameters.none()),
                warehouse.query("status/quarantine", Parameters.none()),
                warehouse.query("status/backtest", Parameters.none()),
                warehouse.query("status/group_drift", Parameters.none()),
                warehouse.query("status/decided_models", Parameters.none()),
                warehouse.query("status/runs", Parameters.none()),
                new Rejects(warehouse).waiting(),
                UnstatedCustomers.count(warehouse),
                warehouse.resources().notRead());
    }

    /** The expectations that do not hold of the newest month. */
    public List<Row> failed() {
        return quality.stream()
                .filter(row -> !row.text("outcome").equals("pass"))
                .toList();
    }

    /** For a program to read, by name. */
    public Map<String, Object> asMap(Home home) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("home", home.folder().toString());
        answer.put("months", maps(months));
        answer.put("sources", maps(sources));
        answer.put("quality", qualityAsMap());
        answer.put("quarantine", maps(quarantine));
        answer.put("backtest", maps(backtest));
        answer.put("group_drift", maps(groupDrift));
        answer.put("models", maps(models));
        answer.put("rejects_waiting", waiting);
        answer.put("unstated_customers", unstated);
        answer.put("files_not_read", notRead);
        answer.put("runs", maps(runs));
        answer.put("published", published(home).orElse(null));
        answer.put("superseded", SupersededFiles.folders(home));
        return answer;
    }

    private Map<String, Object> qualityAsMap() {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("month", quality.isEmpty() ? null : quality.get(0).value("month"));
        answer.put("expectation_count", quality.size());
        answer.put("pass_count", quality.size() - failed().size());
        answer.put("failed", maps(failed()));
        return answer;
    }

    private static List<Map<String, Object>> maps(List<Row> rows) {
        return rows.stream().map(Row::asMap).toList();
    }

    /** The published copy: file, size, moment; empty when nothing is published. */
    public static Optional<Map<String, Object>> published(Home home) {
        try {
            if (!Files.isRegularFile(home.publishedFile())) {
                return Optional.empty();
            }
            return Optional.of(Map.of(
                    "file", home.publishedFile().toString(),
                    "file_bytes", Files.size(home.publishedFile()),
                    "published_at",
                            Files.getLastModifiedTime(home.publishedFile())
                                    .toInstant()
                                    .truncatedTo(ChronoUnit.SECONDS)
                                    .toString()));
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to look at " + home.publishedFile(), e);
        }
    }
}
