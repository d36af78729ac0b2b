package io.gridgrade.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JasperCompileManager;

/**
 * Compiles every template below a folder, as a step of the build: templates are code, so a broken one breaks the build and
 * not the month's report, and printing needs no compiler.
 */
public final class CompileTemplates {
    private CompileTemplates() {}

    /** Compiles each {@code .jrxml} below the folder into a {@code .jasper} beside it, unless that is newer. */
    public static void main(String[] arguments) throws IOException {
        System.setProperty("java.awt.headless", "true");
        for (Path template : templates(Path.of(arguments[0]))) {
            compile(template);
        }
    }

    private static List<Path> templates(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".jrxml"))
                    .sorted()
                    .toList();
        }
    }

    private static void compile(Path template) throws IOException {
        String name = template.getFileName().toString().replace(".jrxml", "");
        Path compiled = template.resolveSibling(name + ".jasper");
        FileTime written = Files.getLastModifiedTime(template);
        if (Files.exists(compiled) && Files.getLastModifiedTime(compiled).compareTo(written) > 0) {
            return;
        }
        try {
            JasperCompileManager.compileReportToFile(template.toString(), compiled.toString());
        } catch (JRException e) {
            throw new IllegalStateException("Template " + template + " does not compile: " + e.getMessage(), e);
        }
    }
}
