package io.gridgrade.engine;

import io.gridgrade.value.Parameters;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A file of SQL: statements that end in semicolons, with parameters such as {@code $period_key} and, in files of ours,
 * holes such as {@code {{points}}} for fragments that Java writes.
 *
 * <p>What fills a hole, and what a home writes, is never looked at for holes. Parameters are written into the text as
 * literals of their type, not bound: only a constant that the optimiser sees lets it skip the row groups of other months.
 *
 * @param parts text and holes in turn
 */
public record SqlFile(String name, List<Part> parts) {
    private static final String OPENING = "{{";
    private static final Pattern HOLE = Pattern.compile("\\{\\{(\\w+)}}");

    // What of a head only says to the program what to fill in.
    private static final Pattern FILLED_IN =
            Pattern.compile("(?m)^-- (?:Writes:|Parameters:|Fragments:|Reads: +the fragment).*\\n(?:-- {3,}.*\\n)*");

    /** A part of a file. */
    public sealed interface Part {
        /** As it stands in the file. */
        String text();
    }

    /** Text that is taken as it is. */
    record Text(String text) implements Part {}

    /** A place for a fragment. */
    record Hole(String name) implements Part {
        @Override
        public String text() {
            return OPENING + name + "}}";
        }
    }

    /** What stands before a hole, and what after it. */
    public record Around(String before, String after) {}

    /** Text that is taken as it is, such as one that a home wrote: it has no holes, whatever stands in it. */
    public SqlFile(String name, String text) {
        this(name, List.of(new Text(text)));
    }

    /** A file of ours, whose holes are to be filled. In a comment there are none. */
    public static SqlFile template(String name, String text) {
        List<Part> parts = new ArrayList<>();
        int written = 0;
        for (SqlTokens.Token token : SqlTokens.of(text)) {
            int open = token.kind().isComment() ? -1 : text.indexOf(OPENING, token.start());
            while (open >= 0 && open < token.end()) {
                Matcher hole = HOLE.matcher(text).region(open, token.end());
                if (!hole.lookingAt()) {
                    throw new IllegalArgumentException(
                            name + ": " + OPENING + " is not the beginning of a hole such as {{table}}");
                }
                parts.add(new Text(text.substring(written, open)));
                parts.add(new Hole(hole.group(1)));
                written = hole.end();
                open = text.indexOf(OPENING, written);
            }
        }
        parts.add(new Text(text.substring(written)));
        return new SqlFile(name, List.copyOf(parts));
    }

    /** The text; a hole that is left stands in it by its name. */
    public String text() {
        return parts.stream().map(Part::text).collect(Collectors.joining());
    }

    /** The same under another name, by which the engine's errors tell it. */
    public SqlFile named(String other) {
        return new SqlFile(other, parts);
    }

    /** The names of the holes that are left, sorted. */
    public Set<String> holes() {
        Set<String> holes = new TreeSet<>();
        for (Part part : parts) {
            if (part instanceof Hole hole) {
                holes.add(hole.name());
            }
        }
        return holes;
    }

    /** The file with holes filled; throws for a fragment that it has no hole for. */
    public SqlFile withFragments(Map<String, String> fragments) {
        Set<String> holes = holes();
        for (String fragment : fragments.keySet()) {
            if (!holes.contains(fragment)) {
                throw new IllegalArgumentException(name + " has no hole {{" + fragment + "}}; it has "
                        + (holes.isEmpty() ? "none" : named(holes)));
            }
        }
        return withAnyOf(fragments);
    }

