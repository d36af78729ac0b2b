package io.gridgrade.catalogue;

import static io.gridgrade.catalogue.Html.code;
import static io.gridgrade.catalogue.Html.link;
import static io.gridgrade.catalogue.Html.row;
import static io.gridgrade.catalogue.Html.text;

import io.gridgrade.analysis.SavedQuery;
import io.gridgrade.measure.Dimension;
import io.gridgrade.measure.Measure;
import io.gridgrade.measure.MeasureTable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The catalogue as one HTML file, which needs nothing but itself. The same catalogue gives the same text. */
public final class CataloguePage {
    private static final Pattern NAMED_TABLE = Pattern.compile("mart\\.(\\w+)");
    private static final String STYLE =
            """
            body { font: 15px/1.5 "Noto Sans", "Noto Sans SC", "Microsoft YaHei", sans-serif; margin: 2em auto;
              max-width: 72em; padding: 0 1em; color: #1c1c1c; }
            h2 { border-bottom: 2px solid #1c1c1c; margin-top: 2.5em; }
            h3 { margin: 2em 0 0.3em; break-after: avoid; }
            p { margin: 0.3em 0; }
            table { border-collapse: collapse; width: 100%; margin: 0.5em 0; }
            th, td { border: 1px solid #b8b8b8; padding: 0.2em 0.5em; text-align: left; vertical-align: top; }
            th { background: #eee; }
            tr { break-inside: avoid; }
            code, pre { font-family: "Noto Sans Mono", monospace; font-size: 13px; overflow-wrap: anywhere; }
            /* A name is not cut in two. */
            td:first-child code { white-space: nowrap; }
            td:nth-child(2) code { overflow-wrap: normal; }
            pre { background: #f4f4f4; padding: 0.6em; white-space: pre-wrap; }
            a { color: #0b4f8a; }
            #tables + table td:nth-child(3) { text-align: right; }
            @media print { body { max-width: none; margin: 0; font-size: 10px; } a { color: inherit; } }
            """;

    private final MartCatalogue catalogue;
    private final CatalogueWords words;
    private final Meanings meanings;
    private final StringBuilder page = new StringBuilder();
    private final Set<Measure> measures = new LinkedHashSet<>();

    private CataloguePage(MartCatalogue catalogue, CatalogueWords words) {
        this.catalogue = catalogue;
        this.words = words;
        this.meanings = new Meanings(catalogue.measures(), words);
        catalogue.measures().all().stream().filter(this::isSeen).forEach(measures::add);
    }

    /** The page in a language. */
    public static String of(MartCatalogue catalogue, CatalogueWords words) {
        CataloguePage page = new CataloguePage(catalogue, words);
        page.write();
        return page.page.toString();
    }

    private void write() {
        page.append("<!DOCTYPE html>\n<html lang=\"")
                .append(words.isChinese() ? "zh-CN" : "en")
                .append(
                        "\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n")
                .append("<title>GridGrade: ")
                .append(words.of("title"))
                .append("</title>\n<style>\n")
                .append(STYLE)
                .append("</style>\n</head>\n<body>\n<h1>")
                .append(words.of("title"))
                .append("</h1>\n");
        paragraph(words.of("about"));
        paragraph(lastMonth().map(month -> words.of("state", month)).orElse(words.of("state.none")));
        catalogue.reader().role().ifPresent(role -> paragraph(words.of("role", text(role))));
        writeContents();
        catalogue.tables().values().forEach(this::writeTable);
        writeMeasures();
        writeQueries();
        if (catalogue.reader().role().isEmpty()) {
            writeLineage();
        }
        page.append("</body>\n</html>\n");
    }

    private Optional<String> lastMonth() {
        return Optional.ofNullable(catalogue.tables().get("credit_grade"))
                .flatMap(MartTable::rows)
                .flatMap(MartTable.Rows::last)
                .map(CataloguePage::month);
    }

    private static String month(String key) {
        return key.length() == 6 ? key.substring(0, 4) + "-" + key.substring(4) : key;
    }

    private String list(Collection<String> pieces) {
        return words.list(pieces);
    }

    private void paragraph(String markup) {
        page.append("<p>").append(markup).append("</p>\n");
    }

    private void heading(String level, String place, String markup) {
        page.append('<')
                .append(level)
                .append(" id=\"")
                .append(text(Html.place(place)))
                .append("\">")
                .append(markup);
        page.append("</").append(level).append(">\n");
    }

