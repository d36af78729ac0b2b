package io.gridgrade.cli;

import io.gridgrade.engine.Row;
import io.gridgrade.settings.Settings;
import io.gridgrade.usecase.ProgressListeners;
import io.gridgrade.usecase.WhyAnswer;
import io.gridgrade.usecase.WhyWords;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Json;
import io.gridgrade.value.Period;
import io.gridgrade.value.UserError;
import io.gridgrade.warehouse.Home;
import io.gridgrade.warehouse.KnownAt;
import io.gridgrade.whatif.CheapestPath;
import io.gridgrade.whatif.FindPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Explains a grade. */
@Command
final class WhyCommand implements Runnable {
    private static final int FACTS_MAX = 10_000;
    private static final int LINES_SHOWN = 60;

    @ParentCommand
    private GridGrade main;

    @Parameters(index = "0", paramLabel = "CUSTOMER", description = "Number of the customer, as its source has it.")
    private String customerNo;

    @Parameters(index = "1", paramLabel = "PERIOD", description = "The month, YYYY-MM.")
    private String period;

    @Option(
            names = "--facts",
            paramLabel = "COUNT",
            defaultValue = "12",
            description = "Facts of each kind to show at most, the newest (default: ${DEFAULT-VALUE}).")
    private int facts;

    @Option(
            names = "--language",
            paramLabel = "LANGUAGE",
            defaultValue = "en",
            description = "Language, en or zh (default: ${DEFAULT-VALUE}).")
    private String language;

    @Option(
            names = "--as-known-at",
            paramLabel = "DATE",
            description = "As it was published by the end of that day, or by a moment, in UTC.")
    private String knownAtText;

    @Option(
            names = "--path",
            description = "Tell also what to pay, by when, for a better grade in the month after the last closed one.")
    private boolean withPath;

    @Option(names = "--json", description = "Answer in JSON, names in both languages.")
    private boolean asJson;

    @Override
    public void run() {
        Period month = Period.parse(period);
        WhyWords words = WhyWords.in(language);
        if (facts < 0 || facts > FACTS_MAX) {
            throw new UserError(
                    ExitCode.WRONG_USAGE, "--facts is " + facts + "; expected a whole number, 0 to " + FACTS_MAX);
        }
        Optional<KnownAt> knownAt = Optional.ofNullable(knownAtText).map(KnownAt::parse);
        if (withPath && knownAt.isPresent()) {
            throw new UserError(
                    ExitCode.WRONG_USAGE,
                    "--path and --as-known-at exclude each other; a path begins at what is known now");
        }
        WhyAnswer answer = main.reading(
                main.home(),
                knownAt,
                session -> WhyAnswer.of(session, customerNo, month, facts, Math.max(facts, LINES_SHOWN)));
        Optional<CheapestPath> path =
                withPath ? Optional.of(path(month, answer.why().grade())) : Optional.empty();
        if (asJson) {
            Map<String, Object> map = answer.asMap();
            path.ifPresent(found -> map.put("path_of_payments", found.asMap()));
            main.terminal().out().println(Json.write(map));
            return;
        }
        List<String> lines = new ArrayList<>(WhyText.of(words, answer.why(), answer.record()));
        path.ifPresent(found -> lines.addAll(new WhyPath(words).lines(found)));
        if (facts > 0) {
            lines.addAll(new WhyFacts(words).lines(answer));
            lines.addAll(new WhyAccount(words).lines(answer));
        }
        int columns = main.terminal().outIsTerminal() ? main.terminal().columns() : Integer.MAX_VALUE;
        lines.stream()
                .flatMap(line -> TextWidth.within(line, columns).stream())
                .forEach(main.terminal().out()::println);
    }

    private CheapestPath path(Period month, Row grade) {
        Home home = main.home();
        ProgressListeners progress = main.listeners();
        try {
            return FindPath.of(
                    home,
                    Settings.read(home.settingsFile()).asParameters(),
                    month,
                    grade.integer("customer_key"),
                    grade.text("grade_code"),
                    progress);
        } finally {
            progress.close();
        }
    }
}
