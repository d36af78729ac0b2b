package io.gridgrade.report;

import java.util.ArrayList;
import java.util.List;
import net.sf.jasperreports.engine.JRField;
import net.sf.jasperreports.engine.JRRewindableDataSource;

/** Rows that a template writes itself, in place of a query, for a component that sets each in the same way. Mutable. */
public final class WrittenRows implements JRRewindableDataSource {
    private final List<String> columns;
    private final List<Object[]> rows = new ArrayList<>();
    private int at = -1;

    WrittenRows(String... columns) {
        this.columns = List.of(columns);
    }

    /** Adds a row, with a value for each column. */
    public WrittenRows row(Object... values) {
        if (values.length != columns.size()) {
            throw new IllegalArgumentException(
                    "A row of " + columns + " has " + values.length + " values; expected " + columns.size());
        }
        rows.add(values);
        return this;
    }

    @Override
    public boolean next() {
        at++;
        return at < rows.size();
    }

    @Override
    public Object getFieldValue(JRField field) {
        return rows.get(at)[columns.indexOf(field.getName())];
    }

    @Override
    public void moveFirst() {
        at = -1;
    }
}
