package io.gridgrade.cli;

import io.gridgrade.catalogue.CataloguePage;
import io.gridgrade.catalogue.CatalogueWords;
import io.gridgrade.catalogue.MartCatalogue;
import io.gridgrade.query.QueryMemory;
import io.gridgrade.settings.Settings;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.WrittenWhole;
import io.gridgrade.warehouse.Home;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Writes the page of what can be asked. */
@Command
final class CatalogueCommand implements Runnable {
    @ParentCommand
    private GridGrade main;

    @picocli.CommandLine.Parameters(
            paramLabel = "FILE",
            description = "The page, such as catalogue.html; one that is there is replaced.")
    private Path file;

    @Option(
            names = "--language",
            paramLabel = "LANGUAGE",
            defaultValue = "en",
            description = "Language, en or zh (default: ${DEFAULT-VALUE}).")
    private String language;

    @Mixin
    private ReaderOptions reader;

    @Override
    public void run() {
        CatalogueWords words = CatalogueWords.in(language);
        Home home = main.home();
        Parameters settings = Settings.read(home.settingsFile()).asParameters();
        MartCatalogue catalogue =
                MartCatalogue.of(home, QueryMemory.of(settings).engine(), settings, reader.reader());
        String page = CataloguePage.of(catalogue, words);
        WrittenWhole.to(file, next -> Files.writeString(next, page));
        main.terminal().out().println(file);
    }
}
