package io.gridgrade.cli;

import io.gridgrade.usecase.WhyWords;
import io.gridgrade.whatif.CheapestPath;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What to pay, by when, for a better grade; and where no payment helps, what stands in the way. */
final class WhyPath {
    private static final Set<String> OF_RULES = Set.of("score", "hysteresis", "promotion", "no_score", "unstated");

    private final WhyWords words;

    WhyPath(WhyWords words) {
        this.words = words;
    }

    List<String> lines(CheapestPath path) {
        String month = path.next().toString();
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(words.of("path.of.payments", month));
        lines.add("  " + words.of("path.nothing", month, path.unpaid().gradeCode(), reason(path, path.unpaid())));
        for (CheapestPath.Step step : path.steps()) {
            lines.add(
                    "  " + words.of("path.pay", amount(step.amount()), step.by().toString(), month, step.gradeCode()));
        }
        if (path.owed().signum() == 0) {
            lines.add("  " + words.of("path.owes.nothing"));
        } else if (path.steps().isEmpty()) {
            lines.add("  "
                    + words.of(
                            "path.all", amount(path.owed()), path.allPaid().gradeCode(), reason(path, path.allPaid())));
        }
        lines.add("  "
                + path.target()
                        .map(floor -> words.of("path.in.way", floor.gradeCode(), month, inTheWay(path, floor)))
                        .orElseGet(() -> words.of("path.best", path.allPaid().gradeCode())));
        return lines;
    }

    private static String amount(BigDecimal amount) {
        return String.format(Locale.ROOT, "%,.2f", amount);
    }

    private String reason(CheapestPath path, CheapestPath.Outcome outcome) {
        return path.gates().containsKey(outcome.reasonCode())
                ? words.name(path.gates().get(outcome.reasonCode()), "gate_name", outcome.reasonCode())
                : words.of("path.reason." + outcome.reasonCode());
    }

    private String inTheWay(CheapestPath path, CheapestPath.Floor floor) {
        CheapestPath.Outcome paid = path.allPaid();
        if (!OF_RULES.contains(paid.reasonCode())) {
            return words.of("path.in.way.gate", reason(path, paid));
        }
        return words.of(
                "path.in.way." + paid.reasonCode(),
                paid.score() == null ? "-" : paid.score().toPlainString(),
                floor.gradeCode(),
                WhyWords.figure(floor.score()));
    }
}
