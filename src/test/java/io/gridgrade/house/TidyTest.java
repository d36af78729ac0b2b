package io.gridgrade.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rules about the text of the files themselves. */
class TidyTest {
    private static final int LINE_WIDTH_MAX = 120;

    private static final Pattern UPPER_KEYWORD = Pattern.compile(
            "\\b(SELECT|FROM|WHERE|JOIN|LEFT|INNER|GROUP|ORDER|BY|HAVING|INSERT|INTO|UPDATE|DELETE|CREATE|TABLE|VIEW|AS|AND"
                    + "|OR|NOT|NULL|CASE|WHEN|THEN|ELSE|END|WITH|UNION|ALL|DISTINCT|ON|USING|COMMENT|OVER|PARTITION"
                    + "|SUM|COUNT|MIN|MAX|AVG|COALESCE)\\b");
    private static final Pattern STAR =
            Pattern.compile("select(?: distinct)?\\s+\\*\\s+(?:exclude\\s*\\([^)]*\\)\\s*)?from\\s+([\\w.]+)");
    private static final Pattern POSITION = Pattern.compile("(group|order) by\\s+\\d");
    private static final Pattern DATE_LITERAL = Pattern.compile("date '(?!1800-01-01|9999-12-31)\\d");

    /** A banned word of Java, and what to use. */
    private static final Map<String, String> BANNED = Map.ofEntries(
            Map.entry("System\\.(out|err)\\b", "a Progress, or the Terminal"),
            Map.entry("new Date\\(", "java.time"),
            Map.entry("Math\\.random", "the seed of the settings"),
            Map.entry("\\.printStackTrace\\(\\)", "Failures"),
            Map.entry(
                    "(class|interface|record|enum) \\w*(Util|Utils|Manager|Impl|Helper|Dto)\\b", "a noun of the trade"),
            Map.entry("\\b(double|float|Double) \\w*[aA]mount\\b", "BigDecimal: money is exact"),
            Map.entry(
                    "\"\\s*(SELECT|select \\w+ from|(?i:insert into|delete from|create table|create view))\\b",
                    "a file below sql/"),
            Map.entry("\\bnew (java\\.util\\.)?Random\\(\\)", "a seeded one"),
            Map.entry("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b", "the thing itself, or a line in the note"),
            Map.entry("@Dis" + "abled", "a test that runs, or none"),
            Map.entry("\\bMockito\\b|\\bmock\\(", "the engine, in memory"));

    /** Folders whose files are all read, so that none of them need be named. */
    private static final List<String> READ_WHOLE = List.of(
            // Each is asked by its name, which is that of its file.
            "sql/analysis/",
            "sql/check/load/",
            "sql/check/close/",
            "warehouse/migrations/",
            "warehouse/seeds/",
            "warehouse/sources/",
            "reports/fonts/");

    @Test
    void sqlIsTidy() {
        List<String> faults = new ArrayList<>();
        sqlFiles().forEach((file, text) -> {
            List<String> lines = text.lines().toList();
            String code = code(text);
            check(faults, file, text.endsWith(";\n"), "ends in ; and a newline");
            check(faults, file, lines.get(0).startsWith("-- "), "begins with a sentence that says what it does");
            check(faults, file, !text.contains("\t"), "has no tab");
            check(faults, file, !UPPER_KEYWORD.matcher(code).find(), "has its keywords in lower case");
            check(faults, file, !POSITION.matcher(code).find(), "groups and orders by name");
            check(faults, file, !DATE_LITERAL.matcher(text).find(), "has no literal date: a $parameter or a seed row");
            // "from x where false" copies the shape of a table, whatever its columns are.
            Matcher star = STAR.matcher(code.replaceAll("select \\* from [\\w.]+ where false", ""));
            while (star.find()) {
                check(
                        faults,
                        file,
                        Pattern.compile("(?m)^\\s*(with )?" + Pattern.quote(star.group(1)) + " as (materialized )?\\(")
                                .matcher(code)
                                .find(),
                        "selects * only of a CTE of its own, not of " + star.group(1));
            }
            for (int i = 0; i < lines.size(); i++) {
                String line = lines.get(i);
                String at = file + " line " + (i + 1);
                check(faults, at, line.equals(line.stripTrailing()), "has no space at its end");
                check(
                        faults,
                        at,
                        line.length() <= LINE_WIDTH_MAX || line.contains("comment on"),
                        "is at most " + LINE_WIDTH_MAX + " wide");
                check(faults, at, !line.strip().startsWith(","), "has its comma at the end of a line");
                check(
                        faults,
                        at,
                        line.strip().startsWith("--") || !withoutQuotes(line).contains("--"),
                        "has its comment on a line above");
            }
        });
        assertThat(faults).isEmpty();
    }

