package io.gridgrade.cli;

import io.gridgrade.model.Decision;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** Retires a model. */
@Command(name = "retire", description = "Retire a candidate or an approved model: it scores no more.")
final class ModelRetireCommand implements Runnable {
    @ParentCommand
    private ModelCommand model;

    @Mixin
    private ModelDecision decision;

    @Override
    public void run() {
        decision.keep(model.main(), Decision.Kind.RETIRED, Optional.empty(), "is retired");
    }
}
