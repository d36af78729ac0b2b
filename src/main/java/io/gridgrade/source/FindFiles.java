package io.gridgrade.source;

import io.gridgrade.value.ExitCode;
import io.gridgrade.value.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds the files of a table in what the user named: a folder, or one file of it. A pattern also finds its .gz. */
final class FindFiles {
    private final Path root;
    private final boolean single;
    private final List<Path> all;

    FindFiles(Path folderOrFile) {
        root = folderOrFile.toAbsolutePath().normalize();
        single = Files.isRegularFile(root);
        if (!single && !Files.isDirectory(root)) {
            throw new UserError(
                    ExitCode.DATA_QUALITY,
                    "\"" + folderOrFile
                            + "\" is not there; expected a folder of the supplier's files, or one such file;"
                            + " check the path");
        }
        if (!Files.isReadable(root)) {
            throw new UserError(
                    ExitCode.DATA_QUALITY,
                    "\"" + folderOrFile + "\" may not be read; expected read permission; change it with chmod");
        }
        all = single ? List.of(root) : walk(root);
    }

    // A supplier who sends a folder may not have us read what lies elsewhere.
    private static List<Path> walk(Path folder) {
        try (Stream<Path> paths = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            Path real = folder.toRealPath();
            List<Path> files = paths.filter(Files::isRegularFile).toList();
            for (Path file : files) {
                if (!file.toRealPath().startsWith(real)) {
                    throw new UserError(
                            ExitCode.DATA_QUALITY,
                            folder.relativize(file) + " is a link to " + file.toRealPath()
                                    + ", which is not below the folder; expected only files of the folder itself; copy"
                                    + " the file there, or load the folder where it lies");
                }
            }
            return files;
        } catch (IOException | UncheckedIOException e) {
            throw new UserError(
                    ExitCode.DATA_QUALITY,
                    "unable to list " + folder + ": " + e.getMessage() + "; expected a folder that can be read");
        }
    }

    /** Whether the user named one file. */
    boolean isSingle() {
        return single;
    }

    /** The files that match one of the patterns, in the order of their names. */
    List<SupplierFile> matching(List<String> patterns) {
        return all.stream()
                .flatMap(path -> patterns.stream()
                        .map(pattern -> nameFor(path, pattern))
                        .filter(name -> !name.isEmpty())
                        .limit(1)
                        .map(name -> new SupplierFile(path, name)))
                .sorted(Comparator.comparing(SupplierFile::name))
                .toList();
    }

    /** The file as such, when the patterns cannot tell what it is. */
    SupplierFile theFile() {
        return new SupplierFile(root, root.getFileName().toString());
    }

    // A single file keeps as much of its path as the pattern has, so that it has the same name as when loaded in its
    // folder.
    private String nameFor(Path path, String pattern) {
        int depth = FileSystems.getDefault().getPath(pattern).getNameCount();
        if (single && path.getNameCount() < depth) {
            return "";
        }
        Path name = single ? path.subpath(path.getNameCount() - depth, path.getNameCount()) : root.relativize(path);
        PathMatcher plain = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
        PathMatcher packed = FileSystems.getDefault().getPathMatcher("glob:" + pattern + ".gz");
        if (!plain.matches(name) && !packed.matches(name)) {
            return "";
        }
        return String.join(
                "/",
                IntStream.range(0, name.getNameCount())
                        .mapToObj(i -> name.getName(i).toString())
                        .toList());
    }
}
