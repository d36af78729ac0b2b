package io.gridgrade.cli;

import io.gridgrade.engine.Row;
import io.gridgrade.grade.explain.ExplainGrade;
import io.gridgrade.grade.explain.Explanation;
import io.gridgrade.settings.Settings;
import io.gridgrade.star.AccountStatement;
import io.gridgrade.star.FactsBehind;
import io.gridgrade.usecase.ProgressListeners;
import io.gridgrade.usecase.Session;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Json;
import io.gridgrade.value.Period;
import io.gridgrade.value.UserError;
import io.gridgrade.warehouse.Home;
import io.gridgrade.warehouse.KnownAt;
import io.gridgrade.whatif.CheapestPath;
import io.gridgrade.whatif.FindPath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
        Answer answer = main.reading(main.home(), knownAt, session -> answer(session, month));
        Optional<CheapestPath> path =
                withPath ? Optional.of(path(month, answer.why().grade())) : Optional.empty();
        if (asJson) {
            Map<String, Object> map = asMap(answer.why(), answer.behind(), answer.account(), answer.record());
            path.ifPresent(found -> map.put("path_of_payments", found.asMap()));
            main.terminal().out().println(Json.write(map));
            return;
        }
        List<String> lines = new ArrayList<>(WhyText.of(words, answer.why(), answer.record()));
        path.ifPresent(found -> lines.addAll(new WhyPath(words).lines(found)));
        if (facts > 0) {
            lines.addAll(new WhyFacts(words).lines(answer.behind()));
            lines.addAll(new WhyAccount(words).lines(answer.account()));
        }
        int columns = main.terminal().outIsTerminal() ? main.terminal().columns() : Integer.MAX_VALUE;
        lines.stream()
                .flatMap(line -> TextWidth.within(line, columns).stream())
                .forEach(main.terminal().out()::println);
    }

    /** What is asked of the published copy. */
    private record Answer(Explanation why, List<Row> behind, List<Row> account, Optional<String> record) {}

    private Answer answer(Session session, Period month) {
        Explanation why = new ExplainGrade(session.warehouse(), session.settings()).of(customerNo, month);
        int customer = why.grade().integer("customer_key");
        return new Answer(
                why,
                FactsBehind.of(session.warehouse(), customer, month, facts),
                AccountStatement.of(session.warehouse(), customer, month, Math.max(facts, LINES_SHOWN)),
                recordOfClose(session.home(), why.grade()));
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

    // Made by an earlier version, or in another home, a close has left none.
    private static Optional<String> recordOfClose(Home home, Row grade) {
        Path file = home.runFolder(grade.text("run_key")).resolve("run.json");
        return Files.isRegularFile(file) ? Optional.of(file.toString()) : Optional.empty();
    }

    private static Map<String, Object> asMap(
            Explanation why, List<Row> behind, List<Row> account, Optional<String> record) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("grade", plain(why.grade()));
        map.put("score", why.score().orElse(null));
        map.put("indicators", why.indicators().stream().map(WhyCommand::plain).toList());
        map.put("reasons", why.reasons().stream().map(WhyCommand::plain).toList());
        map.put("path", plain(why.path()));
        map.put(
                "gates",
                why.gates().stream()
                        .map(gate -> {
                            Map<String, Object> each = plain(gate.gate());
                            each.put("holds", gate.holds());
                            each.put("decided", gate.decided());
                            return each;
                        })
                        .toList());
        map.put("discriminant", why.discriminant().map(WhyCommand::asMap).orElse(null));
        Map<String, Object> kinds = new LinkedHashMap<>();
        WhyFacts.byKind(behind)
                .forEach((kind, rows) -> kinds.put(
                        kind,
                        Map.of(
                                "total",
                                rows.get(0).longInteger("fact_total"),
                                "shown",
                                rows.stream().map(WhyCommand::plain).toList())));
        map.put("facts", kinds);
        map.put("account", WhyAccount.asMap(account));
        map.put("record_of_close", record.orElse(null));
        map.put("adds_up", why.differences().isEmpty());
        WhyWords words = WhyWords.in("en");
        map.put("differences", why.differences().stream().map(words::difference).toList());
        return map;
    }

    private static Map<String, Object> asMap(Explanation.Discriminant discriminant) {
        Map<String, Object> map = new LinkedHashMap<>();
        Map<String, Object> model = plain(discriminant.model());
        model.remove("coefficients_json");
        model.remove("settings_json");
        map.put("model", model);
        map.put("terms", discriminant.terms().stream().map(WhyCommand::asMap).toList());
        map.put("cut", discriminant.cut());
        map.put("discriminant_score", discriminant.score());
        map.put("calibration_constant", discriminant.calibration().constant());
        map.put("calibration_knots", discriminant.calibration().knots());
        map.put("calibration_slopes", discriminant.calibration().slopes());
        map.put("log_odds", discriminant.logOdds());
        return map;
    }

    private static Map<String, Object> asMap(Explanation.Term term) {
        Map<String, Object> map = plain(term.given());
        map.remove("place");
        term.evidence().ifPresent(evidence -> {
            map.remove("fill");
            map.put("bin", WhyWords.in("en").bins(term.places()));
            map.put("evidence", evidence);
        });
        return map;
    }

    /** A row as JSON can have it: days as text, settings as an object. */
    static Map<String, Object> plain(Row row) {
        Map<String, Object> map = new LinkedHashMap<>(row.asMap());
        map.replaceAll((column, value) -> value instanceof LocalDate day ? day.toString() : value);
        if (map.remove("settings_json") instanceof String settings) {
            map.put("settings", Json.readMap(settings));
        }
        return map;
    }
}
