package io.gridgrade.crash;

import io.gridgrade.sample.GenerateSample;
import io.gridgrade.value.Period;
import io.gridgrade.value.Progress;
import io.gridgrade.value.Whole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Kills commands at random moments, lets the next run finish, and compares with what was never disturbed. Each home is
 * killed once or several times in a row at the same command; every choice follows from the seed and the number of the home.
 */
public final class CrashHarness {
    private static final Period FIRST = Period.parse("2024-01");
    private static final int KILLS_A_HOME_MAX = 4;
    // Most of the time before the first line is Java's own start.
    private static final double START_SHARE = 0.1;

    /** What is killed: a command, from the state before it, and the part of its time in which it is killed. */
    public enum Phase {
        LOAD,
        CLOSE,
        PUBLISH,
        REPORT,
        EXPORT
    }

    /** What became of the kills of a phase. Mutable. */
    private static final class Tally {
        private int kills;
        private int logs;
        private int copies;
        private int homes;
        private int late;
    }

    private final Path folder;
    private final long seed;
    private final Consumer<String> tell;
    private final String lastMonth;
    private final Map<Phase, Product.Ended> undisturbed = new EnumMap<>(Phase.class);
    private final Map<Phase, Map<String, String>> warehouses = new EnumMap<>(Phase.class);
    private final Map<Phase, Map<String, String>> prints = new EnumMap<>(Phase.class);
    private final Map<Phase, Tally> tallies = new EnumMap<>(Phase.class);

    private CrashHarness(Path folder, long seed, int months, Consumer<String> tell) {
        this.folder = folder;
        this.seed = seed;
        this.tell = tell;
        this.lastMonth = FIRST.plusMonths(months - 1).toString();
    }

    /** Makes the sample and the homes before each command, and runs each command undisturbed. */
    public static CrashHarness prepare(Path folder, int customers, int months, long seed, Consumer<String> tell)
            throws IOException, InterruptedException {
        CrashHarness harness = new CrashHarness(folder, seed, months, tell);
        Files.createDirectories(folder);
        GenerateSample.into(folder.resolve("files"), customers, months, seed, FIRST, Progress.SILENT);
        Path home = Files.createDirectories(folder.resolve("home"));
        Files.writeString(home.resolve("gridgrade.yml"), "discriminant:\n  defaults_min: 2\n  history_months: 1\n");
        for (Phase phase : Phase.values()) {
            harness.reference(phase, home, FIRST.plusMonths(months - 2).toString());
        }
        Whole.delete(home);
        return harness;
    }

    private void reference(Phase phase, Path home, String lastButOne) throws IOException, InterruptedException {
        if (phase == Phase.PUBLISH) {
            // One month is open, so that what is published replaces what readers have.
            Path before = before(phase);
            copy(before(Phase.CLOSE), before);
            done(Product.run(before, "close", "--through", lastButOne));
            Path published = folder.resolve("published");
            copy(before, published);
            keep(phase, done(Product.run(published, arguments(phase))), published);
            Whole.delete(published);
        } else {
            copy(home, before(phase));
            keep(phase, done(Product.run(home, arguments(phase))), home);
        }
        Product.Ended ended = undisturbed.get(phase);
        tell.accept(String.format(
                Locale.ROOT,
                "# %-8s undisturbed: %.1f s, killed between %.1f and %.1f s",
                phase.name().toLowerCase(Locale.ROOT),
                ended.endSecond(),
                from(phase),
                to(phase)));
    }

    private void keep(Phase phase, Product.Ended ended, Path home) throws IOException {
        undisturbed.put(phase, ended);
        warehouses.put(phase, HomeContent.ofWarehouse(home));
        prints.put(phase, HomeContent.ofPrints(home));
        tallies.put(phase, new Tally());
    }

    /** The home before that command. */
    Path before(Phase phase) {
        return folder.resolve("before-" + phase.name().toLowerCase(Locale.ROOT));
    }

    /** The command that a phase kills. */
    String[] arguments(Phase phase) {
        return switch (phase) {
            case LOAD -> new String[] {"load", "sample", folder.resolve("files").toString(), "--json"};
            case CLOSE, PUBLISH -> new String[] {"close", "--all", "--json"};
            case REPORT -> new String[] {"report", lastMonth};
            case EXPORT -> new String[] {"export", lastMonth};
        };
    }

    // Printing and exporting tell a line when something is done, not when it begins.
    private double from(Phase phase) {
        Product.Ended ended = undisturbed.get(phase);
        return switch (phase) {
            case LOAD, CLOSE -> ended.seconds().get(0);
            case PUBLISH -> begun(ended, "publish");
            case REPORT, EXPORT -> ended.seconds().get(0) / 2;
        };
    }

    private double to(Phase phase) {
        Product.Ended ended = undisturbed.get(phase);
        return phase == Phase.CLOSE ? begun(ended, "publish") : ended.endSecond();
    }

    private static double begun(Product.Ended ended, String step) {
        for (int i = 0; i < ended.lines().size(); i++) {
            String line = ended.lines().get(i);
            if (line.contains("\"event\":\"begin\"") && line.contains("\"step\":\"" + step + "\"")) {
                return ended.seconds().get(i);
            }
        }
        throw new IllegalStateException("No step " + step + " in " + ended.told());
    }

