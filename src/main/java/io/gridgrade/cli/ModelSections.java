package io.gridgrade.cli;

import io.gridgrade.grade.risk.DiscriminantExamination;
import io.gridgrade.grade.risk.ExamineDiscriminant.Examined;
import io.gridgrade.grade.risk.ValidateDiscriminant;
import io.gridgrade.statistics.discriminant.MultivariateTests;
import io.gridgrade.statistics.validation.Discrimination;
import io.gridgrade.validation.Remark;
import io.gridgrade.validation.Section;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What was examined of the discriminants, as sections of a validation. */
final class ModelSections {
    private ModelSections() {}

    /** How probabilities do on customers whom neither bins nor discriminant nor calibration had seen. */
    static Section outOfFold(List<ValidateDiscriminant.Validation> validations) {
        Section section = Section.of(
                "out_of_fold",
                "Out of fold: five times fitted on four fifths of the customers, and tried on the fifth",
                List.of("population", "months", "good", "defaults", "AUC", "Gini", "KS", "Brier", "of the rate"));
        for (ValidateDiscriminant.Validation validation : validations) {
            Optional<ValidateDiscriminant.OutOfFold> found = validation.outOfFold();
            section = section.row(
                    validation.population(),
                    validation.first() + " to " + validation.observation(),
                    validation.goodCount(),
                    validation.defaultCount(),
                    figure(found.map(one -> one.discrimination().auc()), 4),
                    figure(found.map(one -> one.discrimination().gini()), 4),
                    figure(found.map(one -> one.discrimination().ks()), 4),
                    figure(found.map(ValidateDiscriminant.OutOfFold::brier), 5),
                    figure(found.map(ValidateDiscriminant.OutOfFold::brierOfRate), 5));
        }
        for (ValidateDiscriminant.Validation validation : validations) {
            Optional<Remark> blank = blank(validation);
            if (blank.isPresent()) {
                section = section.remark(
                        blank.get().code(),
                        blank.get().pattern(),
                        blank.get().parts().toArray());
            }
        }
        return validations.isEmpty()
                ? section.remark("no_fit", "no outcome is known that it could be fitted on")
                : section;
    }

    /** Why there are no figures of a population; empty where there are. */
    static Optional<Remark> blank(ValidateDiscriminant.Validation validation) {
        if (validation.outOfFold().isPresent()) {
            return Optional.empty();
        }
        return Optional.of(
                validation.isTooFew()
                        ? new Remark(
                                "few_to_fold",
                                "{0}: {1} good cases and {2} defaults; fewer than {3} of a class, and there may be none to"
                                        + " learn from without a fifth of the customers",
                                List.of(
                                        validation.population(),
                                        validation.goodCount(),
                                        validation.defaultCount(),
                                        ValidateDiscriminant.CASES_MIN))
                        : new Remark(
                                "fold_tells_nothing",
                                "{0}: without one of the fifths nothing tells good cases and defaults apart beyond chance, so"
                                        + " that it cannot be foretold",
                                List.of(validation.population())));
    }

    static List<Section> of(List<Examined> examined) {
        List<Section> sections = new ArrayList<>();
        if (examined.isEmpty()) {
            sections.add(Section.of("examination", "The discriminant examined", List.of())
                    .remark("no outcome is known that it could be fitted on"));
        }
        for (Examined one : examined) {
            String of = one.population() + ", fitted on months up to " + one.observation() + " and not shrunk";
            if (one.examination().isEmpty()) {
                sections.add(Section.of("examination_" + one.population(), "The discriminant of " + of, List.of())
                        .remark("too few cases of a class (discriminant.defaults_min), or nothing tells them apart"));
                continue;
            }
            DiscriminantExamination found = one.examination().get();
            sections.add(tests(one.population(), of, found));
            sections.add(features(one.population(), found));
            sections.add(confusions(one.population(), found));
            sections.add(challenger(one.population(), found));
        }
        return sections;
    }

    private static Section tests(String population, String of, DiscriminantExamination found) {
        Section section = Section.of(
                "tests_" + population,
                "The discriminant of " + of,
                List.of("statistic", "value", "F or chi2", "df", "df within", "p"));
        section = row(section, "Wilks' lambda", found.tests().wilks());
        section = row(section, "Pillai's trace", found.tests().pillai());
        section = row(section, "Hotelling-Lawley trace", found.tests().hotellingLawley());
        section = row(section, "Roy's largest root", found.tests().roy());
        section = section.row(
                        "canonical correlation",
                        Section.figure(found.canonicalCorrelation(), 4),
                        null,
                        null,
                        null,
                        null)
                .row("Mahalanobis D2", Section.figure(found.distanceSquared(), 4), null, null, null, null)
                .row(
                        "Box's M",
                        figure(found.box().m(), 2),
                        figure(found.box().chiSquared(), 2),
                        Section.figure(found.box().freedom(), 0),
                        null,
                        figure(found.box().pValue(), 4))
                .row("Ledoit-Wolf intensity", Section.figure(found.shrinkage(), 4), null, null, null, null);
        if (!found.box().singular().isEmpty()) {
            section = section.remark("Box's M: the covariance of "
                    + String.join(" and ", found.box().singular())
                    + " has no inverse, so covariances cannot be compared");
        } else if (found.box().pValue().orElse(1.0) < 0.05) {
            section = section.remark(
                    "Box's M: the classes differ in covariance, which a linear discriminant takes as one;"
                            + " with many cases hardly any data pass");
        }
        return section.remark(found.atypicalCount() + " of " + (found.goodCount() + found.defaultCount())
                + " cases are nearer to neither class than 99 in 100 of a class would be");
    }