    private void beginTable(String... words) {
        List<String> heads = new ArrayList<>();
        for (String word : words) {
            heads.add(this.words.of(word));
        }
        page.append("<table>\n").append(row("th", heads));
    }

    private void writeContents() {
        heading("h2", "contents", words.of("contents"));
        List<String> parts = new ArrayList<>(List.of("tables", "measures", "dimensions", "queries"));
        if (catalogue.reader().role().isEmpty()) {
            parts.add("lineage");
        }
        paragraph(list(parts.stream().map(part -> link(part, words.of(part))).toList()));
        heading("h2", "tables", words.of("tables"));
        beginTable("table", "grain", "rows", "months");
        for (MartTable table : catalogue.tables().values()) {
            page.append(row(
                    "td", List.of(tableLink(table.name()), linked(meanings.ofRow(table)), rows(table), months(table))));
        }
        page.append("</table>\n");
    }

    private String rows(MartTable table) {
        return table.rows()
                .map(rows -> String.format(Locale.ROOT, "%,d", rows.count()))
                .orElseGet(() -> words.of(table.name().startsWith(MeasureTable.PREFIX) ? "reckoned" : "uncounted"));
    }

    private String months(MartTable table) {
        return table.rows()
                .filter(rows -> rows.first().isPresent())
                .map(rows -> words.of(
                        "months.span",
                        String.valueOf(rows.months()),
                        month(rows.first().orElseThrow()),
                        month(rows.last().orElseThrow())))
                .orElse("");
    }

    private void writeTable(MartTable table) {
        String name = "mart." + table.name();
        heading("h3", name, text(name));
        paragraph(linked(meanings.ofRow(table)));
        String months = months(table);
        paragraph(months.isEmpty() ? words.of("rows.are", rows(table)) : words.of("rows.months", rows(table), months));
        if (!table.key().isEmpty()) {
            paragraph(
                    words.of("key.is", list(table.key().stream().map(Html::code).toList())));
        }
        sentence(
                "refers",
                table.columns().stream()
                        .flatMap(column -> referredTo(table, column.name()).stream()
                                .map(other -> code(column.name()) + " → " + tableLink(other.name())))
                        .toList());
        sentence("referred", referring(table));
        sentence(
                "measures.read",
                measures.stream()
                        .filter(measure -> readsTable(measure, table.name()))
                        .map(measure -> link("measure." + measure.name(), measure.name()))
                        .toList());
        sentence(
                "queries.read",
                catalogue.uses().entrySet().stream()
                        .filter(use -> use.getValue().contains(table.name().toLowerCase(Locale.ROOT)))
                        .map(use -> link(
                                "query." + use.getKey().name(), use.getKey().name()))
                        .toList());
        writeOrigin(name);
        writeColumns(table);
        page.append("<pre>").append(text(example(table))).append("</pre>\n");
    }

    private void sentence(String key, List<String> pieces) {
        if (!pieces.isEmpty()) {
            paragraph(words.of(key, list(pieces)));
        }
    }

    private Optional<MartTable> referredTo(MartTable from, String column) {
        return catalogue.tables().values().stream()
                .filter(table -> table.isReferredTo() && table.key().equals(List.of(column)) && !table.equals(from))
                .findFirst();
    }

    private List<String> referring(MartTable to) {
        return catalogue.tables().values().stream()
                .filter(table -> table.columns().stream().anyMatch(column -> referredTo(table, column.name())
                        .filter(to::equals)
                        .isPresent()))
                .map(table -> tableLink(table.name()))
                .toList();
    }

    private void writeOrigin(String name) {
        Set<String> reads = new TreeSet<>();
        catalogue.lineage().stepsTo(name).forEach(step -> reads.addAll(step.reads()));
        sentence("stands", reads.stream().map(this::placeOf).toList());
    }

