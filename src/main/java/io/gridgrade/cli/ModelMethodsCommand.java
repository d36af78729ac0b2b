package io.gridgrade.cli;

import io.gridgrade.rating.CompareMethods;
import io.gridgrade.rating.Comparison;
import io.gridgrade.rating.MethodSections;
import io.gridgrade.rating.MonthRules;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Period;
import io.gridgrade.value.UserError;
import io.gridgrade.value.WrittenWhole;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Shows the customers of a month under every method. */
@Command(
        name = "methods",
        description =
                "Rank and grade the customers of a month by every method: expert, judged and entropy weights,"
                        + " discriminant, scorecard, logistic regression; how they agree, and over whom they differ most and why.")
final class ModelMethodsCommand implements Runnable {
    @ParentCommand
    private ModelCommand model;

    @Parameters(arity = "0..1", paramLabel = "PERIOD", description = "The closed month, YYYY-MM; else the last one.")
    private String period;

    @Option(
            names = "--judgements",
            paramLabel = "FILE",
            description = "Judgements of two dimensions at a time, as for gridgrade weights; else no judged weights.")
    private Path judgements;

    @Option(
            names = "--customers",
            paramLabel = "COUNT",
            defaultValue = "10",
            description = "How many customers of a population to show (default: ${DEFAULT-VALUE}).")
    private int customers;

    @Option(
            names = "--csv",
            paramLabel = "FILE",
            description = "Also write every customer's score, rank and grade by each method to a file.")
    private Path csv;

    @Option(names = "--json", description = "Answer in JSON.")
    private boolean asJson;

    @Override
    public void run() {
        GridGrade main = model.main();
        if (customers < 0) {
            throw new UserError(
                    ExitCode.WRONG_USAGE, "--customers is " + customers + "; expected a whole number, 0 for none");
        }
        Optional<Period> asked = Optional.ofNullable(period).map(Period::parse);
        Optional<String> text = Optional.ofNullable(judgements).map(WeightsCommand::read);
        String file = judgements == null ? "" : judgements.toString();
        Map.Entry<Period, List<Comparison>> found = main.reading(main.home(), session -> {
            MonthRules month = MonthRules.of(session.warehouse(), session.settings(), asked);
            return Map.entry(
                    month.period(),
                    csv == null
                            ? CompareMethods.of(session.warehouse(), month, file, text, customers, Optional.empty())
                            : WrittenWhole.to(
                                    csv,
                                    next -> CompareMethods.of(
                                            session.warehouse(), month, file, text, customers, Optional.of(next))));
        });
        if (csv != null) {
            main.terminal().err().println("wrote every customer by each method to " + csv);
        }
        SectionText.print(
                main.terminal(), "methods compared", found.getKey(), MethodSections.of(found.getValue()), asJson);
    }
}
