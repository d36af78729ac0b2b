package io.gridgrade.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridgrade.engine.SqlTokens;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The SQL of the stages keeps to what DuckDB and PostgreSQL read alike, so that another engine can run them. What does not
 * is listed, file by file, in {@code portable_exceptions.properties}; the list may only become shorter.
 */
class PortableSqlTest {
    private static final String EXCEPTIONS = "/house/portable_exceptions.properties";

    /** As of the last time that it became shorter. To raise it is to give up what the list is for. */
    private static final int EXCEPTIONS_MAX = 42;

    private static final List<String> STAGES =
            List.of("star", "index", "indicator", "grade", "group", "model", "service");

    /** Functions, and what else stands before a parenthesis, that both know and mean alike. */
    private static final Set<String> KNOWN = Set.of(
            ("abs all and any as avg by case cast ceil char_length coalesce count dense_rank distinct else except exists exp extract"
                            + " filter first_value floor from generate_series greatest group in into is join key lag"
                            + " last_value lead least left like ln lower ltrim make_date max min mod not now nullif on or"
                            + " order over partition percentile_cont power primary rank regexp_replace replace returning"
                            + " round row row_number rtrim select sign sqrt stddev_pop string_agg substring sum then trim"
                            + " union unnest upper using values var_pop varchar decimal when where with within bool_or"
                            + " bool_and concat_ws")
                    .split(" ", -1));

    /** What else DuckDB reads, or reads otherwise. */
    private static final Map<String, Pattern> CONSTRUCTS = new TreeMap<>(Map.ofEntries(
            construct("create or replace table", "create\\s+or\\s+replace\\s+(temp(orary)?\\s+)?table"),
            construct("group by all", "(group|order)\\s+by\\s+all\\b"),
            construct("* exclude", "\\*\\s*exclude\\b"),
            construct("* replace", "\\*\\s*replace\\b"),
            construct("columns()", "\\bcolumns\\s*\\("),
            construct("semi join", "\\bsemi\\s+join\\b"),
            construct("anti join", "\\banti\\s+join\\b"),
            construct("asof join", "\\basof\\b"),
            construct("qualify", "\\bqualify\\b"),
            construct("insert by name", "\\bby\\s+name\\b"),
            construct("[ ]", "\\["),
            construct("{ }", "(?<!\\{)\\{(?!\\{)"),
            construct("lambda", "\\blambda\\b"),
            construct("//", "//"),
            construct("rowid", "\\browid\\b"),
            construct("from first", "(^|[;(])\\s*from\\b"),
            construct("macro", "\\bmacro\\b"),
            construct("pivot", "\\b(un)?pivot\\b"),
            construct("positional join", "\\bpositional\\b"),
            construct("using sample", "\\busing\\s+sample\\b"),
            construct("describe", "\\bdescribe\\b"),
            construct("pragma", "\\bpragma\\b"),
            construct("hugeint", "\\bu?hugeint\\b"),
            construct("::double", "::\\s*double\\b(?!\\s+precision)"),
            construct("interval n unit", "\\binterval\\s+\\d")));

    private static final Pattern CALL = Pattern.compile("(?<![\\w.{$])([a-z_][a-z_0-9]*)\\s*\\(");
    private static final Pattern NAMED = Pattern.compile(
            "(?:with|,|\\)|recursive)\\s*([a-z_][a-z_0-9]*)\\s*(?:\\([^()]*\\))?\\s*as\\s*(?:materialized\\s*)?\\(");
    private static final Pattern WRITTEN =
            Pattern.compile("(?:into|table|as)\\s+(?:if not exists\\s+)?([\\w.{}]+)\\s*\\(");

    private static Map.Entry<String, Pattern> construct(String name, String pattern) {
        return Map.entry(name, Pattern.compile(pattern));
    }

    @Test
    void theStagesKeepToThePortableSubset() throws IOException {
        Map<String, Set<String>> found = new TreeMap<>();
        for (String stage : STAGES) {
            Sources.texts("sql/" + stage, ".sql").forEach((file, text) -> {
                Set<String> strange = strange(code(text));
                if (!strange.isEmpty()) {
                    found.put(file.substring("sql/".length(), file.length() - ".sql".length()), strange);
                }
            });
        }

        assertThat(lines(found))
                .as(
                        "a new line is to be written in the portable subset; one that is gone is to be taken out of the list")
                .isEqualTo(lines(exceptions()));
    }

    @Test
    void theListOfExceptionsOnlyBecomesShorter() throws IOException {
        assertThat(exceptions().values().stream().mapToInt(Set::size).sum())
                .as("exceptions; set EXCEPTIONS_MAX to what is left")
                .isEqualTo(EXCEPTIONS_MAX);
    }

    private static String code(String text) {
        return SqlTokens.of(text).stream()
                .map(token -> switch (token.kind()) {
                    case LINE_COMMENT, BLOCK_COMMENT -> " ";
                    default -> text.charAt(token.start()) == '\'' ? "''" : text.substring(token.start(), token.end());
                })
                .collect(Collectors.joining())
                .toLowerCase(Locale.ROOT);
    }

    private static Set<String> strange(String code) {
        Set<String> strange = new TreeSet<>();
        CONSTRUCTS.forEach((name, pattern) -> {
            if (pattern.matcher(code).find()) {
                strange.add(name);
            }
        });
        Set<String> named = new TreeSet<>(KNOWN);
        for (Pattern names : List.of(NAMED, WRITTEN)) {
            Matcher name = names.matcher(code);
            while (name.find()) {
                named.add(name.group(1));
            }
        }
        Matcher call = CALL.matcher(code);
        while (call.find()) {
            if (!named.contains(call.group(1)) && !strange.contains(call.group(1) + "()")) {
                strange.add(call.group(1) + "()");
            }
        }
        // Said already by their own names.
        strange.removeAll(Set.of("exclude()", "name()"));
        return strange;
    }

    private static Map<String, Set<String>> exceptions() throws IOException {
        Properties list = new Properties();
        try (var stream = PortableSqlTest.class.getResourceAsStream(EXCEPTIONS)) {
            list.load(stream);
        }
        Map<String, Set<String>> exceptions = new TreeMap<>();
        list.stringPropertyNames()
                .forEach(file -> exceptions.put(
                        file, new TreeSet<>(List.of(list.getProperty(file).split(", ", -1)))));
        return exceptions;
    }

    private static String lines(Map<String, Set<String>> byFile) {
        return byFile.entrySet().stream()
                .map(file -> file.getKey() + " = " + String.join(", ", file.getValue()))
                .collect(Collectors.joining("\n"));
    }
}
