package io.gridgrade.cli;

import io.gridgrade.report.PrintReports;
import io.gridgrade.star.Periods;
import io.gridgrade.usecase.MonthFiles;
import io.gridgrade.usecase.Session;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Json;
import io.gridgrade.value.Nearest;
import io.gridgrade.value.Period;
import io.gridgrade.value.UserError;
import io.gridgrade.value.WrittenFile;
import io.gridgrade.warehouse.KnownAt;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Prints the reports of a month, or one. */
@Command
final class ReportCommand implements Runnable {
    static final List<String> LANGUAGES = List.of("en", "zh");

    @ParentCommand
    private GridGrade main;

    @Parameters(
            index = "0",
            paramLabel = "REPORT_OR_PERIOD",
            description = "The month, YYYY-MM, whose reports are printed; or one report, and then its month.")
    private String first;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "PERIOD",
            description = "The month of the one report; else the last closed one.")
    private String second;

    @Option(
            names = "--language",
            split = ",",
            paramLabel = "LANGUAGE",
            defaultValue = "en,zh",
            description = "Languages, of en and zh (default: ${DEFAULT-VALUE}).")
    private List<String> languages;

    @Option(
            names = "--as-known-at",
            paramLabel = "DATE",
            description = "As it was published by the end of that day, or by a moment, in UTC.")
    private String knownAtText;

    @Option(
            names = "--judgements",
            paramLabel = "FILE",
            description = "Of the report methods: judgements of two dimensions at a time, as for gridgrade weights.")
    private Path judgements;

    @Option(names = "--json", description = "Answer in JSON.")
    private boolean asJson;

    /** Lists the reports when help is asked for, and not before: to read their folders takes time. */
    static void listReports(CommandLine command) {
        command.getHelpSectionMap()
                .put(
                        CommandLine.Model.UsageMessageSpec.SECTION_KEY_FOOTER,
                        help -> "Reports:" + System.lineSeparator() + reportList());
    }

    private static String reportList() {
        return PrintReports.words().stream()
                .map(word -> "  " + TextWidth.padRight(word, 12) + PrintReports.about(word) + System.lineSeparator())
                .collect(Collectors.joining());
    }

    @Override
    public void run() {
        Optional<KnownAt> knownAt = Optional.ofNullable(knownAtText).map(KnownAt::parse);
        Optional<String> report = report();
        if (judgements != null && report.filter("methods"::equals).isEmpty()) {
            throw new UserError(
                    ExitCode.WRONG_USAGE,
                    "--judgements is only read by the report methods; expected: gridgrade report methods"
                            + " [PERIOD] --judgements " + judgements);
        }
        Optional<String> judged = Optional.ofNullable(judgements).map(WeightsCommand::read);
        Period month = month(report, knownAt);
        List<Path> files = main.makeFiles(
                main.home(),
                month,
                knownAt,
                session -> report.isPresent()
                        ? printOne(session, report.get(), month, judged, knownAt)
                        : MonthFiles.print(session, month, languages, knownAt));
        if (asJson) {
            main.terminal()
                    .out()
                    .println(Json.write(
                            Map.of("files", files.stream().map(Path::toString).toList())));
        } else {
            files.forEach(main.terminal().out()::println);
        }
    }

    // A first word that is no month names a report.
    private Optional<String> report() {
        boolean isMonth = first.matches("[0-9].*");
        if (isMonth && second == null) {
            return Optional.empty();
        }
        List<String> known = PrintReports.words();
        if (isMonth || !known.contains(first)) {
            throw new UserError(
                    ExitCode.WRONG_USAGE,
                    "there is no report \"" + first + "\"" + Nearest.hint(first, known)
                            + "; expected a month, YYYY-MM, or one of " + String.join(", ", known) + " and a month");
        }
        return Optional.of(first);
    }

    private Period month(Optional<String> report, Optional<KnownAt> knownAt) {
        if (report.isEmpty() || second != null) {
            return Period.parse(report.isEmpty() ? first : second);
        }
        return main.reading(main.home(), knownAt, session -> Periods.lastClosed(session.warehouse()))
                .orElseThrow(() -> new UserError(
                        ExitCode.PRECONDITION,
                        "no month is closed, so there is nothing to report; close one with: gridgrade close"));
    }

    private List<WrittenFile> printOne(
            Session session, String report, Period month, Optional<String> judged, Optional<KnownAt> knownAt) {
        // A month that is not closed has no answers; who prints it says so.
        boolean isTold = PrintReports.isGiven(report)
                && Periods.closed(session.warehouse()).contains(month);
        return MonthFiles.printOne(
                session,
                month,
                report,
                isTold
                        ? GivenAnswers.of(
                                report, session, month, judgements == null ? "" : judgements.toString(), judged)
                        : Map.of(),
                languages,
                knownAt);
    }
}
