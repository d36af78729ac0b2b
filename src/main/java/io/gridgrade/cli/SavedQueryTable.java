package io.gridgrade.cli;

import io.gridgrade.analysis.SavedQueries;
import java.util.List;

/** The saved queries of a home, for people. */
final class SavedQueryTable {
    private SavedQueryTable() {}

    static TextTable of(SavedQueries saved) {
        TextTable table = new TextTable(List.of("name", "what it answers", "parameters"));
        saved.all()
                .forEach(query -> table.add(
                        query.name(), (query.titleEn() + " " + query.titleZh()).strip(), query.parametersShown()));
        return table;
    }
}
