package io.gridgrade.report;

import io.gridgrade.value.Nearest;
import io.gridgrade.value.Problems;
import io.gridgrade.value.YamlNode;
import io.gridgrade.warehouse.Resources;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads the declaration of a table; whatever is wrong is told to the problems, with its place, and reading goes on. */
final class TableYaml {
    private static final Set<String> KEYS =
            new TreeSet<>(Set.of("query", "above", "above_height", "head_height", "row_height", "columns"));
    private static final Set<String> COLUMN_KEYS = new TreeSet<>(Set.of(
            "heading",
            "head_chart",
            "width",
            "format",
            "words",
            "chart",
            "chart_height",
            "of",
            "bar",
            "otherwise",
            "align",
            "indent",
            "gap"));

    private static final CellMethods FIGURES = CellMethods.figures();
    private static final CellMethods CHARTS = CellMethods.charts();

    private final String file;
    private final Set<String> given;
    private final Problems problems;

    /** A file of a report, which is given these answers. */
    TableYaml(String file, Set<String> given, Problems problems) {
        this.file = file;
        this.given = given;
        this.problems = problems;
    }

    /** The table of a name, unless something is wrong with it. */
    Optional<Table> read(String name, String text) {
        int before = problems.lines().size();
        Optional<Table> table = YamlNode.map(text, this::tell).map(map -> table(name, map));
        return problems.lines().size() > before ? Optional.empty() : table;
    }

    private Table table(String name, YamlNode map) {
        checkKeys(map, KEYS, "");
        String query = word(map, "query").orElse("");
        if (!given.contains(query)
                && (!query.matches("[a-z][a-z0-9_]*") || !Resources.shipped().has("sql/report/" + query + ".sql"))) {
            tell(
                    at(map, "query"),
                    "query is \"" + query
                            + "\"; expected the name of a query in sql/report, and there is no sql/report/" + query
                            + ".sql");
        }
        List<Table.Column> columns = new ArrayList<>();
        YamlNode list = map.keys().get("columns");
        if (list != null) {
            list.items().forEach(item -> columns.add(column(item)));
        }
        Optional<Table.Cell> above = word(map, "above").map(chart -> cell(CHARTS, "above", chart, map, List.of()));
        if (columns.isEmpty() && above.isEmpty()) {
            tell(map.place(), "there are neither columns nor a chart above; expected columns: and a list");
        }
        int width = columns.stream().mapToInt(Table.Column::width).sum();
        if (!columns.isEmpty() && width != Table.WIDTH) {
            tell(
                    at(map, "columns"),
                    "the widths add up to " + width + "; expected " + Table.WIDTH + ", the width of the page");
        }
        return new Table(
                name,
                query,
                above,
                size(map, "above_height", 130),
                size(map, "head_height", 14),
                size(map, "row_height", 16),
                columns);
    }

    private Table.Column column(YamlNode map) {
        checkKeys(map, COLUMN_KEYS, "a column: ");
        List<String> of = columnNames(map);
        Optional<Table.Cell> text = word(map, "format").map(format -> cell(FIGURES, "format", format, map, of));
        Optional<Table.Cell> words = word(map, "words").map(prefix -> new Table.Cell(prefix, of));
        Optional<Table.Cell> chart = word(map, "chart").map(name -> cell(CHARTS, "chart", name, map, of));
        if (List.of(text, words, chart).stream().filter(Optional::isPresent).count() != 1) {
            tell(map.place(), "a column has one of format, words and chart; expected exactly one of them");
        }
        if (words.isPresent() && of.isEmpty()) {
            tell(map.place(), "words is given no column; expected of: and the column with the end of its key");
        }
        if (size(map, "width", 0) == 0) {
            tell(map.place(), "a column has no width; expected width: and its points");
        }
        word(map, "heading").ifPresent(key -> checkWords(map, "heading", key));
        word(map, "otherwise").ifPresent(key -> checkWords(map, "otherwise", key));
        boolean isNumber = text.isPresent() && isNumber(text.get());
        return new Table.Column(
                word(map, "heading"),
                word(map, "head_chart").map(name -> cell(CHARTS, "head_chart", name, map, List.of())),
                size(map, "width", 0),
                text,
                words,
                chart,
                size(map, "chart_height", 11),
                word(map, "bar").map(answer -> yes(map, answer)).orElse(false),
                word(map, "otherwise"),
                word(map, "align")
                        .map(align -> align(map, align))
                        .orElse(isNumber ? Table.Align.RIGHT : Table.Align.LEFT),
                size(map, "indent", 0),
                size(map, "gap", 0));
    }

