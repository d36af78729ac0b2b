package io.gridgrade.shell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/** Completes what is typed: tables after from and join, columns of the tables that the statement names, functions, commands. */
final class ShellCompleter implements Completer {
    private static final List<String> KEYWORDS = List.of(
            "select",
            "from",
            "where",
            "group by",
            "having",
            "order by",
            "limit",
            "with",
            "join",
            "left join",
            "on",
            "using",
            "as",
            "and",
            "or",
            "not",
            "in",
            "between",
            "like",
            "is null",
            "is not null",
            "case",
            "when",
            "then",
            "else",
            "end",
            "distinct",
            "union all",
            "except",
            "intersect",
            "filter",
            "over",
            "partition by",
            "qualify",
            "asc",
            "desc",
            "nulls last",
            "exists",
            "values",
            "group by all",
            "order by all");
    private static final String SCHEMA = "mart.";

    private static final Pattern NAMED =
            Pattern.compile("(?i)\\b(?:from|join)\\s+(?:mart\\.)?(?<table>\\w+)(?:\\s+(?:as\\s+)?(?<alias>\\w+))?");
    private static final Pattern AFTER_FROM = Pattern.compile("(?is).*(?:\\b(?:from|join)\\s+|\\bfrom\\b[^()]*,\\s*)$");
    private static final Pattern IN_MEASURES =
            Pattern.compile("(?is).*\\bmeasures\\s*\\(\\s*(?<first>'[^']*'\\s*,\\s*)?'[^']*");
    private static final Set<String> NO_ALIAS = Set.of(
            "where", "group", "order", "join", "left", "right", "full", "inner", "cross", "on", "using", "limit",
            "having", "union", "qualify", "window");
    private static final int COMMENT_MAX = 60;

    private final Supplier<ShellCatalog> catalog;
    private final CommandWords commands;

    ShellCompleter(Supplier<ShellCatalog> catalog, CommandWords commands) {
        this.catalog = catalog;
        this.commands = commands;
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        StatementParser.Word word = StatementParser.Word.at(line.line(), line.cursor());
        if (line.line().stripLeading().startsWith("\\")) {
            commands.complete(word, catalog, candidates);
        } else if (word.word().startsWith(":")) {
            commands.parameters().forEach(name -> candidates.add(candidate(":" + name, "parameters", "", true)));
        } else {
            sql(word, candidates);
        }
    }

    private void sql(StatementParser.Word word, List<Candidate> candidates) {
        Matcher measures = IN_MEASURES.matcher(word.before());
        if (measures.matches()) {
            catalog.get()
                    .words(measures.group("first") == null)
                    .forEach((name, meaning) -> candidates.add(candidate(name, "measures", meaning, false)));
            return;
        }
        StatementText.Parts parts = StatementText.cut(word.line());
        Map<String, ShellCatalog.Table> named = named(parts.rest().isEmpty() ? word.line() : parts.rest());
        int point = word.word().lastIndexOf('.');
        if (point >= 0) {
            String qualifier = word.word().substring(0, point).toLowerCase(Locale.ROOT);
            if (SCHEMA.equals(qualifier + ".")) {
                tables(SCHEMA, candidates);
            } else if (named.containsKey(qualifier)) {
                columns(named.get(qualifier), word.word().substring(0, point + 1), candidates);
            }
            return;
        }
        if (AFTER_FROM.matcher(word.before()).matches()) {
            tables("", candidates);
            candidates.add(candidate(SCHEMA, "tables", "every table is in mart", false));
            return;
        }
        named.values().stream().distinct().forEach(table -> columns(table, "", candidates));
        // Words that begin alike; all of them at once would tell nothing.
        if (!word.word().isEmpty()) {
            catalog.get().functions().forEach(name -> candidates.add(candidate(name + "(", "functions", "", false)));
            KEYWORDS.forEach(keyword -> candidates.add(candidate(keyword, "words", "", true)));
        } else if (named.isEmpty()) {
            KEYWORDS.subList(0, 8).forEach(keyword -> candidates.add(candidate(keyword, "words", "", true)));
        }
    }

    /** The tables that a statement names, by the names that it calls them. */
    private Map<String, ShellCatalog.Table> named(String statement) {
        Map<String, ShellCatalog.Table> named = new LinkedHashMap<>();
        Matcher found = NAMED.matcher(statement);
        while (found.find()) {
            String name = found.group("table").toLowerCase(Locale.ROOT);
            ShellCatalog.Table table = catalog.get().tables().get(name);
            if (table != null) {
                String alias = found.group("alias");
                boolean isAlias = alias != null && !NO_ALIAS.contains(alias.toLowerCase(Locale.ROOT));
                named.put(isAlias ? alias.toLowerCase(Locale.ROOT) : name, table);
            }
        }
        return named;
    }

    private void tables(String prefix, List<Candidate> candidates) {
        catalog.get()
                .tables()
                .values()
                .forEach(table -> candidates.add(candidate(prefix + table.name(), "tables", table.comment(), true)));
    }

    private static void columns(ShellCatalog.Table table, String prefix, List<Candidate> candidates) {
        table.columns()
                .values()
                .forEach(column -> candidates.add(candidate(
                        prefix + column.name(), table.name(), column.type() + ", " + column.comment(), false)));
    }

    static Candidate candidate(String value, String group, String comment, boolean isWhole) {
        String shown = comment.length() <= COMMENT_MAX ? comment : comment.substring(0, COMMENT_MAX - 1) + "…";
        return new Candidate(value, value, group, shown.isEmpty() ? null : shown, null, null, isWhole);
    }
}
