package io.gridgrade.report;

import io.gridgrade.engine.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import net.sf.jasperreports.engine.JRDataSource;
import net.sf.jasperreports.engine.JRParameter;
import net.sf.jasperreports.engine.JRRewindableDataSource;
import net.sf.jasperreports.engine.JasperReport;
import net.sf.jasperreports.engine.data.JRMapCollectionDataSource;

/**
 * All that a template is given, under the one name {@code page}: the report it is a part of, what it may ask, and how the
 * house writes and draws in the language of the page.
 */
public record Page(
        Report report,
        Edition edition,
        Answers answers,
        Imprint imprint,
        Figures figures,
        Charts charts,
        Caveats caveats,
        ResourceBundle words,
        Press press) {

    /** What a template hands to another that it sets as a part of itself. */
    public Map<String, Object> parameters() {
        // The engine adds what it needs, so each part has a map of its own.
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("page", this);
        parameters.put(JRParameter.REPORT_RESOURCE_BUNDLE, words);
        return parameters;
    }

    /** A template of the report's folder, or a component. */
    public JasperReport template(String name) {
        return press.template(report, name);
    }

    /** The title of the report. */
    public String title() {
        return words.getString(report.title());
    }

    /** The month of the report; of a restatement it says so. */
    public String month() {
        return figures.month(edition);
    }

    /** Whether the month has the figures that the report is about. */
    public boolean hasHeadline() {
        return answers.has(report.headline());
    }

    /** The report's first figures, which its body reads: once for each section, whose code stands beside them. */
    public JRRewindableDataSource headline() {
        Map<String, Object> figures =
                new HashMap<>(answers.rows(report.headline()).get(0).asMap());
        List<Map<String, ?>> sections = new ArrayList<>();
        for (String section : report.sections()) {
            Map<String, Object> row = new HashMap<>(figures);
            row.put("section_code", section);
            sections.add(row);
        }
        return new JRMapCollectionDataSource(sections);
    }

    /** Why there is nothing to report. */
    public String absent() {
        return words.getString(report.absent());
    }

    /** Where the page comes from, so that one found on a desk can be traced. */
    public String footer() {
        String models = report.models().of(edition);
        return figures.word(
                "footer",
                month(),
                Long.toString(edition.runKey()),
                models == null ? words.getString("footer.no_model") : models,
                edition.codeVersion(),
                figures.moment(edition.closedAt()));
    }

    /** What a given answer has to say of a section, in sentences; null when it says nothing. */
    public String remarks(String query, String section) {
        String said = answers.rows(query).stream()
                .filter(row -> section.equals(row.text("section_code")))
                .map(row -> figures.remark(row.text("remark_code"), row.text("parts")))
                .collect(Collectors.joining(" "));
        return said.isEmpty() ? null : said;
    }

    /** Rows for the component {@code caveats}: what a given answer has to say of each of the sections. */
    public WrittenRows told(String query, String... sections) {
        WrittenRows rows = sentences();
        for (String section : sections) {
            String said = remarks(query, section);
            if (said != null) {
                rows.row(said);
            }
        }
        return rows;
    }

    /** Rows for the component {@code caveats}: what there is not enough of, in all and at the station of a work list. */
    public WrittenRows scarce(String query) {
        WrittenRows rows = sentences();
        for (Row row : answers.rows(query)) {
            rows.row(figures.word(
                    "work.scarce",
                    figures.name(row.text("resource_name_en"), row.text("resource_name_zh")),
                    figures.measure(row.decimal("capacity")),
                    figures.name(row.text("unit_en"), row.text("unit_zh")),
                    figures.count(row.integer("due_count")),
                    figures.count(row.integer("served_count")),
                    figures.count(row.integer("station_due_count")),
                    figures.count(row.integer("station_served_count")),
                    figures.count(row.integer("station_least_count")),
                    figures.measure(row.decimal("shadow_price"))));
        }
        return rows;
    }

    /** A section, by the end of the key of its heading: {@code section.} and the name. */
    public Section section(String name) {
        return new Section(this, "section." + name);
    }

    /** Rows for the component {@code tiles}: label, value and change. */
    public WrittenRows tiles() {
        return new WrittenRows("label", "value", "change");
    }

    /** Rows for the component {@code small_charts}: label and chart. */
    public WrittenRows smallCharts() {
        return new WrittenRows("label", "chart");
    }

    /** Rows for the components {@code bullets} and {@code caveats}: a sentence each. */
    public WrittenRows sentences() {
        return new WrittenRows("sentence");
    }

    /** Rows for the component {@code terms}: each term and its meaning, by the end of its key. */
    public WrittenRows terms(String... names) {
        WrittenRows rows = new WrittenRows("term", "meaning");
        for (String name : names) {
            rows.row(words.getString("term." + name), words.getString("term." + name + ".meaning"));
        }
        return rows;
    }

    /** Whether a row is one of the last three, which a table keeps together: none is left over alone on a page. */
    public boolean isAmongLast(Integer rowNo, JRDataSource rows) {
        int count = rows instanceof JRMapCollectionDataSource known ? known.getRecordCount() : 0;
        return rowNo > count - 3;
    }

    /** One row without columns, for a template that is all chart. */
    public WrittenRows oneRow() {
        return new WrittenRows().row();
    }
}
