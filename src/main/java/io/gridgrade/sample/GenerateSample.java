package io.gridgrade.sample;

import io.gridgrade.engine.EngineLimits;
import io.gridgrade.engine.SqlFile;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Json;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.value.Progress;
import io.gridgrade.value.Step;
import io.gridgrade.value.UserError;
import io.gridgrade.value.Version;
import io.gridgrade.value.Whole;
import io.gridgrade.warehouse.Warehouse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
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

    /** Months before the first that are lived but not written: the book does not start clean. */
    private static final int MONTHS_BEFORE = 18;

    /** The ideal observer looks at no more customers than these: more would say the same, more slowly. */
    private static final int OBSERVED_MAX = 5_000;

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
            "survey_item",
            "security",
            "truth_month");

    /** What happens in some months, one after the other, once the state of credit is known of each. */
    private static final List<String> MONTHS = List.of(
            "usage",
            "bill",
            "instalment",
            "payment",
            "credit",
            "firm",
            "service",
            "survey_item",
            "truth_month",
            "observer");

    /** Customers times months that are made by one statement: more would only take memory. */
    private static final int ROWS_AT_ONCE = 1_000_000;

    private GenerateSample() {}

    /**
     * Writes the files into a folder, which must be new or empty, or hold the very same sample, which is then left as it
     * is. A folder only half written stays beside it under a name of its process, and is deleted the next time.
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
        Path place = folder.toAbsolutePath().normalize();
        try {
            Path next = Whole.next(place);
            try {
                Files.createDirectories(next);
                write(next, customers, months, seed, first, limits, progress);
                Files.writeString(next.resolve(RECORD), record + "\n");
                Whole.replaceFolder(place, next);
            } finally {
                Whole.delete(next);
            }
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
                .with("observed_count", Math.min(customers, OBSERVED_MAX))
                .with("first_on", first.firstOn());
        try (Warehouse scratch = Warehouse.scratch(limits, engine)) {
            timed("customers", progress, () -> {
                for (String name : List.of("macro", "region", "archetype", "shock", "customer", "start")) {
                    scratch.execute("sample/" + name, all);
                }
                scratch.execute("sample/outage", months(-1, -1, all));
                for (int month = -MONTHS_BEFORE; month < 0; month++) {
                    scratch.execute("sample/state", of(month, all, first));
                }
                scratch.execute("sample/usage", months(-1, -1, all));
                scratch.execute("sample/observer_start", all);
            });
            for (String name : MONTHLY) {
                Files.createDirectories(part.resolve(name));
            }
            int atOnce = Math.max(1, Math.min(months, ROWS_AT_ONCE / customers));
            for (int from = 0; from < months; from += atOnce) {
                int begin = from;
                int end = Math.min(months, from + atOnce);
                String stretch = first.plusMonths(begin) + " to " + first.plusMonths(end - 1) + ", at once";
                timed("lives of " + stretch, progress, () -> live(scratch, begin, end, all, first));
                timed("files of " + stretch, progress, () -> {
                    for (int month = begin; month < end; month++) {
                        for (String name : MONTHLY) {
                            Path file = part.resolve(name)
                                    .resolve(
                                            name + "_" + first.plusMonths(month).key() + ".csv");
                            copy(scratch, name, file, of(month, all, first));
                        }
                    }
                });
            }
            // Who left, and when, is known at the end only.
            timed("truth", progress, () -> {
                scratch.execute("sample/observer_end", of(months - 1, all, first));
                for (String name : List.of("region", "customer", "truth", "truth_item", "shock", "observer")) {
                    copy(scratch, name, part.resolve(name + ".csv"), all);
                }
            });
        }
        Whole.delete(engine);
    }

    /** Some months, counted from the first as 0: what goes from month to month step by step, the others at once. */
    private static void live(Warehouse scratch, int begin, int end, Parameters all, Period first) {
        Parameters months = months(begin, end - 1, all);
        scratch.execute("sample/outage", months);
        for (int month = begin; month < end; month++) {
            scratch.execute("sample/state", of(month, all, first));
        }
        for (String name : MONTHS) {
            scratch.execute("sample/" + name, months);
        }
        for (int month = begin; month < end; month++) {
            scratch.execute("sample/observer_step", of(month, all, first));
        }
    }

    private static Parameters months(int from, int to, Parameters all) {
        return all.with("from_month_no", from).with("to_month_no", to);
    }

    /** The parameters of a month, counted from the first as 0. */
    private static Parameters of(int month, Parameters all, Period first) {
        Period period = first.plusMonths(month);
        return all.with("month_no", month)
                .with("first_on", period.firstOn())
                .with("last_on", period.lastOn())
                .with("mistake_share", MONTHS_OF_MISTAKES.contains(month) ? MISTAKE_SHARE : BigDecimal.ZERO);
    }

    private static void timed(String name, Progress progress, Runnable work) {
        Step step = Step.of(name);
        progress.begun(step);
        long from = System.nanoTime();
        work.run();
        progress.done(step, 0, (System.nanoTime() - from) / 1e9);
    }

    private static void copy(Warehouse scratch, String name, Path file, Parameters parameters) {
        String query = scratch.sqlFile("sample/file_" + name).asSubquery();
        SqlFile copy = scratch.sqlFile("sample/copy").withFragments(Map.of("query", query));
        scratch.execute(copy, parameters.with("file", file.toString()));
    }
}
