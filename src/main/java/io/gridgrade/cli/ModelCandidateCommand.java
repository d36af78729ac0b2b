package io.gridgrade.cli;

import io.gridgrade.model.Decision;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** Makes a model a candidate. */
@Command(name = "candidate", description = "Make a fitted model a candidate for approval.")
final class ModelCandidateCommand implements Runnable {
    @ParentCommand
    private ModelCommand model;

    @Mixin
    private ModelDecision decision;

    @Override
    public void run() {
        decision.keep(model.main(), Decision.Kind.CANDIDATE, Optional.empty(), "is a candidate");
    }
}
