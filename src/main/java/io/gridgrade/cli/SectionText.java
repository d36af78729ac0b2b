package io.gridgrade.cli;

import io.gridgrade.validation.Section;
import io.gridgrade.value.Json;
import io.gridgrade.value.Period;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A table of the validation as it is shown on a terminal. */
final class SectionText {
    private SectionText() {}

    /** Prints those of a month, as tables or for a program. */
    static void print(Terminal terminal, String title, Period month, List<Section> sections, boolean asJson) {
        if (asJson) {
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("period", month.toString());
            answer.put("sections", sections.stream().map(Section::asMap).toList());
            terminal.out().println(Json.write(answer));
            return;
        }
        terminal.out().println(title + " " + month);
        for (Section section : sections) {
            terminal.out().println();
            lines(section).forEach(terminal.out()::println);
        }
    }

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
