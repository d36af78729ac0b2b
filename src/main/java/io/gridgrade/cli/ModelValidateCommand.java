package io.gridgrade.cli;

import io.gridgrade.grade.risk.ExamineDiscriminant;
import io.gridgrade.star.Periods;
import io.gridgrade.validation.Section;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Period;
import io.gridgrade.value.UserError;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Validates the grades and probabilities of a month against what came. */
@Command(
        name = "validate",
        description =
                "Hold the grades and default probabilities of a month against what came, as a validator reports it.")
final class ModelValidateCommand implements Runnable {
    @ParentCommand
    private ModelCommand model;

    @picocli.CommandLine.Parameters(
            arity = "0..1",
            paramLabel = "PERIOD",
            description = "The closed month, YYYY-MM; else the last one.")
    private String period;

    @Option(
            names = "--miss-cost",
            paramLabel = "TIMES",
            defaultValue = "5",
            description =
                    "How many times as dear a missed default is as a good customer taken for one (default: ${DEFAULT-VALUE}).")
    private double missCost;

    @Option(
            names = "--truth",
            paramLabel = "DIR",
            description =
                    "The folder of the sample utility that was loaded: what its ideal observer reaches stands beside.")
    private Path truth;

    @Option(names = "--json", description = "Answer in JSON.")
    private boolean asJson;

    @Override
    public void run() {
        GridGrade main = model.main();
        if (!(missCost > 0) || Double.isInfinite(missCost)) {
            throw new UserError(
                    ExitCode.WRONG_USAGE,
                    "--miss-cost must be above 0, found " + missCost + "; expected for example: --miss-cost 5");
        }
        Optional<Period> asked = Optional.ofNullable(period).map(Period::parse);
        Map.Entry<Period, List<Section>> found = main.reading(main.home(), session -> {
            Period month = asked.or(() -> Periods.lastClosed(session.warehouse()))
                    .filter(Periods.closed(session.warehouse())::contains)
                    .orElseThrow(() -> new UserError(
                            ExitCode.PRECONDITION,
                            asked.map(one -> one + " is not closed").orElse("no month is closed")
                                    + "; expected a closed month, see: gridgrade status"));
            List<Section> sections = Validations.sections(session, month);
            if (truth != null) {
                sections.add(PlantedTruth.of(truth, sections));
            }
            sections.addAll(
                    ModelSections.of(ExamineDiscriminant.of(session.warehouse(), session.settings(), month, missCost)));
            return Map.entry(month, sections);
        });
        SectionText.print(main.terminal(), "validation", found.getKey(), found.getValue(), asJson);
    }
}
