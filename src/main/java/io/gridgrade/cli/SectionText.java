package io.gridgrade.cli;

import io.gridgrade.validation.Section;
import java.util.ArrayList;
import java.util.List;

/** A table of the validation as it is shown on a terminal. */
final class SectionText {
    private SectionText() {}

    static List<String> lines(Section section) {
        List<String> lines = new ArrayList<>(List.of(section.title()));
        if (!section.rows().isEmpty()) {
            TextTable table = new TextTable(section.columns());
            section.rows().forEach(row -> table.add(row.toArray()));
            lines.addAll(table.lines());
        }
        section.remarks().forEach(remark -> lines.add("  " + remark));
        return lines;
    }
}
