package io.gridgrade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridgrade.cycle.HomeFiles;
import io.gridgrade.settings.Settings;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Whole;
import io.gridgrade.warehouse.Home;
import io.gridgrade.warehouse.Resources;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Mistakes at random in the files of a home: each is told as the file's, or does no harm.
 */
@Tag("thorough")
class HomeFilesMutationTest {
    private static final int COUNT = 6;
    private static final long SEED = 20240601;
    private static final List<String> SEEDS = List.of(
            "credit_event",
            "customer_class",
            "dimension",
            "gate",
            "grade",
            "group_feature",
            "group_theme",
            "group_word",
            "indicator",
            "master_scale");
    private static final List<String> SELECTS = List.of("payment", "consumption", "value", "violation");
    private static final List<String> SPLINTERS = List.of(
            ",", "\"", "'", ";", "(", ")", "x", "0", "-", "%s", "$", "{{", "--", "\n", "中", "/*", "1e9", ":", "&",
            "\t");

    private final List<List<String>> unnoticed = new ArrayList<>();

    @TempDir
    Path folder;

    @Test
    void aMistakeInASeedIsToldWithItsPlaceOrDoesNoHarm() throws IOException {
        for (String seed : SEEDS) {
            each("seeds/" + seed + ".csv", Path.of("warehouse/seeds/" + seed + ".csv"));
        }
        use();
    }

    @Test
    void aMistakeInASelectIsToldWithItsPlaceOrDoesNoHarm() throws IOException {
        for (String select : SELECTS) {
            each("sql/indicator/" + select + ".sql", Path.of("sql/indicator/" + select + ".sql"));
        }
        use();
    }

    @Test
    void aMistakeInASourceIsToldAsItsOrDoesNoHarm() throws IOException {
        for (String file : List.of("source.yml", "bill.sql", "customer.sql")) {
            Path home = home();
            copy(Path.of("warehouse/sources/sample"), home.resolve("sources/own"));
            String text = Files.readString(Path.of("warehouse/sources/sample", file));
            each(
                    home,
                    "sources/own/" + file,
                    text,
                    "load",
                    "own",
                    ClosedHome.sample().toString());
        }
    }

    @Test
    void aMistakeInWhatIsExpectedOrSetIsToldAsItsOrDoesNoHarm() throws IOException {
        each(home(), "quality.yml", Files.readString(Path.of("warehouse/quality.yml")), "close");
        each(home(), "gridgrade.yml", Settings.template(), "status");
    }