    /** The file with holes filled from fragments that several files share: those that it has no hole for are left out. */
    public SqlFile withAnyOf(Map<String, String> fragments) {
        List<Part> filled = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            boolean isGiven = parts.get(i) instanceof Hole hole && fragments.get(hole.name()) != null;
            filled.add(
                    isGiven
                            ? new Text(indented(fragments.get(((Hole) parts.get(i)).name()), marginBefore(i)))
                            : parts.get(i));
        }
        return new SqlFile(name, List.copyOf(filled));
    }

    // How far a hole stands from the edge, where nothing stands before it.
    private int marginBefore(int hole) {
        String before = hole > 0 && parts.get(hole - 1) instanceof Text text ? text.text() : "";
        String line = before.substring(before.lastIndexOf('\n') + 1);
        return line.isBlank() ? line.length() : 0;
    }

    /** The same with every line but the first so many spaces further in; what is quoted stays as it is. */
    public static String indented(String sql, int spaces) {
        if (spaces == 0 || sql.indexOf('\n') < 0) {
            return sql;
        }
        StringBuilder indented = new StringBuilder();
        for (SqlTokens.Token token : SqlTokens.of(sql)) {
            String text = sql.substring(token.start(), token.end());
            indented.append(
                    token.kind() == SqlTokens.Kind.OTHER
                            ? text.replaceAll("\n(?=[^\n]|$)", "\n" + " ".repeat(spaces))
                            : text);
        }
        return indented.toString();
    }

    /** A line of comment with its end, whatever the text has in it. */
    public static String comment(String text) {
        return "-- " + text.replaceAll("\\s+", " ").strip() + "\n";
    }

    /** The text of its one statement, without comments and the semicolon at its end, to stand inside another. */
    public String asSubquery() {
        requireFilled(Set.of());
        return PlacedSql.bare(text());
    }

    /** As {@link #asSubquery}, for a person to read: with its comments, and of its head what says more than what to fill in. */
    public String asPart() {
        requireFilled(Set.of());
        String text = text();
        int head = 0;
        while (text.startsWith("--", head)) {
            head = text.indexOf('\n', head) + 1;
        }
        String part = FILLED_IN.matcher(text.substring(0, head)).replaceAll("") + text.substring(head);
        return part.stripTrailing().replaceFirst(";$", "");
    }

    /** Its text with comments, and with the parameters written in. */
    public String readable(Parameters parameters) {
        requireFilled(Set.of());
        String text = text();
        StringBuilder readable = new StringBuilder();
        for (SqlTokens.Token token : SqlTokens.of(text)) {
            String piece = text.substring(token.start(), token.end());
            readable.append(
                    switch (token.kind()) {
                        case PARAMETER -> literal(parameters.value(piece.substring(1)));
                        // An empty hole leaves the margin before it.
                        case OTHER -> piece.replaceAll(" +\\n", "\n");
                        default -> piece;
                    });
        }
        return readable.toString();
    }

    /** The text before and after a hole, the only one that is left; without comments, and with the parameters written in. */
    public Around around(String hole, Parameters parameters) {
        requireFilled(Set.of(hole));
        int at = parts.indexOf(new Hole(hole));
        if (at < 0) {
            throw new IllegalArgumentException(name + " has no hole {{" + hole + "}}");
        }
        return new Around(
                written(parts.subList(0, at), parameters), written(parts.subList(at + 1, parts.size()), parameters));
    }

    private String written(List<Part> some, Parameters parameters) {
        return String.join(";\n", new SqlFile(name, List.copyOf(some)).statements(parameters));
    }

    private void requireFilled(Set<String> open) {
        Set<String> left = holes();
        left.removeAll(open);
        if (!left.isEmpty()) {
            throw new IllegalArgumentException(name + ": " + named(left) + " is not filled");
        }
    }

    private static String named(Set<String> holes) {
        return holes.stream().map(hole -> new Hole(hole).text()).collect(Collectors.joining(", "));
    }

    /** The statements, comments left out, each with its parameters written in. */
    public List<String> statements(Parameters parameters) {
        requireFilled(Set.of());
        String text = text();
        List<String> statements = new ArrayList<>();
        StringBuilder statement = new StringBuilder();
        for (SqlTokens.Token token : SqlTokens.of(text)) {
            if (!token.missing().isEmpty()) {
                throw new IllegalArgumentException(
                        name + ": a " + (token.kind().isComment() ? "comment" : "quote") + " is not closed");
            }
            switch (token.kind()) {
                case LINE_COMMENT -> {}
                case BLOCK_COMMENT -> statement.append(' ');
                case SEMICOLON -> add(statement, statements);
                case PARAMETER ->
                    statement.append(literal(parameters.value(text.substring(token.start() + 1, token.end()))));
                default -> statement.append(text, token.start(), token.end());
            }
        }
        add(statement, statements);
        return statements;
    }

    /** The names of the parameters, sorted. */
    public Set<String> parameterNames() {
        String text = text();
        return SqlTokens.of(text).stream()
                .filter(token -> token.kind() == SqlTokens.Kind.PARAMETER)
                .map(token -> text.substring(token.start() + 1, token.end()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static void add(StringBuilder statement, List<String> statements) {
        if (!statement.toString().isBlank()) {
            statements.add(statement.toString().strip());
        }
        statement.setLength(0);
    }

    /** A value as SQL text of its type. */
    public static String literal(Object value) {
        if (value instanceof BigDecimal decimal) {
            return decimal.toPlainString();
        }
        if (value instanceof Number || value instanceof Boolean) {
            return value.toString();
        }
        if (value instanceof LocalDate date) {
            return "date '" + date + "'";
        }
        if (value instanceof String string) {
            return "'" + string.replace("'", "''") + "'";
        }
        throw new IllegalArgumentException(
                "No SQL literal for a " + value.getClass().getName());
    }

    /** A name as a quoted SQL identifier. */
    public static String identifier(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
