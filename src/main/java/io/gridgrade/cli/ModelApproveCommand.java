package io.gridgrade.cli;

import io.gridgrade.model.Decision;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Approves a candidate. */
@Command(
        name = "approve",
        description = "Approve a candidate, bound to the SHA-256 of its inputs, seeds and settings; or approve anew.")
final class ModelApproveCommand implements Runnable {
    @ParentCommand
    private ModelCommand model;

    @Mixin
    private ModelDecision decision;

    @Option(
            names = "--until",
            paramLabel = "DAY",
            required = true,
            description = "The last day of the approval, YYYY-MM-DD: no month that ends later is closed by it.")
    private String until;

    @Override
    public void run() {
        decision.keep(
                model.main(),
                Decision.Kind.APPROVED,
                Optional.of(UntilDay.parse(until)),
                "is approved until " + until + ",");
    }
}