    /** Whether the figure is of a number only, and so stands to the right and is set smaller where it does not fit. */
    private static boolean isNumber(Table.Cell text) {
        return FIGURES.columnCounts(text.method()).contains(text.columns().size())
                && FIGURES.columnClasses(text).equals(List.of(Number.class))
                && !text.method().equals("month");
    }

    private List<String> columnNames(YamlNode map) {
        YamlNode of = map.keys().get("of");
        if (of == null) {
            return List.of();
        }
        List<YamlNode> names = of.word().isPresent() ? List.of(of) : of.items();
        for (YamlNode name : names) {
            if (!name.word().orElse("").matches("[a-z][a-z0-9_]*")) {
                tell(name.place(), "of has what is no column name; expected one, or a list of them");
            }
        }
        return names.stream().map(name -> name.word().orElse("")).toList();
    }

    private Table.Cell cell(CellMethods methods, String key, String name, YamlNode map, List<String> of) {
        List<Integer> counts = methods.columnCounts(name);
        if (counts.isEmpty()) {
            tell(
                    at(map, key),
                    key + " is \"" + name + "\"" + Nearest.hint(name, methods.names()) + "; expected one of "
                            + String.join(", ", methods.names()));
        } else if (!counts.contains(of.size())) {
            tell(
                    at(map, key),
                    key + " " + name + " is given " + of.size() + " columns; expected "
                            + counts.stream().map(String::valueOf).collect(Collectors.joining(" or ")) + " below of:");
        }
        return new Table.Cell(name, of);
    }

    private Table.Align align(YamlNode map, String align) {
        for (Table.Align known : Table.Align.values()) {
            if (known.name().toLowerCase(Locale.ROOT).equals(align)) {
                return known;
            }
        }
        tell(at(map, "align"), "align is \"" + align + "\"; expected left, centre or right");
        return Table.Align.LEFT;
    }

    private boolean yes(YamlNode map, String answer) {
        if (!answer.equals("true") && !answer.equals("false")) {
            tell(at(map, "bar"), "bar is \"" + answer + "\"; expected true or false");
        }
        return answer.equals("true");
    }

    private void checkWords(YamlNode map, String key, String words) {
        for (Locale locale : Press.locales()) {
            Set<String> known = Press.words(locale).keySet();
            if (!known.contains(words)) {
                tell(
                        at(map, key),
                        key + " is \"" + words + "\", which is no key of messages_" + locale.getLanguage()
                                + ".properties" + Nearest.hint(words, known) + "; expected the key of its words");
            }
        }
    }

    private void checkKeys(YamlNode map, Set<String> known, String where) {
        for (Map.Entry<String, YamlNode> key : map.keys().entrySet()) {
            if (!known.contains(key.getKey())) {
                tell(
                        key.getValue().place(),
                        where + key.getKey() + " is unknown" + Nearest.hint(key.getKey(), known) + "; expected one of "
                                + String.join(", ", known));
            }
        }
    }

    private Optional<String> word(YamlNode map, String key) {
        return Optional.ofNullable(map.keys().get(key)).flatMap(node -> {
            if (node.word().isEmpty()) {
                tell(node.place(), key + " is a list or a map; expected a word");
            }
            return node.word();
        });
    }

    private int size(YamlNode map, String key, int otherwise) {
        return word(map, key)
                .map(text -> {
                    if (!text.matches("[0-9]{1,3}")) {
                        tell(at(map, key), key + " is \"" + text + "\"; expected points, from 0 to 999");
                        return otherwise;
                    }
                    return Integer.parseInt(text);
                })
                .orElse(otherwise);
    }

    private static String at(YamlNode map, String key) {
        return map.keys().containsKey(key) ? map.keys().get(key).place() : map.place();
    }

    private void tell(String place, String fault) {
        problems.add("%s", "reports/" + file + ", " + place + ": " + fault);
    }
}
