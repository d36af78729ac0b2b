package io.gridgrade.cli;

import io.gridgrade.engine.Row;
import io.gridgrade.rating.CompareMethods;
import io.gridgrade.rating.MethodAnswers;
import io.gridgrade.rating.MonthRules;
import io.gridgrade.usecase.Session;
import io.gridgrade.value.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The answers that a report is given, for no file of SQL has them: computed when it is printed. */
final class GivenAnswers {
    private static final int CUSTOMERS_SHOWN = 10;

    private GivenAnswers() {}

    /**
     * Those of a report of a closed month.
     *
     * @param file the name of a file of judgements, as the user gave it
     * @param judgements its text; empty when there is none
     */
    static Map<String, List<Row>> of(
            String report, Session session, Period month, String file, Optional<String> judgements) {
        return switch (report) {
            case "validation" -> Validations.answers(session, month);
            case "methods" ->
                MethodAnswers.of(
                        session.warehouse(),
                        month,
                        CompareMethods.of(
                                session.warehouse(),
                                MonthRules.of(session.warehouse(), session.settings(), Optional.of(month)),
                                file,
                                judgements,
                                CUSTOMERS_SHOWN,
                                Optional.empty()));
            default -> throw new IllegalArgumentException("Nobody computes what the report " + report + " is given");
        };
    }
}
