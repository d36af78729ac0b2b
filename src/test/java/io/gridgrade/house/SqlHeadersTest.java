package io.gridgrade.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridgrade.engine.SqlFile;
import io.gridgrade.engine.SqlTokens;
import io.gridgrade.query.Gateway;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The head of a file of sql/ says what its statements do: their tables, parameters and fragments. */
class SqlHeadersTest {
    private static final String TABLE = "\\b(?:star|landing|mart|audit|history)\\.(?:\\w|\\{\\{\\w+}})+";
    private static final Pattern NAMED = Pattern.compile(TABLE);
    private static final Pattern SAID =
            Pattern.compile("\\b(?:star|landing|mart|audit|history)\\.(?:\\w|\\{\\{\\w+}}|\\*)+");
    private static final Pattern WRITTEN = Pattern.compile(
            "(?i)\\b(?:insert\\s+into|update|delete\\s+from|truncate|(?:create|drop|alter|comment\\s+on)\\s+"
                    + "(?:or\\s+replace\\s+)?(?:table|view|column)(?:\\s+if\\s+(?:not\\s+)?exists)?)\\s+(" + TABLE
                    + ")");

    private final List<String> faults = new ArrayList<>();

    @Test
    void everyParameterAndFragmentOfAStatementIsNamedAndEveryParameterThatIsNamedIsThere() {
        Sources.texts("sql", ".sql").forEach((file, text) -> {
            SqlHeader header = SqlHeader.of(text);
            SqlFile template = SqlFile.template(file, text);
            Set<String> said = new TreeSet<>(header.names("Parameters"));
            said.remove("none");
            Set<String> there = new TreeSet<>(template.parameterNames());
            if (file.startsWith("sql/analysis/")) {
                there.addAll(Gateway.parametersOf(text));
            }
            tell(file, "has the parameters", without(there, said), "which Parameters does not name");
            // What a fragment brings along is not seen here.
            if (template.holes().isEmpty()) {
                tell(file, "names the parameters", without(said, there), "which no statement has");
            }
            tell(file, "has the fragments", without(template.holes(), header.words()), "which no field names");
            if (template.holes().isEmpty() && header.words().stream().anyMatch(word -> word.startsWith("fragment"))) {
                tell(file, "speaks of", Set.of("fragments"), "and has none");
            }
        });
        assertThat(faults).isEmpty();
    }

    @Test
    void everyTableOfAStatementStandsInReadsOrWritesAndEveryTableThatStandsThereIsInAStatement() {
        Sources.texts("sql", ".sql").forEach((file, text) -> {
            SqlHeader header = SqlHeader.of(text);
            Set<String> reads = tables(SAID, header.field("Reads"));
            Set<String> writes = tables(SAID, header.field("Writes"));
            Set<String> said = new TreeSet<>(reads);
            said.addAll(writes);
            String sql = unquoted(text);
            Set<String> there = tables(NAMED, sql);
            Set<String> written = new TreeSet<>();
            WRITTEN.matcher(sql).results().forEach(found -> written.add(found.group(1)));

            tell(file, "has", notMeant(there, said), "which neither Reads nor Writes names");
            tell(file, "writes", notMeant(written, writes), "which Writes does not name");
            // What a fragment brings along is not seen here.
            boolean isWhole = SqlFile.template(file, text).holes().isEmpty();
            tell(file, "names", missed(said, there, isWhole), "which no statement has");
            tell(file, "names in Writes", missed(writes, written, isWhole), "which no statement writes");
        });
        assertThat(faults).isEmpty();
    }

    private static Set<String> notMeant(Set<String> there, Set<String> said) {
        return there.stream()
                .filter(table -> said.stream().noneMatch(one -> isMeant(one, table)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> missed(Set<String> said, Set<String> there, boolean isWhole) {
        return said.stream()
                .filter(one -> isWhole || one.contains("{{"))
                .filter(one -> there.stream().noneMatch(table -> isMeant(one, table)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    // landing.* means every table of landing.
    private static boolean isMeant(String said, String table) {
        return said.endsWith("*") ? table.startsWith(said.substring(0, said.length() - 1)) : said.equals(table);
    }

    private static Set<String> tables(Pattern pattern, String text) {
        Set<String> tables = new TreeSet<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            tables.add(matcher.group());
        }
        return tables;
    }

    private static String unquoted(String text) {
        return SqlTokens.of(text).stream()
                .map(token -> token.kind() == SqlTokens.Kind.OTHER ? text.substring(token.start(), token.end()) : " ")
                .collect(Collectors.joining());
    }

    private static Set<String> without(Set<String> some, Set<String> others) {
        Set<String> left = new TreeSet<>(some);
        left.removeAll(others);
        return left;
    }

    private void tell(String file, String does, Set<String> what, String but) {
        if (!what.isEmpty()) {
            faults.add(file + " " + does + " " + String.join(", ", what) + " " + but);
        }
    }
}
