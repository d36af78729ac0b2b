package io.gridgrade.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The files of the project as they stand in its folders, by their path from its root. */
final class Sources {
    private Sources() {}

    /** The texts of all files below a folder that end so, by path; none when there is no such folder. */
    static Map<String, String> texts(String folder, String... endings) {
        Map<String, String> texts = new TreeMap<>();
        if (!Files.isDirectory(Path.of(folder))) {
            return texts;
        }
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = file.toString().replace('\\', '/');
                // What the benchmark leaves behind is no source, and gigabytes of it.
                if (Stream.of(endings).anyMatch(name::endsWith) && !name.matches("(bench|crash)/made/.*")) {
                    texts.put(name, Files.readString(file));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to read " + folder, e);
        }
        return texts;
    }

    /** The text of one file. */
    static String text(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to read " + file, e);
        }
    }
}