    private void writeColumns(MartTable table) {
        List<Set<String>> before = catalogue.lineage().before("mart." + table.name());
        boolean hasFields = table.columns().stream()
                .anyMatch(column -> !fields(column.name(), before).isEmpty());
        if (hasFields) {
            beginTable("column", "type", "key", "meaning", "field");
        } else {
            beginTable("column", "type", "key", "meaning");
        }
        for (MartTable.Column column : table.columns()) {
            String key = referredTo(table, column.name())
                    .map(other -> "→ " + tableLink(other.name()))
                    .orElse("");
            if (table.key().contains(column.name())) {
                key = (words.of("key.sign") + " " + key).strip();
            }
            List<String> cells = new ArrayList<>(
                    List.of(code(column.name()), code(column.type()), key, linked(meanings.ofColumn(table, column))));
            if (hasFields) {
                cells.add(String.join("<br>", fields(column.name(), before)));
            }
            page.append(row("td", cells));
        }
        page.append("</table>\n");
    }

    // Of the sources' columns of that name, those that are the fewest files away.
    private List<String> fields(String column, List<Set<String>> before) {
        for (Set<String> tables : before) {
            List<String> fields = new ArrayList<>();
            for (MartCatalogue.Feed feed : catalogue.feeds()) {
                Set<String> own = feed.table().fields().getOrDefault(column, Set.of());
                if (tables.contains(feed.landing()) && !own.isEmpty()) {
                    fields.add(field(feed, own));
                }
            }
            if (!fields.isEmpty()) {
                return fields.stream().distinct().toList();
            }
        }
        return List.of();
    }

    private String field(MartCatalogue.Feed feed, Set<String> fields) {
        String names = list(fields.stream().map(Html::code).toList());
        return feed.isDatabase()
                ? words.of(
                        "field.answer",
                        text(feed.source()),
                        names,
                        text(feed.table().landingTable()))
                : words.of(
                        "field.of",
                        text(feed.source()),
                        names,
                        text(list(feed.table().files())));
    }

    private String example(MartTable table) {
        StringBuilder sql = new StringBuilder("select *\nfrom mart.").append(table.name());
        table.rows().flatMap(MartTable.Rows::last).ifPresent(last -> sql.append("\nwhere period_key = ")
                .append(last));
        sql.append("\norder by ").append(table.key().isEmpty() ? "all" : String.join(", ", table.key()));
        return sql.append("\nlimit 10").toString();
    }

    private void writeMeasures() {
        heading("h2", "measures", words.of("measures"));
        for (Measure measure : measures) {
            Measure.Words own = measure.words();
            heading("h3", "measure." + measure.name(), text(measure.name() + " " + words.either(own.en(), own.zh())));
            paragraph(text(words.either(own.descriptionEn(), own.descriptionZh())));
            beginTable("kind", "definition", "format", "owner");
            page.append(row(
                    "td",
                    List.of(
                            words.of("kind." + measure.kind()),
                            code(measure.definitionText()),
                            text(measure.format().name().toLowerCase(Locale.ROOT)),
                            text(measure.owner()))));
            page.append("</table>\n");
            sentence(
                    "reads",
                    catalogue.tables().keySet().stream()
                            .filter(table -> readsTable(measure, table))
                            .map(this::tableLink)
                            .toList());
            page.append("<pre>")
                    .append(text("select *\nfrom measures('" + measure.name() + "', 'quarter')"))
                    .append("</pre>\n");
        }
        heading("h2", "dimensions", words.of("dimensions"));
        beginTable("name", "meaning", "column", "above");
        for (Dimension dimension : catalogue.measures().dimensions()) {
            if (isSeen(dimension.table(), dimension.column())) {
                page.append(row(
                        "td",
                        List.of(
                                code(dimension.name()),
                                text(words.either(dimension.en(), dimension.zh())),
                                tableLink(dimension.table()) + "." + code(dimension.column()),
                                dimension.above().map(Html::code).orElse(""))));
            }
        }
        page.append("</table>\n");
    }

    private boolean isSeen(String table, String column) {
        MartTable seen = catalogue.tables().get(table);
        return seen != null && seen.has(column);
    }

    private boolean isSeen(Measure measure) {
        return sources(measure).stream()
                .allMatch(source -> catalogue.tables().containsKey(source.table())
                        && source.column().stream().allMatch(column -> isSeen(source.table(), column))
                        && source.where().stream().allMatch(column -> isSeen(source.table(), column)));
    }

    private boolean readsTable(Measure measure, String table) {
        return sources(measure).stream().anyMatch(source -> source.table().equals(table));
    }

