package io.gridgrade.report;

import io.gridgrade.engine.Row;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.KeptWork;
import io.gridgrade.value.OwnerOnly;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.value.Progress;
import io.gridgrade.value.Step;
import io.gridgrade.value.UserError;
import io.gridgrade.value.Whole;
import io.gridgrade.value.WrittenFile;
import io.gridgrade.warehouse.Warehouse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Prints the reports of a closed month, a folder each below {@code reports/}, in each language. */
public final class PrintReports {
    private PrintReports() {}

    /** Writes {@code <report>-<period>-<language>.pdf} into the folder; returns the files in that order. */
    public static List<WrittenFile> print(
            Warehouse published,
            Period period,
            Path outFolder,
            List<String> languages,
            Imprint imprint,
            Progress progress) {
        return print(ReportFolders.shipped(), published, period, outFolder, languages, imprint, progress);
    }

    static List<WrittenFile> print(
            ReportFolders folders,
            Warehouse published,
            Period period,
            Path outFolder,
            List<String> languages,
            Imprint imprint,
            Progress progress) {
        List<Report> monthly =
                folders.reports().stream().filter(Report::isMonthly).toList();
        return print(folders, monthly, Map.of(), published, period, outFolder, languages, imprint, progress);
    }

    private static List<WrittenFile> print(
            ReportFolders folders,
            List<Report> reports,
            Map<String, List<Row>> given,
            Warehouse published,
            Period period,
            Path outFolder,
            List<String> languages,
            Imprint imprint,
            Progress progress) {
        // There is no screen where reports are printed, and AWT must not look for one.
        System.setProperty("java.awt.headless", "true");
        for (String language : languages) {
            Press.requireLanguage(language);
        }
        Parameters parameters = parameters(period);
        Edition edition = edition(published, period, parameters);
        Answers answers = new Answers(published, parameters, given);
        Press press = new Press(folders, edition, answers, imprint);
        List<WrittenFile> files = new ArrayList<>();
        for (Report report : reports) {
            for (String language : languages) {
                for (String format : report.formats()) {
                    Path file = outFolder.resolve(report.fileName(period.toString(), language, format));
                    Step step = Step.of("print " + file.getFileName());
                    progress.begun(step);
                    long from = System.nanoTime();
                    files.add(write(file, press.print(report, language)));
                    progress.done(step, 0, (System.nanoTime() - from) / 1e9);
                }
            }
        }
        return files;
    }

    /** The words by which reports are asked for, of those that a month has and of those that are printed when asked for. */
    public static List<String> words() {
        return ReportFolders.shipped().reports().stream()
                .filter(report -> !report.isListed())
                .map(Report::word)
                .toList();
    }

    /** The title of a report in English, by the word that asks for it, and whether a month has it. */
    public static String about(String word) {
        Report report = reports(ReportFolders.shipped(), word).get(0);
        return Press.words(Press.locales().get(0)).getString(report.title())
                + (report.isMonthly() ? "" : " (only when asked for)");
    }

    /** Whether a report needs answers that are given. */
    public static boolean isGiven(String word) {
        return !reports(ReportFolders.shipped(), word).get(0).given().isEmpty();
    }

    /** As {@link #print}, of one report, by the word that asks for it, which may be given answers. */
    public static List<WrittenFile> printOne(
            Warehouse published,
            Period period,
            String word,
            Map<String, List<Row>> given,
            Path outFolder,
            List<String> languages,
            Imprint imprint,
            Progress progress) {
        ReportFolders folders = ReportFolders.shipped();
        return print(
                folders, reports(folders, word), given, published, period, outFolder, languages, imprint, progress);
    }

    private static List<Report> reports(ReportFolders folders, String word) {
        return folders.reports().stream()
                .filter(report -> report.word().equals(word))
                .toList();
    }

    /** What the first page of a report says of a closed month, cell by cell, without printing it. */
    public static List<PrintedCell> firstPage(
            Warehouse warehouse, Period period, String name, String language, Imprint imprint) {
        System.setProperty("java.awt.headless", "true");
        ReportFolders folders = ReportFolders.shipped();
        // What is only drawn is no cell: two months of a trend are enough.
        Parameters parameters = parameters(period)
                .with("year_ago_period_key", period.plusMonths(-1).key());
        Report report = folders.reports().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
        Press press =
                new Press(folders, edition(warehouse, period, parameters), new Answers(warehouse, parameters), imprint);
        return press.firstPage(report, language);
    }

    private static Parameters parameters(Period period) {
        return Parameters.none().forPeriod(period);
    }

    static Edition edition(Warehouse published, Period period, Parameters parameters) {
        List<Integer> closed = published.query("report/periods_closed", Parameters.none()).stream()
                .map(row -> row.integer("period_key"))
                .toList();
        if (!closed.contains(period.key())) {
            throw new UserError(
                    ExitCode.PRECONDITION,
                    "period " + period + " is not closed, so there is nothing to report; expected "
                            + (closed.isEmpty() ? "at least one closed month" : "one of " + spans(closed))
                            + "; close it with: gridgrade close");
        }
        Row row = published.query("report/edition", parameters).get(0);
        return Edition.of(row);
    }

    /** Months in words, neighbours joined: 2024-01 to 2024-11, 2025-03. */
    static String spans(List<Integer> periodKeys) {
        List<String> spans = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= periodKeys.size(); i++) {
            boolean isEnd = i == periodKeys.size()
                    || !Period.ofKey(periodKeys.get(i))
                            .equals(Period.ofKey(periodKeys.get(i - 1)).plusMonths(1));
            if (isEnd) {
                Period first = Period.ofKey(periodKeys.get(from));
                Period last = Period.ofKey(periodKeys.get(i - 1));
                spans.add(first.equals(last) ? first.toString() : first + " to " + last);
                from = i;
            }
        }
        return String.join(", ", spans);
    }

    // Written beside and renamed: a report that is being read, or cut short, is never half a report.
    private static WrittenFile write(Path file, byte[] pdf) {
        try {
            OwnerOnly.createFolders(file.getParent());
            Path next = Whole.next(file);
            OwnerOnly.write(next, pdf);
            WrittenFile written = WrittenFile.of(file, next);
            KeptWork.keep(file.toString(), () -> Whole.replaceFile(file, next));
            return written;
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to write " + file, e);
        }
    }
}
