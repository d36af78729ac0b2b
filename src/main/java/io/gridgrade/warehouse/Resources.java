package io.gridgrade.warehouse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The SQL, seeds and adapters that ship with us, and what a home puts in the place of some of them. Names are paths such
 * as {@code sql/indicator/payment.sql}; in the home they stand without a leading {@code warehouse/}.
 */
public final class Resources {
    /** What a home may put in the place of ours, or beside it; all else is ours, whatever stands in the home. */
    private static final Pattern OF_HOME = Pattern.compile(
            "sql/(?:analysis|indicator)/[^/]+\\.sql|warehouse/(seeds/[^/]+\\.csv|sources/.+|(quality|measures|summaries)\\.yml)");

    /** The folders whose files stand in the place of ours; of two, the first. */
    private final List<Path> folders;

    /** Files that stand in the place of any other of their name. */
    private final Map<String, Path> replaced;

    private Resources(List<Path> folders, Map<String, Path> replaced) {
        this.folders = folders;
        this.replaced = replaced;
    }

    /** What ships, and what the home puts in its place or beside it. */
    public static Resources of(Home home) {
        return new Resources(List.of(home.folder()), Map.of());
    }

    /** The same, with the files of a folder in the place of those that it names alike. */
    public Resources under(Path folder) {
        return new Resources(Stream.concat(Stream.of(folder), folders.stream()).toList(), replaced);
    }

    /** The same, with a file, wherever it is, in the place of one that a home may have. */
    public Resources replacing(String name, Path file) {
        return new Resources(folders, Map.of(name, file));
    }

    /** Whether a home may have a file of this name, which is as {@link #text} asks for it. */
    public static boolean isForHome(String name) {
        return OF_HOME.matcher(name).matches();
    }

    /** Only what ships. */
    public static Resources shipped() {
        return new Resources(List.of(), Map.of());
    }

    /** Whether there is such a file. */
    public boolean has(String name) {
        return inHome(name).isPresent() || Resources.class.getResource("/" + name) != null;
    }

    /** Whether a file of the home stands in the place of ours, or beside ours. */
    public boolean isOfHome(String name) {
        return inHome(name).isPresent();
    }

    /** The file that was given in the place of one that a home may have. */
    public Optional<Path> given(String name) {
        return Optional.ofNullable(replaced.get(name));
    }

    /** The text of a file. */
    public String text(String name) {
        try {
            Optional<Path> own = inHome(name);
            if (own.isPresent()) {
                return HomeText.read(own.get(), homeName(name));
            }
            try (var stream = Resources.class.getResourceAsStream("/" + name)) {
                if (stream == null) {
                    throw new NoSuchElementException(
                            "No file \"" + name + "\" ships with GridGrade or stands in the home");
                }
                return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to read " + name, e);
        }
    }

    /** The names of the files that stand directly in a folder of the home, sorted. */
    public Set<String> namesOfHome(String folder) {
        Set<String> names = new TreeSet<>();
        for (Path own : own(folder)) {
            try (Stream<Path> files = Files.list(own)) {
                files.filter(Files::isRegularFile)
                        .forEach(file -> names.add(file.getFileName().toString()));
            } catch (IOException e) {
                throw new UncheckedIOException("Unable to list " + own, e);
            }
        }
        return names;
    }

    private List<Path> own(String folder) {
        return folders.stream()
                .map(top -> top.resolve(homeName(folder)))
                .filter(Files::isDirectory)
                .toList();
    }

    /** Files of the home below {@code sql/} that it may not have, sorted: they would be taken for what runs, and do not. */
    public List<String> notRead() {
        Set<String> names = new TreeSet<>();
        for (Path sql : own("sql")) {
            try (Stream<Path> files = Files.walk(sql)) {
                files.filter(Files::isRegularFile)
                        .map(file -> "sql/" + sql.relativize(file).toString().replace('\\', '/'))
                        .filter(name -> name.endsWith(".sql") && !name.matches("sql/(?:analysis|indicator)/[^/]+"))
                        .forEach(names::add);
            } catch (IOException e) {
                throw new UncheckedIOException("Unable to list " + sql, e);
            }
        }
        return List.copyOf(names);
    }

    /** The names of the files that ship directly in a folder, sorted. */
    public Set<String> namesShipped(String folder, String ending) {
        return shipped().texts(folder, ending).keySet();
    }

    /** The texts of all files directly in a folder, by file name, sorted; those of the home in place of ours. */
    public Map<String, String> texts(String folder, String ending) {
        Map<String, String> names = new TreeMap<>();
        try {
            URL url = Resources.class.getResource("/" + folder);
            if (url != null) {
                addShipped(url.toURI(), folder, ending, names);
            }
            for (Path own : own(folder)) {
                addNames(own, ending, names);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to list " + folder, e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("Unable to list " + folder, e);
        }
        names.replaceAll((name, unused) -> text(folder + "/" + name));
        return names;
    }

    /** The names of the folders directly in a folder, ours and the home's, sorted. */
    public Set<String> folderNames(String folder) {
        Set<String> names = new TreeSet<>();
        try {
            URL url = Resources.class.getResource("/" + folder);
            if (url != null && url.getProtocol().equals("jar")) {
                URI jar = URI.create(url.toString().substring(0, url.toString().indexOf('!')));
                try (FileSystem files = FileSystems.newFileSystem(jar, Map.of())) {
                    addFolders(files.getPath(folder), names);
                }
            } else if (url != null) {
                addFolders(Path.of(url.toURI()), names);
            }
            for (Path own : own(folder)) {
                addFolders(own, names);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to list " + folder, e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("Unable to list " + folder, e);
        }
        return names;
    }

    private static void addFolders(Path folder, Set<String> names) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            // Inside a jar a folder's name ends in a slash.
            files.filter(Files::isDirectory)
                    .forEach(path -> names.add(path.getFileName().toString().replace("/", "")));
        }
    }

    private static void addShipped(URI uri, String folder, String ending, Map<String, String> names)
            throws IOException {
        if (uri.getScheme().equals("jar")) {
            URI jar = URI.create(uri.toString().substring(0, uri.toString().indexOf('!')));
            try (FileSystem files = FileSystems.newFileSystem(jar, Map.of())) {
                addNames(files.getPath(folder), ending, names);
            }
        } else {
            addNames(Path.of(uri), ending, names);
        }
    }

    private static void addNames(Path folder, String ending, Map<String, String> names) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ending))
                    .forEach(name -> names.put(name, ""));
        }
    }

    private Optional<Path> inHome(String name) {
        if (replaced.containsKey(name)) {
            return Optional.of(replaced.get(name));
        }
        return folders.stream()
                .filter(folder -> isForHome(name))
                .map(folder -> folder.resolve(homeName(name)))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    private static String homeName(String name) {
        return name.startsWith("warehouse/") ? name.substring("warehouse/".length()) : name;
    }
}
