package io.gridgrade.catalogue;

import io.gridgrade.engine.SqlTokens;
import io.gridgrade.warehouse.Resources;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which tables come from which, as the files of SQL say it themselves: of what a file of {@code sql} reads and writes, its
 * head; of a view, its text; of a seed, its name. What only deletes or corrects a table within itself is no origin of it.
 */
public final class Lineage {
    private static final String VIEWS = "warehouse/migrations";
    private static final String SEEDS = "warehouse/seeds/";
    private static final Pattern TABLE = Pattern.compile("\\b(?:star|landing|mart|audit|history)\\.[a-z]\\w*+(?!\\{)");
    private static final Pattern WORD = Pattern.compile("(\\w+)");
    private static final Pattern FOLDER = Pattern.compile("\\bsql/(\\w+)\\b");
    private static final Pattern VIEW = Pattern.compile("R__(\\w+?)_(\\w+)\\.sql");
    private static final Pattern COLUMNS_OF = Pattern.compile("the columns of (star\\.\\w+)");
    private static final Pattern TEMPORARY =
            Pattern.compile("(?i)\\bcreate\\s+(?:or\\s+replace\\s+)?temp\\s+\\w+\\s+(\\w+)");
    private static final Pattern FILE = Pattern.compile("\\b(\\w+\\.sql)\\b");

    /** The folders whose files fill tables; others forget, try on and look. */
    private static final Set<String> FILL = Set.of(
            "source", "star", "quality", "index", "indicator", "grade", "group", "model", "service", "cycle", "audit");

    /**
     * A file by which a table is made.
     *
     * @param file its name, below the program or the home
     * @param through files that prepare what it reads, in temporary tables
     * @param reads the tables that it and they read
     */
    record Step(String file, Set<String> through, Set<String> reads) {}

    /** A file as its head tells of it. */
    private record Told(String folder, String name, String reads, Set<String> temporaries) {
        String path() {
            return "sql/" + folder + "/" + name;
        }
    }

    private final Map<String, List<Step>> steps = new TreeMap<>();
    private final List<Told> told = new ArrayList<>();

    private Lineage() {}

    /** Of nothing. */
    static Lineage none() {
        return new Lineage();
    }

    /** Of what ships, with the files of a home in the place of ours and beside them. */
    static Lineage of(Resources resources) {
        Lineage lineage = new Lineage();
        resources.texts(VIEWS, ".sql").forEach(lineage::addView);
        Map<String, Map<String, String>> folders = new TreeMap<>();
        FILL.forEach(folder -> folders.put(folder, resources.texts("sql/" + folder, ".sql")));
        folders.forEach((folder, files) -> files.forEach((name, text) -> lineage.tell(folder, name, text)));
        lineage.told.forEach(
                file -> lineage.add(file, folders.get(file.folder()).get(file.name())));
        resources.texts("warehouse/seeds", ".csv").keySet().forEach(lineage::addSeed);
        return lineage;
    }

    private void addView(String name, String text) {
        VIEW.matcher(name).results().forEach(view -> {
            String table = view.group(1) + "." + view.group(2);
            Set<String> reads = tables(unquoted(text));
            reads.remove(table);
            put(table, new Step(VIEWS + "/" + name, Set.of(), reads));
        });
    }

    private void addSeed(String name) {
        String seed = name.replaceFirst("\\.csv$", "");
        put("star.dim_" + seed, new Step(SEEDS + name, Set.of(), Set.of()));
    }

    private void tell(String folder, String name, String text) {
        String reads = SqlHead.of(text).field("Reads");
        told.add(new Told(folder, name, reads, named(TEMPORARY, unquoted(text))));
    }

    private void add(Told file, String text) {
        SqlHead head = SqlHead.of(text);
        String sql = unquoted(text);
        Set<String> made = tables(head.field("Writes"));
        // What it only deletes from, it does not make.
        made.removeIf(table -> !Pattern.compile("(?i)\\b(?:into|update|table|view)\\s+" + table + "\\b")
                .matcher(sql)
                .find());
        made.addAll(named(COLUMNS_OF, head.field("Returns")));
        Set<String> through = new TreeSet<>();
        Set<String> reads = new TreeSet<>();
        follow(file, through, reads);
        through.remove(file.path());
        for (String table : made) {
            if (reads.isEmpty() || reads.stream().anyMatch(read -> !read.equals(table))) {
                put(table, new Step(file.path(), through, reads));
            }
        }
    }

    private void follow(Told at, Set<String> through, Set<String> reads) {
        if (!through.add(at.path())) {
            return;
        }
        reads.addAll(tables(at.reads()));
        Set<String> words = named(WORD, at.reads());
        Set<String> files = named(FILE, at.reads());
        Set<String> folders = named(FOLDER, at.reads());
        for (Told other : told) {
            boolean isBeside = other.folder().equals(at.folder());
            if (folders.contains(other.folder())
                    || (isBeside && files.contains(other.name()))
                    || (isBeside && !Collections.disjoint(other.temporaries(), words))) {
                follow(other, through, reads);
            }
        }
    }

    private void put(String table, Step step) {
        steps.computeIfAbsent(table, unused -> new ArrayList<>()).add(step);
    }

    private static Set<String> tables(String text) {
        return TABLE.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> named(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String unquoted(String text) {
        return SqlTokens.of(text).stream()
                .map(token -> token.kind() == SqlTokens.Kind.OTHER ? text.substring(token.start(), token.end()) : " ")
                .collect(Collectors.joining());
    }

    /** The files that make a table; none for what is loaded, such as a landing table. */
    List<Step> stepsTo(String table) {
        return steps.getOrDefault(table, List.of());
    }

    /** What comes before a table, by how many files lie between: first itself, then what its files read, and so on. */
    List<Set<String>> before(String table) {
        List<Set<String>> levels = new ArrayList<>();
        Set<String> seen = new TreeSet<>();
        Set<String> level = new TreeSet<>(Set.of(table));
        while (!level.isEmpty()) {
            levels.add(level);
            seen.addAll(level);
            Set<String> next = new TreeSet<>();
            level.forEach(one -> stepsTo(one).forEach(step -> next.addAll(step.reads())));
            next.removeAll(seen);
            level = next;
        }
        return levels;
    }
}
