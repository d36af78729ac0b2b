package io.gridgrade.report;

import java.util.ArrayList;
import java.util.List;
import net.sf.jasperreports.engine.JRField;
import net.sf.jasperreports.engine.JRRewindableDataSource;
import net.sf.jasperreports.engine.JasperReport;

/**
 * A section of a page as a body declares it and the component {@code section} sets it: a heading, a lead, tables one below
 * the other, or why there is none, and a note. It is read as rows, one for each table. Mutable.
 */
public final class Section implements JRRewindableDataSource {
    private record Table(String template, JRRewindableDataSource rows) {}

    private final Page page;
    private final String key;
    private final List<Table> tables = new ArrayList<>();
    private String lead;
    private String absent;
    private String note;
    private int at = -1;

    Section(Page page, String key) {
        this.page = page;
        this.key = key;
    }

    /** With words between the heading and the first table. */
    public Section lead(String words) {
        this.lead = words;
        return this;
    }

    /** With a table of the rows of its template's own query. */
    public Section table(String template) {
        return table(template, page.answers().of(Press.query(page.template(template))));
    }

    /** With a table of these rows. */
    public Section table(String template, JRRewindableDataSource rows) {
        tables.add(new Table(template, rows));
        return this;
    }

    /** With a table, if it has something to say. */
    public Section tableIf(boolean isThere, String template) {
        return isThere ? table(template) : this;
    }

    /** With a table of these rows, if it has something to say. */
    public Section tableIf(boolean isThere, String template, JRRewindableDataSource rows) {
        return isThere ? table(template, rows) : this;
    }

    /** With a table, if its query has any row. */
    public Section tableIfAny(String template) {
        return tableIf(page.answers().has(Press.query(page.template(template))), template);
    }

    /** With these words where no table was added so far. */
    public Section orElse(String words) {
        this.absent = tables.isEmpty() ? words : null;
        return this;
    }

    /** With words below the last table, unless they stand in its place already. */
    public Section note(String words) {
        this.note = words == null || words.equals(absent) ? null : words;
        return this;
    }

    /** The heading. */
    public String heading() {
        return page.words().getString(key);
    }

    /** The name by which the outline of the document finds the section. */
    public String anchor() {
        return key;
    }

    /** The words between the heading and the first table; null when there are none. */
    public String lead() {
        return lead;
    }

    /** Why there is no table; null when there is one, or nothing to say. */
    public String absent() {
        return absent;
    }

    /** The words below the last table; null when there are none. */
    public String note() {
        return note;
    }

    /** Whether the row that is being set has a table: a section may have none. */
    public boolean hasTable() {
        return at < tables.size();
    }

    /** Whether the row that is being set is the last. */
    public boolean isLast() {
        return at >= tables.size() - 1;
    }

    /** The template of the table that is being set. */
    public JasperReport template() {
        return page.template(tables.get(at).template());
    }

    /** The rows of the table that is being set. */
    public JRRewindableDataSource rows() {
        return tables.get(at).rows();
    }

    @Override
    public boolean next() {
        at++;
        return at < Math.max(1, tables.size());
    }

    @Override
    public Object getFieldValue(JRField field) {
        return this;
    }

    @Override
    public void moveFirst() throws net.sf.jasperreports.engine.JRException {
        at = -1;
        for (Table table : tables) {
            table.rows().moveFirst();
        }
    }
}
