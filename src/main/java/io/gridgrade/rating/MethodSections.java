package io.gridgrade.rating;

import io.gridgrade.validation.Remark;
import io.gridgrade.validation.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A comparison of methods as tables: three a population, the methods, how each two agree, and whom they differ over. */
public final class MethodSections {
    private MethodSections() {}

    /** The tables of every population. */
    public static List<Section> of(List<Comparison> comparisons) {
        List<Section> sections = new ArrayList<>();
        for (Comparison one : comparisons) {
            sections.add(methods(one));
            if (!one.pairs().isEmpty()) {
                sections.add(agreement(one));
                sections.add(differences(one));
            }
        }
        return sections;
    }

    private static Section methods(Comparison one) {
        Section section = Section.of(
                "methods_" + one.population(),
                "Methods for " + one.population() + ": " + one.customers() + " customers whom all of them score",
                List.of("method", "what it is"));
        for (Comparison.Method method : one.methods()) {
            section = section.row(
                    method.code(),
                    method.made()
                            + (method.caseCount() == 0
                                    ? ""
                                    : "; " + method.caseCount() + " cases, " + method.defaultCount() + " defaults"));
        }
        for (Remark lacking : one.lacking()) {
            section = section.remark(
                    lacking.code(), lacking.pattern(), lacking.parts().toArray());
        }
        return one.pairs().isEmpty()
                ? section.remark("fewer than two customers: there is nothing to rank")
                : section.remark("each method's grades are cut to the shares that the scores in force gave: "
                        + one.shares().stream()
                                .map(share -> share.grade() + " " + share.customers())
                                .collect(Collectors.joining(", ")));
    }

    private static Section agreement(Comparison one) {
        Section section = Section.of(
                "agreement_" + one.population(),
                "How they agree on " + one.population() + ": ranks, and grades of the same shares",
                List.of(
                        "method",
                        "and",
                        "Spearman",
                        "Kendall",
                        "kappa linear",
                        "kappa quadratic",
                        "same grade percent",
                        "within one percent"));
        for (Comparison.Pair pair : one.pairs()) {
            section = section.row(
                    pair.first(),
                    pair.second(),
                    Section.figure(pair.spearman(), 4),
                    Section.figure(pair.kendall(), 4),
                    Section.figure(pair.linearKappa(), 4),
                    Section.figure(pair.quadraticKappa(), 4),
                    Section.figure(100 * pair.same(), 1),
                    Section.figure(100 * pair.near(), 1));
        }
        return section.remark(
                "Spearman: of the ranks of all customers, ties at their middle; Kendall: tau-b of hundredths"
                        + " of the customers, those of a hundredth tied; kappa: Cohen's, weighted, 1 the same grade for all, 0"
                        + " what chance would give");
    }

    private static Section differences(Comparison one) {
        List<String> columns = new ArrayList<>(List.of("customer"));
        one.methods().forEach(method -> columns.add(method.code()));
        columns.addAll(List.of("best by", "for", "poorest by", "for want of"));
        Section section = Section.of(
                "differences_" + one.population(), "Over whom they differ most, of " + one.population(), columns);
        for (Comparison.Difference difference : one.differences()) {
            List<Object> row = new ArrayList<>();
            row.add(difference.customerNo());
            difference.places().forEach(place -> row.add(place.grade() + " " + place.hundredth()));
            row.add(difference.best().method());
            row.add(reason(difference.best()));
            row.add(difference.poorest().method());
            row.add(reason(difference.poorest()));
            section = section.row(row.toArray());
        }
        return one.differences().isEmpty()
                ? section
                : section.remark(
                        "grade, and of a hundred customers the place, 1 the best; for: the part of that method's"
                                + " score that is furthest above, or below, what it gives on average, which stands behind it");
    }

    private static String reason(Comparison.Reason reason) {
        return reason.part() + " " + Section.figure(reason.given(), 2) + " (" + Section.figure(reason.mean(), 2) + ")";
    }
}
