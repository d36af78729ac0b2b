package io.gridgrade.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Who may run which SQL: a folder of sql/ is its package's own, as a private method is its class's. */
class SqlFoldersTest {
    /** Folders that are not called as the package that runs them. */
    private static final Map<String, List<String>> RUN_BY = new TreeMap<>(Map.ofEntries(
            Map.entry("audit", List.of("run")),
            Map.entry("check", List.of("cycle")),
            Map.entry("index", List.of("indicator")),
            // Which of its files a home may have, the warehouse decides.
            Map.entry("indicator", List.of("indicator", "warehouse")),
            Map.entry("known", List.of("warehouse")),
            Map.entry("reject", List.of("source")),
            Map.entry("seed", List.of("warehouse")),
            // Which files move a fact stands with the list of facts, which quality reads too.
            Map.entry("star", List.of("star", "warehouse")),
            Map.entry("status", List.of("usecase", "cli")),
            // What was made is looked at by whoever would use it.
            Map.entry("summary", List.of("summary", "query")),
            Map.entry("why", List.of("grade")),
            // What only DuckDB knows is asked by those who look after files and by the gateway, never by a stage that
            // computes.
            Map.entry(
                    "duckdb",
                    List.of("warehouse", "run", "source", "quality", "summary", "query", "policy", "export", "care"))));

    private static final Pattern CALL = Pattern.compile("\"(sql/)?([a-z]+)/([a-z_/0-9]*)(?:\\.sql)?\"");

    @Test
    void aFolderIsRunByItsOwnPackageOnly() {
        TreeSet<String> strangers = new TreeSet<>();
        Sources.texts("src/main/java/io/gridgrade", ".java").forEach((file, text) -> {
            String name = Path.of(file).getName(5).toString();
            Matcher call = CALL.matcher(text);
            while (call.find()) {
                String folder = call.group(2);
                boolean isOurs = Files.isRegularFile(Path.of("sql", folder, call.group(3) + ".sql"))
                        || (call.group(1) != null && Files.isDirectory(Path.of("sql", folder, call.group(3))))
                        || (call.group(3).endsWith("_") && Files.isDirectory(Path.of("sql", folder)));
                if (isOurs && !RUN_BY.getOrDefault(folder, List.of(folder)).contains(name)) {
                    strangers.add(file + " runs " + folder + "/" + call.group(3));
                }
            }
        });

        assertThat(strangers).isEmpty();
    }

    @Test
    void everyFolderIsToldInTheReadme() {
        String readme = Sources.text("sql/README.md");
        TreeSet<String> untold = new TreeSet<>();
        Sources.texts("sql", ".sql").keySet().stream()
                .map(file -> Path.of(file).getName(1).toString())
                .filter(folder -> !readme.contains("`" + folder + "`"))
                .forEach(untold::add);

        assertThat(untold).isEmpty();
    }
}
