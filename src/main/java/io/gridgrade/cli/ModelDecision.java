package io.gridgrade.cli;

import io.gridgrade.model.DecideModel;
import io.gridgrade.model.Decision;
import io.gridgrade.value.Json;
import io.gridgrade.value.Period;
import io.gridgrade.warehouse.Home;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What every decision about a model is asked for, and how it is kept and told. */
final class ModelDecision {
    @Parameters(paramLabel = "MODEL", description = "The model, by its number in gridgrade model.")
    private int modelKey;

    @Option(names = "--by", paramLabel = "NAME", required = true, description = "Who decides.")
    private String by;

    @Option(names = "--reason", paramLabel = "WHY", required = true, description = "Why, for whoever audits it.")
    private String reason;

    @Option(names = "--json", description = "Answer in JSON, and tell progress as events.")
    private boolean asJson;

    /** Keeps the decision; the words say what comes of it, with the first month that it reaches behind them. */
    void keep(GridGrade main, Decision.Kind kind, Optional<LocalDate> expiresOn, String words) {
        if (asJson) {
            main.speakJson();
        }
        Home home = main.home();
        Decision decision = new Decision(kind, modelKey, by, reason, expiresOn);
        Period from = main.logged(
                home,
                () -> main.writing(
                        home,
                        session -> DecideModel.decide(
                                session.warehouse(),
                                main.commandText(),
                                decision,
                                session.settings(),
                                session.progress())));
        if (asJson) {
            main.terminal()
                    .out()
                    .println(Json.write(
                            Map.of("model", modelKey, "decision", kind.code(), "first_month", from.toString())));
        } else {
            main.terminal().err().println("model " + modelKey + " " + words + " from the close of " + from + " on");
        }
    }
}