    @Test
    void everyFileThatRunsHasItsHeader() {
        List<String> faults = new ArrayList<>();
        Sources.texts("sql", ".sql").forEach((file, text) -> {
            String header =
                    text.lines().takeWhile(line -> line.startsWith("--")).collect(Collectors.joining("\n"));
            for (String word : List.of("-- Grain:", "-- Reads:", "-- Parameters:")) {
                check(faults, file, header.contains(word), "has \"" + word + "\" in its header");
            }
            check(
                    faults,
                    file,
                    header.contains("-- Writes:") || header.contains("-- Returns:"),
                    "says what it writes or returns");
        });
        assertThat(faults).isEmpty();
    }

    @Test
    void noBannedWordStandsInJava() {
        List<String> faults = new ArrayList<>();
        Map<String, String> files = Sources.texts("src", ".java");
        files.remove("src/test/java/io/gridgrade/house/TidyTest.java");
        files.remove("src/test/java/io/gridgrade/cli/CommandsShown.java");
        files.remove("src/main/java/io/gridgrade/cli/Terminal.java");
        files.forEach((file, text) -> BANNED.forEach((banned, instead) -> {
            Matcher matcher = Pattern.compile(banned).matcher(text);
            // A test says what it looks at beside what it expects.
            boolean isSqlOfATest = instead.contains("sql/") && file.startsWith("src/test");
            if (matcher.find() && !isSqlOfATest) {
                faults.add(file + ": \"" + matcher.group() + "\" is banned; use " + instead);
            }
        }));
        assertThat(faults).isEmpty();
    }

    @Test
    void everyPublicTypeAndMethodSaysWhatItIs() {
        List<String> faults = new ArrayList<>();
        Sources.texts("src/main/java", ".java").forEach((file, text) -> {
            List<String> lines = text.lines().toList();
            for (int i = 1; i < lines.size(); i++) {
                String line = lines.get(i).strip();
                if (!line.startsWith("public ") || line.contains("=") || line.matches("public [A-Z]\\w*(\\(.*)? \\{")) {
                    continue;
                }
                int before = i - 1;
                while (before > 0
                        && lines.get(before).strip().startsWith("@")
                        && !lines.get(before).contains("@Override")) {
                    before--;
                }
                String prior = lines.get(before).strip();
                check(
                        faults,
                        file + " line " + (i + 1),
                        prior.endsWith("*/") || prior.startsWith("@Override"),
                        "has a Javadoc");
            }
        });
        assertThat(faults).isEmpty();
    }

    @Test
    void noFileOfAMachineIsNamed() {
        List<String> faults = new ArrayList<>();
        Stream.of("src", "sql", "warehouse", "reports", ".ci", "bench", "crash")
                .flatMap(folder ->
                        Sources.texts(folder, ".java", ".sql", ".csv", ".md", ".yml", ".jrxml", ".sh", "run", ".xml")
                                .entrySet()
                                .stream())
                .forEach(file -> {
                    if (Pattern.compile("(?<![\\w.])/(home|root|Users|work)/\\w")
                            .matcher(file.getValue())
                            .find()) {
                        faults.add(file.getKey() + " names a folder of one machine");
                    }
                });
        assertThat(faults).isEmpty();
    }

