package io.gridgrade.cli;

import io.gridgrade.engine.Row;
import io.gridgrade.grade.risk.ValidateDiscriminant;
import io.gridgrade.usecase.Session;
import io.gridgrade.validation.Section;
import io.gridgrade.validation.ValidateModels;
import io.gridgrade.validation.ValidationAnswers;
import io.gridgrade.value.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The validation of a closed month, for the terminal and for the page: both are the same computation. */
final class Validations {
    private Validations() {}

    /** Its sections, without the examination of the discriminant. */
    static List<Section> sections(Session session, Period month) {
        List<Section> sections = new ArrayList<>(ValidateModels.of(session.warehouse(), session.settings(), month));
        sections.add(outOfFold(session, month));
        return sections;
    }

    /** The same as the answers that the printed report asks. */
    static Map<String, List<Row>> answers(Session session, Period month) {
        return ValidationAnswers.of(session.warehouse(), session.settings(), month, List.of(outOfFold(session, month)));
    }

    private static Section outOfFold(Session session, Period month) {
        return ModelSections.outOfFold(ValidateDiscriminant.of(session.warehouse(), session.settings(), month));
    }
}
