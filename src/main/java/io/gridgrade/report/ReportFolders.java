package io.gridgrade.report;

import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Problems;
import io.gridgrade.warehouse.Resources;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Where reports stand: a folder each, with its {@code report.yml} and templates, and one of components that all share. */
final class ReportFolders {
    private static final String COMPONENTS = "component";
    private static final String COMPILED = ".jasper";

    // Empty: those that ship.
    private final Optional<Path> folder;

    private ReportFolders(Optional<Path> folder) {
        this.folder = folder;
    }

    /** Those that ship. */
    static ReportFolders shipped() {
        return new ReportFolders(Optional.empty());
    }

    /** Those in a folder. */
    static ReportFolders in(Path folder) {
        return new ReportFolders(Optional.of(folder));
    }

    /** The reports in their order; whatever is wrong with any is one error. */
    List<Report> reports() {
        Problems problems = new Problems();
        List<Report> reports = new ArrayList<>();
        for (String name : names()) {
            Optional<InputStream> declared = file(name + "/report.yml");
            if (declared.isPresent()) {
                new ReportYaml(name, problems).read(text(declared.get())).ifPresent(reports::add);
            }
        }
        problems.throwIfAny(ExitCode.PRECONDITION, "the reports are not declared as they must be:");
        reports.sort(Comparator.comparingInt(Report::order).thenComparing(Report::name));
        return reports;
    }

    /** Where a template of a report stands: in its own folder, or else among the components. */
    String place(Report report, String name) {
        String own = report.name() + "/" + name;
        return has(own + COMPILED) ? own : COMPONENTS + "/" + name;
    }

    /** The compiled template at a place. */
    InputStream template(String place) {
        return file(place + COMPILED)
                .orElseThrow(() -> new IllegalStateException("No compiled template reports/" + place + COMPILED
                        + "; the build's step \"compile-templates\" makes it"));
    }

    private Set<String> names() {
        if (folder.isEmpty()) {
            return Resources.shipped().folderNames("reports");
        }
        try (Stream<Path> files = Files.list(folder.get())) {
            Set<String> names = new TreeSet<>();
            files.filter(Files::isDirectory)
                    .forEach(file -> names.add(file.getFileName().toString()));
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to list " + folder.get(), e);
        }
    }

    private boolean has(String name) {
        return folder.isEmpty()
                ? ReportFolders.class.getResource("/reports/" + name) != null
                : Files.isRegularFile(folder.get().resolve(name));
    }

    private Optional<InputStream> file(String name) {
        if (folder.isEmpty()) {
            return Optional.ofNullable(ReportFolders.class.getResourceAsStream("/reports/" + name));
        }
        Path file = folder.get().resolve(name);
        try {
            return Files.isRegularFile(file) ? Optional.of(Files.newInputStream(file)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to read " + file, e);
        }
    }

    private static String text(InputStream file) {
        try (file) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to read a report.yml", e);
        }
    }
}