    private List<Measure.Source> sources(Measure measure) {
        if (measure.definition() instanceof Measure.Ratio ratio) {
            List<Measure.Source> both = new ArrayList<>();
            for (String part : List.of(ratio.numerator(), ratio.denominator())) {
                both.addAll(sources(catalogue.measures().named(part).orElseThrow()));
            }
            return both;
        }
        return List.of(
                measure.definition() instanceof Measure.Additive additive
                        ? additive.source()
                        : ((Measure.SemiAdditive) measure.definition()).source());
    }

    private void writeQueries() {
        heading("h2", "queries", words.of("queries"));
        for (Map.Entry<SavedQuery, Set<String>> use : catalogue.uses().entrySet()) {
            SavedQuery query = use.getKey();
            heading("h3", "query." + query.name(), text(query.name()));
            paragraph(text(words.either(query.titleEn(), query.titleZh())));
            sentence(
                    "reads",
                    catalogue.tables().keySet().stream()
                            .filter(table -> use.getValue().contains(table.toLowerCase(Locale.ROOT)))
                            .map(this::tableLink)
                            .toList());
            if (!query.parameters().isEmpty()) {
                beginTable("parameters", "meaning", "default");
                query.parameters()
                        .forEach((name, parameter) -> page.append(row(
                                "td",
                                List.of(
                                        code(name),
                                        text(meanings.of(parameter.meaning())),
                                        parameter.value().map(Html::code).orElse("")))));
                page.append("</table>\n");
            }
            paragraph(words.of("asked", code("gridgrade sql --saved " + query.name())));
            page.append("<pre>").append(text(query.sql())).append("</pre>\n");
        }
    }

    private void writeLineage() {
        heading("h2", "lineage", words.of("lineage"));
        paragraph(words.of("lineage.about"));
        Set<String> all = new TreeSet<>();
        catalogue
                .tables()
                .keySet()
                .forEach(table -> catalogue.lineage().before("mart." + table).forEach(all::addAll));
        for (String table : all) {
            List<Lineage.Step> steps = catalogue.lineage().stepsTo(table);
            List<MartCatalogue.Feed> feeds = catalogue.feeds().stream()
                    .filter(feed -> feed.landing().equals(table))
                    .toList();
            if (steps.isEmpty() && feeds.isEmpty()) {
                continue;
            }
            heading("h3", "from." + table, table.startsWith("mart.") ? tableLink(table.substring(5)) : text(table));
            for (Lineage.Step step : steps) {
                List<String> parts = new ArrayList<>(List.of(code(step.file())));
                if (!step.through().isEmpty()) {
                    parts.add(words.of(
                            "made.through",
                            list(step.through().stream().map(Html::code).toList())));
                }
                if (!step.reads().isEmpty()) {
                    parts.add(words.of(
                            "made.reads",
                            list(step.reads().stream().map(this::placeOf).toList())));
                }
                paragraph(words.clauses(parts));
            }
            feeds.forEach(this::writeFeed);
        }
    }

    private void writeFeed(MartCatalogue.Feed feed) {
        paragraph(words.of(
                "fed",
                code(feed.source()),
                text(meanings.of(feed.title())),
                code(feed.table().selectName()),
                feed.isDatabase()
                        ? words.of("fed.answer")
                        : code(list(feed.table().files()))));
        beginTable("column", "field");
        feed.table()
                .fields()
                .forEach((column, fields) -> page.append(row(
                        "td",
                        List.of(
                                code(column),
                                list(fields.stream().map(Html::code).toList())))));
        page.append("</table>\n");
    }

    private String placeOf(String table) {
        boolean isTold = !catalogue.lineage().stepsTo(table).isEmpty()
                || catalogue.feeds().stream().anyMatch(feed -> feed.landing().equals(table));
        return isTold ? link("from." + table, table) : code(table);
    }

    private String tableLink(String table) {
        return link("mart." + table, table);
    }

    // Words of the warehouse that name a table of mart lead to it.
    private String linked(String words) {
        Matcher named = NAMED_TABLE.matcher(words);
        StringBuilder markup = new StringBuilder();
        int from = 0;
        while (named.find()) {
            markup.append(text(words.substring(from, named.start())));
            boolean isTold = catalogue.tables().containsKey(named.group(1));
            markup.append(isTold ? link(named.group(), named.group()) : text(named.group()));
            from = named.end();
        }
        return markup.append(text(words.substring(from))).toString();
    }
}
