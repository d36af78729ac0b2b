package io.gridgrade.cli;

import io.gridgrade.rating.MonthRules;
import io.gridgrade.rating.RatingStatement;
import io.gridgrade.value.Period;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Prints the rating of a month as one statement. */
@Command(
        name = "sql",
        description = "Print the whole rating of a month as one SQL statement: bands, weights, coefficients, gates and"
                + " scale in it, as they were at its close.")
final class ModelSqlCommand implements Runnable {
    @ParentCommand
    private ModelCommand model;

    @Parameters(arity = "0..1", paramLabel = "PERIOD", description = "The closed month, YYYY-MM; else the last one.")
    private String period;

    @Option(names = "--view", paramLabel = "NAME", description = "Make a view of that name of it; else a query.")
    private String view;

    @Override
    public void run() {
        GridGrade main = model.main();
        Optional<Period> asked = Optional.ofNullable(period).map(Period::parse);
        main.terminal()
                .out()
                .print(main.<String>reading(
                        main.home(),
                        session -> RatingStatement.text(
                                session.warehouse(),
                                MonthRules.of(session.warehouse(), session.settings(), asked),
                                Optional.ofNullable(view))));
    }
}