    /** Kills so often, and returns what differed: nothing, or the first home that did. */
    public List<String> kill(int kills, int firstHome) throws IOException, InterruptedException {
        long from = System.nanoTime();
        int killed = 0;
        for (int number = firstHome; killed < kills; number++) {
            Phase phase = Phase.values()[number % Phase.values().length];
            SplittableRandom random = new SplittableRandom(seed * 1_000_003 + number);
            Tally tally = tallies.get(phase);
            int before = tally.kills;
            Path home = folder.resolve("home-" + number);
            List<String> wrong = oneHome(phase, home, random, Math.min(kills - killed, KILLS_A_HOME_MAX));
            killed += tally.kills - before;
            if (!wrong.isEmpty()) {
                List<String> lines = new ArrayList<>(wrong);
                lines.add("the home is kept in " + home + "; again: crash/run 1 " + seed + " " + number);
                return lines;
            }
            Whole.delete(home);
            tell.accept(String.format(
                    Locale.ROOT,
                    "%5d of %d kills, home %d, %s, %.0f s",
                    killed,
                    kills,
                    number,
                    phase.name().toLowerCase(Locale.ROOT),
                    (System.nanoTime() - from) / 1e9));
        }
        return List.of();
    }

    private List<String> oneHome(Phase phase, Path home, SplittableRandom random, int killsMax)
            throws IOException, InterruptedException {
        copy(before(phase), home);
        Map<String, String> readersHad = hasPublished(home) ? HomeContent.ofPublished(home) : Map.of();
        Tally tally = tallies.get(phase);
        int killsAsked = 1 + random.nextInt(killsMax);
        List<String> moments = new ArrayList<>();
        for (int i = 0; i < killsAsked; i++) {
            Product.Moment moment = moment(phase, random);
            moments.add(String.format(Locale.ROOT, "line %d + %.4f s", moment.line(), moment.secondsAfter()));
            if (!Product.kill(moment, home, arguments(phase))) {
                tally.late++;
                break;
            }
            tally.kills++;
            tally.logs += Files.exists(home.resolve("warehouse.duckdb.wal")) ? 1 : 0;
            tally.copies += hasCopy(home) ? 1 : 0;
            List<String> half = half(phase, home, readersHad);
            if (!half.isEmpty()) {
                return told(half, phase, moments);
            }
        }
        tally.homes++;
        List<String> wrong = finish(phase, home);
        return wrong.isEmpty() ? wrong : told(wrong, phase, moments);
    }

    /** Runs the command of a phase to its end, and returns what differs from the home that was not disturbed. */
    List<String> finish(Phase phase, Path home) throws IOException, InterruptedException {
        Product.Ended ended = Product.run(home, arguments(phase));
        List<String> wrong = new ArrayList<>();
        if (ended.exitCode() != 0) {
            wrong.add("the next run ended with exit code " + ended.exitCode() + ":\n" + ended.told());
        } else {
            wrong.addAll(HomeContent.differences("warehouse", warehouses.get(phase), HomeContent.ofWarehouse(home)));
            if (hasPublished(home) || phase != Phase.LOAD) {
                wrong.addAll(HomeContent.differences(
                        "published", withoutWork(warehouses.get(phase)), withoutWork(HomeContent.ofPublished(home))));
            }
            wrong.addAll(HomeContent.differences("out", prints.get(phase), HomeContent.ofPrints(home)));
            wrong.addAll(HomeContent.leftovers(home));
        }
        return wrong;
    }

    /** Readers see the old published copy whole or the new one whole, also of a publisher that is dead. */
    private List<String> half(Phase phase, Path home, Map<String, String> had) {
        if (!hasPublished(home) || phase == Phase.REPORT || phase == Phase.EXPORT) {
            return List.of();
        }
        Map<String, String> have = HomeContent.ofPublished(home);
        return have.equals(had)
                ? List.of()
                : HomeContent.differences("readers", withoutWork(warehouses.get(phase)), withoutWork(have));
    }

    // A published copy is made by a run that is not over yet.
    private static Map<String, String> withoutWork(Map<String, String> content) {
        return content.entrySet().stream()
                .filter(entry -> !entry.getKey().equals("what was done"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private List<String> told(List<String> wrong, Phase phase, List<String> moments) {
        List<String> lines = new ArrayList<>();
        lines.add(String.join(" ", arguments(phase)) + ", killed at " + moments);
        lines.addAll(wrong);
        return lines;
    }

    private Product.Moment moment(Phase phase, SplittableRandom random) {
        Product.Ended ended = undisturbed.get(phase);
        boolean isStart = (phase == Phase.LOAD || phase == Phase.CLOSE) && random.nextDouble() < START_SHARE;
        double at = isStart
                ? random.nextDouble() * from(phase)
                : from(phase) + random.nextDouble() * (to(phase) - from(phase));
        int line = 0;
        while (line < ended.seconds().size() && ended.seconds().get(line) <= at) {
            line++;
        }
        return new Product.Moment(line, at - (line == 0 ? 0 : ended.seconds().get(line - 1)));
    }

    private static boolean hasPublished(Path home) {
        return Files.isRegularFile(home.resolve("published").resolve("warehouse.duckdb"));
    }

    private static boolean hasCopy(Path home) throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            return files.anyMatch(file -> file.toString().endsWith(".next"));
        }
    }

    /** The kills by phase and what they left, as a table. */
    public List<String> table() {
        List<String> lines = new ArrayList<>();
        lines.add("phase    kills  left a log  left a copy  came late  homes compared");
        tallies.forEach((phase, tally) -> lines.add(String.format(
                Locale.ROOT,
                "%-8s %5d  %10d  %11d  %9d  %14d",
                phase.name().toLowerCase(Locale.ROOT),
                tally.kills,
                tally.logs,
                tally.copies,
                tally.late,
                tally.homes)));
        return lines;
    }

    private static Product.Ended done(Product.Ended ended) {
        if (ended.exitCode() != 0) {
            throw new IllegalStateException("Exit code " + ended.exitCode() + ", undisturbed:\n" + ended.told());
        }
        return ended;
    }

    /** Copies a folder. */
    static void copy(Path from, Path to) throws IOException {
        Whole.delete(to);
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
    }
}
