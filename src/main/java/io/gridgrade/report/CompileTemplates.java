package io.gridgrade.report;

import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Problems;
import io.gridgrade.value.YamlNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JasperCompileManager;

/**
 * Compiles every template below a folder, as a step of the build: templates are code, so a broken one breaks the build and
 * not the month's report, and printing needs no compiler.
 */
public final class CompileTemplates {
    private CompileTemplates() {}

    /** Compiles each {@code .jrxml} and each declared table below the folder into a {@code .jasper} beside it, unless that is newer. */
    public static void main(String[] arguments) throws IOException {
        System.setProperty("java.awt.headless", "true");
        Path folder = Path.of(arguments[0]);
        for (Path template : files(folder, ".jrxml")) {
            compile(template);
        }
        Problems problems = new Problems();
        for (Path table : files(folder, ".yml")) {
            if (!table.endsWith("report.yml")) {
                compileTable(folder, table, problems);
            }
        }
        problems.throwIfAny(ExitCode.PRECONDITION, "the tables of reports are not declared as they must be:");
    }

    private static List<Path> files(Path folder, String end) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(end)).sorted().toList();
        }
    }

    private static void compile(Path template) throws IOException {
        Path compiled = compiled(template, ".jrxml");
        if (isNewer(compiled, template)) {
            return;
        }
        try {
            JasperCompileManager.compileReportToFile(template.toString(), compiled.toString());
        } catch (JRException e) {
            throw new IllegalStateException("Template " + template + " does not compile: " + e.getMessage(), e);
        }
    }

    private static void compileTable(Path folder, Path declared, Problems problems) throws IOException {
        Path compiled = compiled(declared, ".yml");
        String place = folder.relativize(declared).toString().replace('\\', '/');
        String name = declared.getFileName().toString().replace(".yml", "");
        Optional<Table> table = isNewer(compiled, declared)
                ? Optional.empty()
                : new TableYaml(place, given(declared.getParent()), problems).read(name, Files.readString(declared));
        if (table.isPresent()) {
            try {
                JasperCompileManager.compileReportToFile(TableTemplate.of(table.get()), compiled.toString());
            } catch (JRException e) {
                throw new IllegalStateException("Table " + declared + " does not compile: " + e.getMessage(), e);
            }
        }
    }

    /** The answers that are handed to the report of a folder. */
    private static Set<String> given(Path folder) throws IOException {
        Path report = folder.resolve("report.yml");
        Set<String> given = new TreeSet<>();
        if (Files.exists(report)) {
            // Whatever is wrong with it, who prints is told.
            YamlNode.map(Files.readString(report), (place, fault) -> {})
                    .map(map -> map.keys().get("given"))
                    .ifPresent(list -> list.items().forEach(item -> item.word().ifPresent(given::add)));
        }
        return given;
    }

    private static Path compiled(Path source, String end) {
        return source.resolveSibling(source.getFileName().toString().replace(end, "") + ".jasper");
    }

    private static boolean isNewer(Path compiled, Path source) throws IOException {
        return Files.exists(compiled)
                && Files.getLastModifiedTime(compiled).compareTo(Files.getLastModifiedTime(source)) > 0;
    }
}
