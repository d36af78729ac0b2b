package io.gridgrade.care;

import io.gridgrade.warehouse.Home;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Files of a home that forgetting leaves alone: those of text that name the customer, and those that cannot be searched. */
record NamingFiles(List<String> naming, List<String> unsearched) {
    private static final Set<String> TEXT = Set.of("csv", "txt", "json", "yml", "sql", "md", "html", "log", "ndjson");
    private static final Set<String> MADE_AND_CHANGED_BY_US = Set.of(
            "warehouse.duckdb",
            "warehouse.duckdb.wal",
            "warehouse.lock",
            "gridgrade.yml",
            "forget.salt",
            "published",
            "tmp",
            "readers");

    /** What says the number of a customer, or one of the names. */
    static Pattern words(String number, List<String> names) {
        return Pattern.compile("(?<![0-9A-Za-z])" + Pattern.quote(number) + "(?![0-9A-Za-z])"
                + names.stream().map(name -> "|" + Pattern.quote(name)).collect(Collectors.joining()));
    }

    static NamingFiles of(Home home, Pattern words, List<Path> left) {
        NamingFiles found = new NamingFiles(new ArrayList<>(), new ArrayList<>());
        try (Stream<Path> files = Files.walk(home.folder())) {
            files.filter(Files::isRegularFile)
                    .filter(file -> !MADE_AND_CHANGED_BY_US.contains(
                            home.folder().relativize(file).getName(0).toString()))
                    .filter(file -> !left.contains(file))
                    .sorted()
                    .forEach(file -> found.look(file, words));
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to look through " + home.folder(), e);
        }
        return found;
    }

    private void look(Path file, Pattern words) {
        String name = file.getFileName().toString();
        if (file.toFile().length() == 0) {
            return;
        }
        if (!TEXT.contains(name.substring(name.lastIndexOf('.') + 1))) {
            unsearched.add(file.toString());
        } else if (names(file, words)) {
            naming.add(file.toString());
        }
    }

    // Bytes that are no UTF-8 become a mark: a file in another encoding still shows its numbers.
    private static boolean names(Path file, Pattern words) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
            return lines.lines().anyMatch(line -> words.matcher(line).find());
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to read " + file, e);
        }
    }
}
