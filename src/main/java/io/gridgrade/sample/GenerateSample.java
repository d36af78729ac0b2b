package io.gridgrade.sample;

import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Json;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.value.Progress;
import io.gridgrade.value.UserError;
import io.gridgrade.value.Version;
import io.gridgrade.warehouse.EngineLimits;
import io.gridgrade.warehouse.SqlFile;
import io.gridgrade.warehouse.Warehouse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Writes the sample utility: the same seed and size give the same files, byte for byte. */
public final class GenerateSample {
    private static final String RECORD = "sample.json";

    private static final int CUSTOMERS_MIN = 100;

    /** What the eight digits of a customer's number hold. */
    private static final int CUSTOMERS_MAX = 99_999_999;

    private static final int MONTHS_MAX = 240;

    /** Months, counted from the first as 0, whose files hold a few mistakes. */
    private static final List<Integer> MONTHS_OF_MISTAKES = List.of(4, 5);

    private static final BigDecimal MISTAKE_SHARE = new BigDecimal("0.0003");

    private static final List<String> MONTHLY = List.of(
            "bill",
            "payment",
            "consumption",
            "credit_event",
            "instalment",
            "violation",
            "financial_statement",
            "equipment_check",
            "accident",
            "outage",
            "contact",
            "survey",
            "security");

    private GenerateSample() {}

    /**
     * Writes the files into a folder, which must be new or empty, or hold the very same sample, which is then left as it
     * is. A folder only half written stays under the name ending in {@code .part}, and is begun anew the next time.
     *
     * @param customers number of customers, at least 100
     * @param months    number of months, at least 1
     */
    public static void into(Path folder, int customers, int months, long seed, Period first, Progress progress) {
        into(folder, customers, months, seed, first, EngineLimits.none(), progress);
    }

    static void into(
            Path folder, int customers, int months, long seed, Period first, EngineLimits limits, Progress progress) {
        check("customers", customers, CUSTOMERS_MIN, CUSTOMERS_MAX);
        check("months", months, 1, MONTHS_MAX);
        String record = Json.write(Map.of(
                "customers",
                customers,
                "months",
                months,
                "seed",
                seed,
                "first",
                first.toString(),
                "version",
                Version.text()));
        if (isThere(folder, record)) {
            progress.note("the sample is already in " + folder);
            return;
        }
        Path part = folder.resolveSibling(folder.getFileName() + ".part");
        try {
            delete(part);
            Files.createDirectories(part);
            write(part, customers, months, seed, first, limits, progress);
            Files.writeString(part.resolve(RECORD), record + "\n");
            Files.deleteIfExists(folder);
            Files.move(part, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to write the sample to " + folder, e);
        }
    }

    private static boolean isThere(Path folder, String record) {
        try {
            if (!Files.exists(folder)) {
                return false;
            }
            if (Files.isRegularFile(folder.resolve(RECORD))
                    && Files.readString(folder.resolve(RECORD)).strip().equals(record)) {
                return true;
            }
            try (Stream<Path> files = Files.list(folder)) {
                if (files.findAny().isPresent()) {
                    throw new UserError(
                            ExitCode.PRECONDITION,
                            "\"" + folder
                                    + "\" is not empty; expected a new or empty folder for the sample; name another one");
                }
            }
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to read " + folder, e);
        }
    }

    private static void check(String what, int found, int least, int most) {
        if (found < least || found > most) {
            throw new UserError(
                    ExitCode.WRONG_USAGE,
                    "a sample of " + found + " " + what + " is out of range; expected " + least + " to " + most);
        }
    }

    private static void write(
            Path part, int customers, int months, long seed, Period first, EngineLimits limits, Progress progress)
            throws IOException {
        Path engine = part.resolve("engine");
        Files.createDirectories(engine);
        Parameters all = Parameters.none()
                .with("seed", seed)
                .with("customer_count", customers)
                .with("month_count", months)
                .with("first_on", first.firstOn());
        try (Warehouse scratch = Warehouse.scratch(limits, engine)) {
            timed("customers", progress, () -> {
                scratch.execute("sample/macro", all);
                scratch.execute("sample/region", all);
                scratch.execute("sample/customer", all);
                scratch.execute("sample/carried_payment", all);
                for (String name : List.of("region", "customer", "truth")) {
                    copy(scratch, name, part.resolve(name + ".csv"), all);
                }
            });
            for (String name : MONTHLY) {
                Files.createDirectories(part.resolve(name));
            }
            for (int month = 0; month < months; month++) {
                Period period = first.plusMonths(month);
                Parameters parameters = all.with("month_no", month)
                        .with("first_on", period.firstOn())
                        .with("last_on", period.lastOn())
                        .with("previous_first_on", period.plusMonths(-1).firstOn())
                        .with("mistake_share", MONTHS_OF_MISTAKES.contains(month) ? MISTAKE_SHARE : BigDecimal.ZERO);
                timed("month " + period, progress, () -> {
                    scratch.execute("sample/month", parameters);
                    for (String name : MONTHLY) {
                        Path file = part.resolve(name).resolve(name + "_" + period.key() + ".csv");
                        copy(scratch, name, file, parameters);
                    }
                });
            }
        }
        delete(engine);
    }

    private static void timed(String step, Progress progress, Runnable work) {
        progress.begun(step);
        long from = System.nanoTime();
        work.run();
        progress.done(step, 0, (System.nanoTime() - from) / 1e9);
    }

    private static void copy(Warehouse scratch, String name, Path file, Parameters parameters) {
        String query = scratch.sqlFile("sample/file_" + name).text().strip();
        SqlFile copy =
                scratch.sqlFile("sample/copy").withFragments(Map.of("query", query.substring(0, query.length() - 1)));
        scratch.execute(copy, parameters.with("file", file.toString()));
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
