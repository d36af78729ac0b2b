package io.gridgrade.cli;

import io.gridgrade.star.Periods;
import io.gridgrade.validation.CompareModels;
import io.gridgrade.validation.Section;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Json;
import io.gridgrade.value.UserError;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Compares candidates with the models in force. */
@Command(
        name = "compare",
        description =
                "Compare candidates with the models in force, month by month on the same customers, by what came.")
final class ModelCompareCommand implements Runnable {
    @ParentCommand
    private ModelCommand model;

    @Option(names = "--json", description = "Answer in JSON.")
    private boolean asJson;

    @Override
    public void run() {
        GridGrade main = model.main();
        Section found = main.reading(
                main.home(),
                session -> CompareModels.of(
                        session.warehouse(),
                        session.settings(),
                        Periods.lastClosed(session.warehouse())
                                .orElseThrow(() -> new UserError(
                                        ExitCode.PRECONDITION,
                                        "no month is closed; expected a closed month, see: gridgrade status"))));
        if (asJson) {
            main.terminal().out().println(Json.write(found.asMap()));
        } else {
            SectionText.lines(found).forEach(main.terminal().out()::println);
        }
    }
}
