package io.gridgrade.run;

import io.gridgrade.value.Period;
import io.gridgrade.value.Version;
import io.gridgrade.warehouse.Home;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A run's record as an event of OpenLineage, for tools that gather lineage from many programs: a job of GridGrade ran, and
 * read and wrote these datasets. Files are datasets of namespace {@code file}, tables of the warehouse's file. Mutable.
 *
 * <p>OpenLineage, "Object Model" and "Naming Conventions", openlineage.io.
 */
final class LineageEvent {
    private static final String PRODUCER = "urn:gridgrade:" + Version.text();
    private static final String EVENT_SCHEMA = "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent";
    private static final String FACETS = "https://openlineage.io/spec/facets/";
    private static final int JOB_WORDS_OF_LOAD = 2;

    private final String tableNamespace;
    private Map<String, List<Map<String, Object>>> columnsByTable = Map.of();

    LineageEvent(Home home) {
        this.tableNamespace = "duckdb://" + home.warehouseFile();
    }

    void columns(Map<String, List<Map<String, Object>>> known) {
        columnsByTable = Map.copyOf(known);
    }

    /** The event; {@code content} is that of run.json. */
    Map<String, Object> of(String eventType, String eventTime, Map<String, Object> content) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("eventType", eventType);
        event.put("eventTime", eventTime);
        event.put("producer", PRODUCER);
        event.put("schemaURL", EVENT_SCHEMA);
        event.put("run", Map.of("runId", content.get("run_id"), "facets", runFacets(content)));
        event.put(
                "job",
                Map.of(
                        "namespace",
                        "gridgrade",
                        "name",
                        jobName(content.get("command").toString()),
                        "facets",
                        Map.of(
                                "jobType",
                                facet(
                                        "2-0-2/JobTypeJobFacet",
                                        Map.of(
                                                "processingType", "BATCH",
                                                "integration", "GRIDGRADE",
                                                "jobType", "COMMAND")))));
        event.put("inputs", datasets(content.get("inputs"), false));
        event.put("outputs", datasets(content.get("outputs"), true));
        return event;
    }

    /** What stays the same from run to run: the command, and for a load its source. */
    private static String jobName(String command) {
        List<String> words = List.of(command.split(" ", -1));
        int count = words.get(0).equals("load") ? JOB_WORDS_OF_LOAD : 1;
        return String.join(" ", words.subList(0, Math.min(count, words.size())));
    }

    private static Map<String, Object> runFacets(Map<String, Object> content) {
        Map<String, Object> facets = new LinkedHashMap<>();
        facets.put(
                "processing_engine",
                facet("1-0-0/ProcessingEngineRunFacet", Map.of("name", "GridGrade", "version", Version.text())));
        if (content.get("period") != null) {
            Period period = Period.parse(content.get("period").toString());
            facets.put(
                    "nominalTime",
                    facet(
                            "1-0-0/NominalTimeRunFacet",
                            Map.of("nominalStartTime", at(period), "nominalEndTime", at(period.plusMonths(1)))));
        }
        if (content.get("error") instanceof Map<?, ?> error) {
            facets.put(
                    "errorMessage",
                    facet(
                            "1-0-0/ErrorMessageRunFacet",
                            Map.of("message", String.valueOf(error.get("message")), "programmingLanguage", "JAVA")));
        }
        return facets;
    }

    private static String at(Period period) {
        return period.firstOn().atStartOfDay(ZoneOffset.UTC).toInstant().toString();
    }

    // A file may be read into several tables, and a table for several months: to lineage it is one dataset.
    private List<Map<String, Object>> datasets(Object listed, boolean isOutput) {
        Map<String, Totals> totals = new LinkedHashMap<>();
        for (Object each : (List<?>) listed) {
            Map<?, ?> dataset = (Map<?, ?>) each;
            for (String kind : List.of(Dataset.FILE, Dataset.TABLE)) {
                if (dataset.get(kind) != null) {
                    totals.computeIfAbsent(kind + ' ' + dataset.get(kind), unused -> new Totals())
                            .add(dataset);
                }
            }
        }
        List<Map<String, Object>> datasets = new ArrayList<>();
        totals.forEach((key, total) -> datasets.add(
                dataset(key.substring(0, key.indexOf(' ')), key.substring(key.indexOf(' ') + 1), total, isOutput)));
        return datasets;
    }

    private Map<String, Object> dataset(String kind, String name, Totals total, boolean isOutput) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("namespace", kind.equals(Dataset.FILE) ? "file" : tableNamespace);
        map.put("name", name);
        List<Map<String, Object>> columns = columnsByTable.getOrDefault(name, List.of());
        map.put(
                "facets",
                columns.isEmpty()
                        ? Map.of()
                        : Map.of("schema", facet("1-0-0/SchemaDatasetFacet", Map.of("fields", columns))));
        if (isOutput) {
            map.put(
                    "outputFacets",
                    Map.of("outputStatistics", facet("1-0-0/OutputStatisticsOutputDatasetFacet", total.statistics())));
        } else {
            map.put(
                    "inputFacets",
                    Map.of("inputStatistics", facet("1-0-0/InputStatisticsInputDatasetFacet", total.statistics())));
        }
        return map;
    }

    private static Map<String, Object> facet(String schema, Map<String, Object> content) {
        Map<String, Object> facet = new LinkedHashMap<>();
        String name = schema.substring(schema.indexOf('/') + 1);
        facet.put("_producer", PRODUCER);
        facet.put("_schemaURL", FACETS + schema + ".json#/$defs/" + name);
        facet.putAll(content);
        return facet;
    }

    /** Rows and bytes of a dataset that is listed more than once. Mutable. */
    private static final class Totals {
        private Long rows;
        private Long bytes;

        void add(Map<?, ?> dataset) {
            if (dataset.get("rows") instanceof Number more) {
                rows = (rows == null ? 0 : rows) + more.longValue();
            }
            // The same file is as large each time it is listed.
            if (dataset.get("bytes") instanceof Number size) {
                bytes = size.longValue();
            }
        }

        Map<String, Object> statistics() {
            Map<String, Object> statistics = new LinkedHashMap<>();
            if (rows != null) {
                statistics.put("rowCount", rows);
            }
            if (bytes != null) {
                statistics.put("size", bytes);
            }
            return statistics;
        }
    }
}
