package io.gridgrade.cli;

import io.gridgrade.sample.GenerateSample;
import io.gridgrade.usecase.ProgressListeners;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Period;
import io.gridgrade.value.UserError;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** How large a sample utility is, and which: options that {@code sample} and {@code demo} share. */
final class SampleSize {
    private static final int CUSTOMERS_MIN = 100;
    private static final int CUSTOMERS_MAX = 100_000_000;
    private static final int MONTHS_MAX = 240;

    @Option(
            names = "--customers",
            paramLabel = "COUNT",
            defaultValue = "20000",
            description = "Customers, at least 100 (default: ${DEFAULT-VALUE}).")
    private int customers;

    @Option(
            names = "--months",
            paramLabel = "COUNT",
            defaultValue = "24",
            description = "Months, 1 to 240 (default: ${DEFAULT-VALUE}).")
    private int months;

    @Option(
            names = "--seed",
            paramLabel = "NUMBER",
            defaultValue = "20240601",
            description = "Seed: the same gives the same files (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--first",
            paramLabel = "PERIOD",
            defaultValue = "2023-01",
            description = "The first month (default: ${DEFAULT-VALUE}).")
    private String first;

    /** Writes the sample into a folder. */
    void generate(Path folder, ProgressListeners progress) {
        require("customers", customers, CUSTOMERS_MIN, CUSTOMERS_MAX);
        require("months", months, 1, MONTHS_MAX);
        progress.note("generating " + customers + " customers x " + months + " months in " + folder);
        progress.months(
                "generating",
                months,
                () -> GenerateSample.into(
                        folder.toAbsolutePath(), customers, months, seed, Period.parse(first), progress));
    }

    private static void require(String name, int value, int min, int max) {
        if (value < min || value > max) {
            throw new UserError(
                    ExitCode.WRONG_USAGE,
                    "--" + name + " is " + value + "; expected a whole number, " + min + " to " + max);
        }
    }
}
