package io.gridgrade.usecase;

import io.gridgrade.cycle.LoadSource;
import io.gridgrade.source.LandReport;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.UserError;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a supplier has goes in, and what became of it is told. */
public final class SupplierLoad {
    private static final int FAULTS_MAX = 10;
    private static final int SKIPPED_MAX = 5;

    private SupplierLoad() {}

    /**
     * Loads the files of a source, or without a path what its database has, and tells of files that were skipped.
     *
     * @param extractOn   the day at whose end the source had what is loaded and nothing else
     * @param environment where the password of a database may be
     */
    public static LandReport of(
            Session session,
            String command,
            String source,
            Optional<Path> path,
            Optional<LocalDate> extractOn,
            Map<String, String> environment) {
        LandReport report = LoadSource.load(
                session.warehouse(),
                session.home(),
                command,
                source,
                path,
                extractOn,
                environment,
                session.settings(),
                session.progress());
        List<String> skipped = report.skipped();
        skipped.stream().limit(SKIPPED_MAX).forEach(session.progress()::note);
        if (skipped.size() > SKIPPED_MAX) {
            session.progress().note("and " + (skipped.size() - SKIPPED_MAX) + " more like it");
        }
        return report;
    }

    /**
     * Fails after a load of which nothing went in, or nothing of a table: load.reject_share_max may allow it, but a job must
     * not go on as if there were news.
     */
    public static void requireSome(LandReport report) {
        List<LandReport.Table> refused = report.whollyRefused();
        if (refused.isEmpty()) {
            return;
        }
        String lost = report.landed() == 0
                ? "nothing was loaded: every record that was read was refused, " + report.rejected()
                : "nothing of " + refused.stream().map(SupplierLoad::count).collect(Collectors.joining(", and of "))
                        + " was loaded: every record was refused; what else the source gave is loaded";
        throw new UserError(
                ExitCode.DATA_QUALITY,
                lost
                        + "; expected some that are right; correct the files and load them again, or mend the records:"
                        + " gridgrade rejects",
                report.faults(FAULTS_MAX));
    }

    private static String count(LandReport.Table table) {
        return table.landingTable() + " (" + table.rejected() + ")";
    }

    /** For a program to read, by name. */
    public static Map<String, Object> asMap(LandReport report) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("tables", report.tables());
        map.put("rejects", report.rejects());
        map.put("skipped", report.skipped());
        map.put("read", report.read());
        map.put("landed", report.landed());
        map.put("rejected", report.rejected());
        map.put("unstated_customers", report.unstated());
        if (!report.takenOut().isEmpty()) {
            map.put("taken_out", report.takenOut());
        }
        return map;
    }
}
