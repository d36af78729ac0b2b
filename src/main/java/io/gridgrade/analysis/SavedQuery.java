package io.gridgrade.analysis;

import io.gridgrade.query.Gateway;
import io.gridgrade.query.parameter.ParameterValue;
import io.gridgrade.query.parameter.QueryParameters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A query with a name. What it is, its head says: the title in English and Chinese, then the fields {@code Grain},
 * {@code Returns} and {@code Parameters}, where a default stands as {@code period (the month; default last_closed)}.
 *
 * @param columns what it returns, as the head says; empty where it does not
 */
public record SavedQuery(
        String name,
        String titleEn,
        String titleZh,
        String grain,
        List<String> columns,
        Map<String, Parameter> parameters,
        String sql) {
    /** A parameter: what it is, and the value that it has when none is given, as it would be written. */
    public record Parameter(String meaning, Optional<String> value) {}

    /** The default that stands for the last closed month. */
    private static final String LAST_CLOSED = "last_closed";

    private static final Pattern FIELD = Pattern.compile("(Grain|Reads|Returns|Parameters):\\s*(.*)");
    private static final Pattern PARAMETER =
            Pattern.compile("(?<name>[a-z]\\w*) \\((?<meaning>[^()]*?)(?:; default (?<value>[^()]*))?\\)");
    private static final Pattern NOTE = Pattern.compile("\\([^()]*\\)");
    private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");

    /** The query that a file has. */
    static SavedQuery of(String name, String text) {
        List<String> head = text.lines()
                .takeWhile(line -> line.startsWith("--"))
                .map(line -> line.substring(2))
                .toList();
        Map<String, String> fields = new LinkedHashMap<>();
        String field = "title";
        for (String line : head) {
            Matcher begins = FIELD.matcher(line.strip());
            if (begins.matches()) {
                field = begins.group(1);
                fields.put(field, begins.group(2));
            } else if (line.startsWith("    ") || field.equals("title")) {
                fields.merge(field, line.strip(), (before, more) -> before + " " + more);
            } else {
                // More about the file as a whole.
                field = "more";
            }
        }
        List<String> titles = head.stream()
                .map(String::strip)
                .filter(line -> !FIELD.matcher(line).matches())
                .limit(2)
                .toList();
        return new SavedQuery(
                name,
                titles.isEmpty() ? name : titles.get(0),
                titles.size() < 2 ? "" : titles.get(1),
                fields.getOrDefault("Grain", ""),
                names(fields.getOrDefault("Returns", "")),
                parameters(text, fields.getOrDefault("Parameters", "")),
                text.lines().skip(head.size()).collect(Collectors.joining("\n")).strip());
    }

    private static List<String> names(String list) {
        String plain = NOTE.matcher(list).replaceAll("").replaceFirst("\\.\\s*$", "");
        return COMMA.splitAsStream(plain)
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private static Map<String, Parameter> parameters(String sql, String field) {
        Map<String, Parameter> all = new LinkedHashMap<>();
        Matcher said = PARAMETER.matcher(field);
        while (said.find()) {
            all.put(said.group("name"), new Parameter(said.group("meaning"), Optional.ofNullable(said.group("value"))));
        }
        Gateway.parametersOf(sql)
                .forEach(name -> all.putIfAbsent(name.toLowerCase(Locale.ROOT), new Parameter("", Optional.empty())));
        return all;
    }

    /** Its values: those that are given, for its own parameters, and for the others what the head says. */
    public QueryParameters values(QueryParameters given, Supplier<String> lastClosed) {
        QueryParameters values = given;
        for (Map.Entry<String, Parameter> parameter : parameters.entrySet()) {
            Optional<String> said = parameter.getValue().value();
            if (values.get(parameter.getKey()).isEmpty() && said.isPresent()) {
                String written = said.get().equals(LAST_CLOSED) ? lastClosed.get() : said.get();
                values = values.with(parameter.getKey(), ParameterValue.guessed(written));
            }
        }
        return values;
    }

    /** Its parameters in a line, such as {@code period=last_closed region=null}. */
    public String parametersShown() {
        return parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue().value().orElse("?"))
                .collect(Collectors.joining(" "));
    }
}
