package io.gridgrade.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** Prints the completion script. */
@Command
final class CompletionCommand implements Runnable {
    @ParentCommand
    private GridGrade main;

    @Override
    public void run() {
        main.terminal().out().print(main.completionScript());
    }
}