    private static Section row(Section section, String name, MultivariateTests.Test test) {
        return section.row(
                name,
                Section.figure(test.statistic(), 4),
                Section.figure(test.f(), 2),
                Section.figure(test.freedom(), 0),
                Section.figure(test.freedomWithin(), 0),
                Section.figure(test.pValue(), 4));
    }

    private static BigDecimal figure(Optional<Double> value, int decimals) {
        return value.map(one -> Section.figure(one, decimals)).orElse(null);
    }

    private static Section features(String population, DiscriminantExamination found) {
        Section section = Section.of(
                "features_" + population,
                "Its features: coefficients are high for good",
                List.of(
                        "feature",
                        "mean good",
                        "mean default",
                        "raw",
                        "standardised",
                        "structure",
                        "tolerance",
                        "logistic",
                        "error"));
        for (DiscriminantExamination.FeatureLine line : found.features()) {
            section = section.row(
                    line.name(),
                    Section.figure(line.meanGood(), 3),
                    Section.figure(line.meanDefault(), 3),
                    Section.figure(line.raw(), 4),
                    Section.figure(line.standardised(), 3),
                    Section.figure(line.structure(), 3),
                    Section.figure(line.tolerance(), 3),
                    Section.figure(line.logistic(), 4),
                    Section.figure(line.logisticError(), 4));
        }
        for (DiscriminantExamination.FeatureLine line : found.features()) {
            if (line.raw() * line.structure() < 0) {
                section = section.remark(
                        line.name() + ": its coefficient has the other sign than its structure: it mends what"
                                + " others say, and nobody could be told why");
            }
        }
        for (Map.Entry<String, String> left : found.excluded().entrySet()) {
            Map<String, Double> combination = found.combinations().getOrDefault(left.getKey(), Map.of());
            section = section.remark(left.getKey() + " is left out: " + left.getValue()
                    + (combination.isEmpty()
                            ? ""
                            : " (" + left.getKey() + " = "
                                    + combination.entrySet().stream()
                                            .map(part -> Section.figure(part.getValue(), 3) + " x " + part.getKey())
                                            .collect(Collectors.joining(" + "))
                                    + ", within the classes)"));
        }
        return section;
    }

    private static Section confusions(String population, DiscriminantExamination found) {
        Section section = Section.of(
                "confusion_" + population,
                "Whom it takes for what",
                List.of(
                        "cost of a miss",
                        "judged by",
                        "good as good",
                        "good as default",
                        "default as good",
                        "default as default",
                        "cost"));
        for (DiscriminantExamination.Confusion confusion : found.confusions()) {
            section = section.row(
                    Section.figure(confusion.missCost(), 0),
                    confusion.isLeftOut() ? "all others" : "all, itself among them",
                    confusion.goodAsGood(),
                    confusion.goodAsDefault(),
                    confusion.defaultAsGood(),
                    confusion.defaultAsDefault(),
                    Section.figure(confusion.cost(), 0));
        }
        return section.remark("all others: the discriminant fitted without the case, in closed form;"
                + " what its features are was found with it");
    }

    private static Section challenger(String population, DiscriminantExamination found) {
        Section section = Section.of(
                "challenger_" + population,
                "Beside others on the same features and cases",
                List.of("model", "AUC", "Gini", "KS", "deviance", "AIC"));
        section = row(section, "discriminant", found.own(), null, null);
        section = row(section, "discriminant, shrunk by Ledoit and Wolf", found.shrunk(), null, null);
        section = row(
                section,
                "logistic regression",
                found.challenger().own(),
                Section.figure(found.challenger().deviance(), 1),
                Section.figure(found.challenger().aic(), 1));
        if (!found.challenger().separating().isEmpty()) {
            section = section.remark("logistic regression: "
                    + String.join(", ", found.challenger().separating())
                    + " separate defaults from others without error, so that it has no finite coefficients there");
        }
        return section.remark("on the cases that they were fitted on, which flatters all of them");
    }

    private static Section row(
            Section section, String name, Discrimination found, BigDecimal deviance, BigDecimal aic) {
        return section.row(
                name,
                Section.figure(found.auc(), 4),
                Section.figure(found.gini(), 4),
                Section.figure(found.ks(), 4),
                deviance,
                aic);
    }
}
