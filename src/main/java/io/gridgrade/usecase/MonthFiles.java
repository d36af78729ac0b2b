package io.gridgrade.usecase;

import io.gridgrade.engine.Row;
import io.gridgrade.export.ExportSummary;
import io.gridgrade.report.Imprint;
import io.gridgrade.report.PrintReports;
import io.gridgrade.value.Period;
import io.gridgrade.value.Step;
import io.gridgrade.value.WrittenFile;
import io.gridgrade.warehouse.KnownAt;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The files of a closed month, as they are in force or as they were once known. */
public final class MonthFiles {
    private MonthFiles() {}

    /** Prints its reports in some languages. */
    public static List<WrittenFile> print(
            Session session, Period month, List<String> languages, Optional<KnownAt> knownAt) {
        return PrintReports.print(
                session.warehouse(),
                month,
                FileRun.folder(session.home(), month, knownAt),
                languages,
                Imprint.of(session.settings()),
                session.progress());
    }

    /** Prints one of its reports, by the word that asks for it, with the answers that are given to it. */
    public static List<WrittenFile> printOne(
            Session session,
            Period month,
            String report,
            Map<String, List<Row>> given,
            List<String> languages,
            Optional<KnownAt> knownAt) {
        return PrintReports.printOne(
                session.warehouse(),
                month,
                report,
                given,
                FileRun.folder(session.home(), month, knownAt),
                languages,
                Imprint.of(session.settings()),
                session.progress());
    }

    /** Writes its summary for the regulator. */
    public static List<WrittenFile> export(Session session, Period month, Optional<KnownAt> knownAt) {
        Step step = Step.of("export", month);
        session.progress().begun(step);
        long from = System.nanoTime();
        List<WrittenFile> files = ExportSummary.write(
                session.warehouse(), month, FileRun.folder(session.home(), month, knownAt), session.settings());
        session.progress().done(step, 0, (System.nanoTime() - from) / 1e9);
        return files;
    }
}