    private void each(String name, Path shipped) throws IOException {
        Path home = home();
        String text = Files.readString(shipped);
        Mutation mutation = new Mutation(name);
        List<String> harmless = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            String mutant = mutation.of(text);
            write(home.resolve(name), mutant);
            List<String> wrong = HomeFiles.problems(
                    Resources.of(Home.at(home)), Settings.defaults().asParameters());
            assertThat(wrong).as(mutant).allMatch(line -> line.contains(name) || line.contains("the one that ships"));
            assertThat(wrong).as(mutant).noneMatch(line -> line.contains("Exception"));
            if (wrong.isEmpty()) {
                harmless.add(mutant);
            }
        }
        harmless.forEach(mutant -> unnoticed.add(List.of(name, mutant)));
    }

    // What the look finds nothing wrong with is put to use.
    private void use() throws IOException {
        Path open = reopened();
        Collections.shuffle(unnoticed, new Random(SEED));
        for (List<String> each : unnoticed.subList(0, Math.min(unnoticed.size(), COUNT))) {
            Whole.delete(open.resolve("seeds"));
            Whole.delete(open.resolve("sql"));
            String name = each.get(0);
            String mutant = each.get(1);
            write(open.resolve(name), mutant);
            look(name, mutant, run(open, "close"));
            look(name, mutant, run(open, "report", ClosedHome.LAST_MONTH, "--language", "en"));
            look(name, mutant, run(open, "why", "C00000042", ClosedHome.LAST_MONTH));
            run(open, "reopen", ClosedHome.LAST_MONTH, "--reason", "again");
        }
    }

    private void each(Path home, String name, String text, String... command) throws IOException {
        Mutation mutation = new Mutation(name);
        for (int i = 0; i < COUNT; i++) {
            String mutant = mutation.of(text);
            write(home.resolve(name), mutant);
            CommandLineRun run = run(home, command);
            look(name, mutant, run);
            look(name, mutant, run(home, "doctor"));
        }
    }

    private static void look(String name, String mutant, CommandLineRun run) {
        assertThat(run.code()).as(run.err() + run.out() + "\n" + mutant).isNotEqualTo(ExitCode.INTERNAL);
        assertThat(run.err())
                .as(mutant)
                .doesNotContain("Exception")
                .doesNotContainPattern("sql/(star|grade|group|report|seed|source|check)/[a-z_]+[.]sql: ");
        if (run.code() == ExitCode.WRONG_USAGE) {
            assertThat(run.err() + run.out()).as(mutant).contains(name.replaceFirst(".*/", ""));
        }
    }

    private static CommandLineRun run(Path home, String... command) {
        List<String> all = new ArrayList<>(List.of(command));
        all.addAll(List.of("--home", home.toString()));
        return CommandLineRun.of(all.toArray(String[]::new));
    }

    private Path home() throws IOException {
        Path home = Files.createTempDirectory(folder, "home");
        copy(Path.of(ClosedHome.home()), home);
        return home;
    }

    private Path reopened() throws IOException {
        Path home = folder.resolve("reopened");
        copy(Path.of(ClosedHome.home()), home);
        assertThat(run(home, "reopen", ClosedHome.LAST_MONTH, "--reason", "to be closed with mistakes")
                        .code())
                .isEqualTo(ExitCode.DONE);
        return home;
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        // A mark that stands for a byte that is no UTF-8.
        Files.write(
                file,
                text.contains("\uFFFD")
                        ? text.replace('\uFFFD', '\u00FF').getBytes(StandardCharsets.ISO_8859_1)
                        : text.getBytes(StandardCharsets.UTF_8));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }

    /** One change at random: of a character, a word, a line, a cell or a number. */
    private static final class Mutation {
        private final Random random;

        Mutation(String name) {
            random = new Random(SEED + name.hashCode());
        }

        String of(String text) {
            List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
            int lineNo = random.nextInt(lines.size());
            String line = lines.get(lineNo);
            switch (random.nextInt(10)) {
                case 0 -> lines.remove(lineNo);
                case 1 -> lines.add(lineNo, line);
                case 2 -> lines.set(lineNo, changed(line, 1, ""));
                case 3, 4 -> lines.set(lineNo, changed(line, 0, SPLINTERS.get(random.nextInt(SPLINTERS.size()))));
                case 5 -> lines.set(lineNo, changed(line, 1, String.valueOf((char) ('a' + random.nextInt(26)))));
                case 6 -> lines.set(lineNo, line.replaceFirst("\\d+", String.valueOf(random.nextInt(2000) - 500)));
                case 7 -> lines.set(lineNo, word(line));
                case 8 ->
                    lines.set(
                            lineNo,
                            random.nextInt(4) == 0
                                    ? changed(line, 0, "\uFFFD")
                                    : line.toUpperCase(java.util.Locale.ROOT));
                default -> {
                    return text.substring(0, random.nextInt(text.length()));
                }
            }
            return String.join("\n", lines);
        }

        private String changed(String line, int length, String by) {
            if (line.isEmpty()) {
                return by;
            }
            int at = random.nextInt(line.length());
            return line.substring(0, at) + by + line.substring(Math.min(line.length(), at + length));
        }

        // A cell, a key or a word goes, or gives way to another of the line.
        private String word(String line) {
            String[] words = line.split("(?<=[ ,:])|(?=[ ,:])", -1);
            words[random.nextInt(words.length)] = random.nextBoolean() ? "" : words[random.nextInt(words.length)];
            return String.join("", words);
        }
    }
}
