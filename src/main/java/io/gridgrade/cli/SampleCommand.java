package io.gridgrade.cli;

import io.gridgrade.usecase.ProgressListeners;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Writes the sample utility. */
@Command
final class SampleCommand implements Runnable {
    @ParentCommand
    private GridGrade main;

    @Parameters(paramLabel = "DIR", description = "The folder: new, empty, or with the very same sample.")
    private Path folder;

    @Mixin
    private SampleSize size;

    @Override
    public void run() {
        ProgressListeners progress = new ProgressListeners(new ConsoleProgress(main.terminal()));
        try {
            size.generate(folder, progress);
        } finally {
            progress.close();
        }
        main.terminal().err().println("next: gridgrade load sample " + folder);
    }
}
