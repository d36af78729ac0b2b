import io.gridgrade.value.Step;
import io.gridgrade.cycle.CloseMonths;
import io.gridgrade.cycle.LoadSource;
import io.gridgrade.sample.GenerateSample;
import io.gridgrade.settings.Settings;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.value.Progress;
import io.gridgrade.engine.EngineLimits;
import io.gridgrade.warehouse.Home;
import io.gridgrade.warehouse.Publication;
import io.gridgrade.warehouse.Warehouse;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * One part of the benchmark, in a process of its own so that its peak memory is its own. Prints lines "name value".
 *
 * <p>Run from bench/run, compiled with the other files of this folder beside the jar.
 *
 * <p>sample FOLDER CUSTOMERS MONTHS: writes the sample; the last month goes into FOLDER-next.
 * hand FOLDER FILE MONTHS: hand-written SQL. product FOLDER HOME MONTHS: the same by GridGrade. compare FILE HOME: what
 * differs between the two.
 */
public final class Bench {
    private static final Period FIRST = Period.parse("2024-01");
    private static final long SEED = 20240601L;

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[1]).toAbsolutePath();
        int months = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 0;
        switch (arguments[0]) {
            case "sample" -> sample(folder, Integer.parseInt(arguments[2]), months);
            case "hand" -> hand(folder, Path.of(arguments[2]).toAbsolutePath(), months);
            case "product" -> product(folder, Path.of(arguments[2]).toAbsolutePath(), months);
            case "compare" -> compare(folder, Path.of(arguments[2]).toAbsolutePath());
            default -> throw new IllegalArgumentException(arguments[0]);
        }
        say("peak_mb", peakMb());
    }

    private static void sample(Path folder, int customers, int months) throws Exception {
        Path next = folder.resolveSibling(folder.getFileName() + "-next");
        long from = System.nanoTime();
        if (!Files.exists(next)) {
            GenerateSample.into(folder, customers, months + 1, SEED, FIRST, Progress.SILENT);
            String last = "_" + FIRST.plusMonths(months).key() + ".csv";
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(path -> path.toString().endsWith(last)).toList()) {
                    Path target = next.resolve(folder.relativize(file));
                    Files.createDirectories(target.getParent());
                    Files.move(file, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
            say("sample_seconds", seconds(from));
        }
        say("csv_mb", size(folder) + size(next));
    }

    private static void hand(Path folder, Path file, int months) throws Exception {
        Files.deleteIfExists(file);
        Properties properties = new Properties();
        properties.setProperty("temp_directory", file + ".tmp");
        if (memoryMb() > 0) {
            properties.setProperty("memory_limit", memoryMb() + "MB");
        }
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file, properties)) {
            Hand hand = new Hand(connection, FIRST);
            timed("load", () -> hand.load(folder, true));
            timed("build", () -> {
                timed("star", hand::star);
                for (int month = 0; month < months; month++) {
                    hand.month(FIRST.plusMonths(month));
                }
                hand.checkpoint();
            });
            timed("month", () -> {
                hand.load(next(folder), false);
                hand.star();
                hand.month(FIRST.plusMonths(months));
                hand.checkpoint();
            });
        }
        say("file_mb", Files.size(file) / 1048576.0);
    }

    private interface Part {
        void run() throws Exception;
    }

    private static void timed(String name, Part part) throws Exception {
        long from = System.nanoTime();
        double cpuFrom = cpuSeconds();
        part.run();
        say(name + "_seconds", seconds(from));
        say(name + "_cpu", cpuSeconds() - cpuFrom);
    }

    private static void compare(Path hand, Path home) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:")) {
            System.out.println("# what differs, of all customers and months");
            long different =
                    Compare.run(new HandSql(connection), hand.toString(), Home.at(home).warehouseFile().toString());
            System.out.println(different == 0 ? "# the two are equal" : "# THE TWO DIFFER: " + different);
        }
    }

    private static void product(Path folder, Path homeFolder, int months) throws Exception {
        Files.createDirectories(homeFolder);
        Files.writeString(homeFolder.resolve("gridgrade.yml"), Settings.template());
        Parameters settings = Settings.read(homeFolder.resolve("gridgrade.yml")).asParameters()
                .with("engine_memory_mb", memoryMb())
                // The month added must fit groups anew, the dearest case.
                .with("group_refit_months", 12);
        Home home = Home.at(homeFolder);
        Landing landing = new Landing();
        try (Warehouse warehouse = Warehouse.open(home, EngineLimits.of(settings), Progress.SILENT)) {
            LoadSource.load(warehouse, home, "bench", "sample", folder, settings, landing);
            say("load_seconds", landing.seconds);
            say("load_cpu", landing.cpu);
            say("star_seconds", landing.starSeconds);
            long from = System.nanoTime();
            double cpuFrom = cpuSeconds();
            CloseMonths.close(warehouse, home, "bench", Optional.of(FIRST.plusMonths(months - 1)), settings, landing);
            say("build_seconds", landing.starSeconds + seconds(from) - landing.publishSeconds);
            say("build_cpu", landing.starCpu + cpuSeconds() - cpuFrom);
            from = System.nanoTime();
            cpuFrom = cpuSeconds();
            landing.publishSeconds = 0;
            LoadSource.load(warehouse, home, "bench", "sample", next(folder), settings, landing);
            CloseMonths.close(warehouse, home, "bench", Optional.of(FIRST.plusMonths(months)), settings, landing);
            say("month_seconds", seconds(from) - landing.publishSeconds);
            say("month_cpu", cpuSeconds() - cpuFrom);
            plainCopy(home.warehouseFile());
            from = System.nanoTime();
            Publication.publish(warehouse, home);
            say("publish_seconds", seconds(from));
        }
        say("file_mb", Files.size(home.warehouseFile()) / 1048576.0);
    }

    /** What publishing once more is compared with: a copy, in place of the last, which has reached the disk. */
    private static void plainCopy(Path file) throws Exception {
        Path copy = file.resolveSibling("plain-copy");
        copyToDisk(file, copy);
        long from = System.nanoTime();
        copyToDisk(file, copy);
        say("copy_seconds", seconds(from));
        Files.delete(copy);
    }

    private static void copyToDisk(Path file, Path copy) throws Exception {
        Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel channel = FileChannel.open(copy, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** Tells the time of landing from that of the star, which belongs to the build. */
    private static class Landing implements Progress {
        double seconds;
        double starSeconds;
        double cpu;
        double starCpu;
        double publishSeconds;
        private double cpuBegun;

        @Override
        public void begun(Step step) {
            cpuBegun = cpuSeconds();
        }

        @Override
        public void done(Step step, long rows, double stepSeconds) {
            if (System.getenv("BENCH_STEPS") != null) {
                System.out.printf(
                        Locale.ROOT, "  %-32s %10.3f s %10.3f cpu s%n", step.text(), stepSeconds, cpuSeconds() - cpuBegun);
            }
            if (step.name().startsWith("land ")) {
                seconds += stepSeconds;
                cpu += cpuSeconds() - cpuBegun;
            } else if (step.name().startsWith("star: ") || step.name().equals("promises of the load")) {
                starSeconds += stepSeconds;
                starCpu += cpuSeconds() - cpuBegun;
            } else if (step.name().equals("publish")) {
                publishSeconds += stepSeconds;
            }
        }
    }

    private static int memoryMb() {
        return Integer.parseInt(System.getenv().getOrDefault("BENCH_MEMORY_MB", "0"));
    }

    private static Path next(Path folder) {
        return folder.resolveSibling(folder.getFileName() + "-next");
    }

    private static double size(Path folder) throws Exception {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).mapToLong(path -> path.toFile().length()).sum() / 1048576.0;
        }
    }

    /** Of the whole process, all threads: what counts on a busy machine. */
    static double cpuSeconds() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis() / 1e3;
    }

    static double seconds(long from) {
        return (System.nanoTime() - from) / 1e9;
    }

    private static double peakMb() throws Exception {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return Double.NaN;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(Double.NaN);
    }

    private static void say(String name, double value) {
        System.out.printf(Locale.ROOT, "%-16s %12.3f%n", name, value);
    }
}
