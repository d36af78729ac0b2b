package io.gridgrade.report;

import io.gridgrade.value.Parameters;
import java.time.ZoneId;

/**
 * Whose report it is: what the settings say of the utility and of those who answer for its pages. An empty text is one
 * that was not said.
 *
 * @param zone the clock that moments are printed by
 */
public record Imprint(String utilityName, String utilityNameEn, String preparedBy, String approvedBy, ZoneId zone) {
    /** What the settings say. */
    public static Imprint of(Parameters settings) {
        return new Imprint(
                settings.text("utility_name"),
                settings.text("utility_name_en"),
                settings.text("report_prepared_by"),
                settings.text("report_approved_by"),
                ZoneId.of(settings.text("utility_time_zone")));
    }

    /** The utility's name in the language of the figures; the program's where none was said. */
    public String utility(Figures figures) {
        return utilityName.isBlank() && utilityNameEn.isBlank()
                ? figures.word("masthead.program")
                : figures.name(utilityNameEn, utilityName);
    }

    /** Who prepared and who approved, as far as it was said. */
    public String signatories(Figures figures) {
        String prepared = preparedBy.isBlank() ? Figures.MISSING : figures.word("masthead.prepared", preparedBy);
        String approved = approvedBy.isBlank() ? Figures.MISSING : figures.word("masthead.approved", approvedBy);
        return figures.parts(prepared, approved);
    }
}