    @Test
    void noFileIsDead() {
        String java = String.join("\n", Sources.texts("src/main/java", ".java").values());
        Set<String> resources = new TreeSet<>();
        for (String folder : List.of("sql", "reports", "warehouse")) {
            resources.addAll(Sources.texts(folder, ".sql", ".csv", ".yml", ".jrxml", ".jrtx", ".properties")
                    .keySet());
        }
        String others = String.join(
                        "\n",
                        Sources.texts("reports", ".jrxml", ".jrtx", ".yml").values())
                + String.join("\n", Sources.texts("warehouse/seeds", ".csv").values())
                + String.join("\n", Sources.texts("warehouse/sources", ".yml").values());
        List<String> dead = resources.stream()
                .filter(file -> READ_WHOLE.stream().noneMatch(file::startsWith))
                // A report is a folder: no other file names it.
                .filter(file -> !file.endsWith("/report.yml"))
                .filter(file -> !isNamed(file, java, others))
                .toList();
        assertThat(dead).isEmpty();
    }

    @Test
    void everySqlFileNamedInJavaIsThere() {
        Pattern named = Pattern.compile("(?:execute|query|sqlFile)\\(\\s*\"([a-z_]+(?:/[a-z_0-9]+)+)\"\\s*[,)]");
        Set<String> missing = new TreeSet<>();
        Sources.texts("src/main/java", ".java").forEach((file, text) -> {
            Matcher matcher = named.matcher(text);
            while (matcher.find()) {
                if (!java.nio.file.Files.isRegularFile(java.nio.file.Path.of("sql", matcher.group(1) + ".sql"))) {
                    missing.add(file + " names sql/" + matcher.group(1) + ".sql");
                }
            }
        });
        assertThat(missing).isEmpty();
    }

    @Test
    void aPageHasOneTitle() {
        List<String> faults = new ArrayList<>();
        Map<String, String> pages = Sources.texts("warehouse", ".md");
        for (String folder : List.of("sql", "reports", "src", "bench", "crash")) {
            pages.putAll(Sources.texts(folder, ".md"));
        }
        pages.put("README.md", Sources.text("README.md"));
        pages.forEach((file, text) -> {
            String prose = text.replaceAll("(?s)```.*?```", "");
            check(
                    faults,
                    file,
                    prose.lines().filter(line -> line.startsWith("# ")).count() == 1,
                    "has one title");
        });
        assertThat(faults).isEmpty();
    }

    /** Whether a file is named: whole, by its own name, or put together of a beginning and an end as Java does it. */
    private static boolean isNamed(String file, String java, String others) {
        String name = file.replaceFirst("^(sql|reports|warehouse)/", "").replaceFirst("\\.\\w+$", "");
        String own = name.substring(name.lastIndexOf('/') + 1);
        if (java.contains("\"" + name + "\"")
                || java.contains(name + ".")
                || java.contains("\"" + own + "\"")
                || java.contains(own + ".")
                || others.contains(own + ".")
                || Pattern.compile("\\b" + own + "\\b").matcher(others).find()) {
            return true;
        }
        for (int i = 1; i < name.length(); i++) {
            if (java.contains("\"" + name.substring(0, i) + "\" +") && java.contains("\"" + name.substring(i) + "\"")) {
                return true;
            }
        }
        // A bundle of messages is named with a dot, and without its language.
        if (file.endsWith(".properties") && java.contains("\"reports." + own.replaceFirst("_[a-z]{2}$", "") + "\"")) {
            return true;
        }
        // The index system names the folder of its SELECTs, and its rows name their columns.
        return name.startsWith("indicator/") && java.contains("\"sql/indicator\"");
    }

    private static Map<String, String> sqlFiles() {
        Map<String, String> files = Sources.texts("sql", ".sql");
        files.putAll(Sources.texts("warehouse", ".sql"));
        return files;
    }

    private static String code(String text) {
        return text.lines()
                .filter(line -> !line.strip().startsWith("--"))
                .map(TidyTest::withoutQuotes)
                .collect(Collectors.joining("\n"));
    }

    private static String withoutQuotes(String line) {
        return line.replaceAll("'[^']*'", "''");
    }

    private static void check(List<String> faults, String where, boolean holds, String expected) {
        if (!holds) {
            faults.add(where + ": expected that it " + expected);
        }
    }
}
