package io.gridgrade.cli;

import io.gridgrade.group.MeasureGroups;
import io.gridgrade.rating.MonthRules;
import io.gridgrade.statistics.clustering.FuzzyQuality;
import io.gridgrade.statistics.clustering.GapStatistic;
import io.gridgrade.statistics.clustering.GroupQuality;
import io.gridgrade.statistics.clustering.NumberOfGroups;
import io.gridgrade.statistics.clustering.WhySoMany;
import io.gridgrade.validation.Section;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Period;
import io.gridgrade.value.UserError;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Shows how good the groups of a month are, for every number of groups. */
@Command(
        name = "groups",
        description =
                "Measure the groups of every theme for 2, 3, ... groups on a sample of a month's customers: silhouette,"
                        + " Davies-Bouldin, Calinski-Harabasz, gap, stability; which number they speak for, and why.")
final class ModelGroupsCommand implements Runnable {
    private static final int COUNT_MAX = 20;

    @ParentCommand
    private ModelCommand model;

    @Parameters(arity = "0..1", paramLabel = "PERIOD", description = "The closed month, YYYY-MM; else the last one.")
    private String period;

    @Option(
            names = "--up-to",
            paramLabel = "COUNT",
            defaultValue = "8",
            description = "The most groups to measure, 2 to 20 (default: ${DEFAULT-VALUE}).")
    private int groupCountMax;

    @Option(names = "--json", description = "Answer in JSON.")
    private boolean asJson;

    @Override
    public void run() {
        GridGrade main = model.main();
        if (groupCountMax < 2 || groupCountMax > COUNT_MAX) {
            throw new UserError(
                    ExitCode.WRONG_USAGE,
                    "--up-to is " + groupCountMax + "; expected a whole number from 2 to " + COUNT_MAX);
        }
        Optional<Period> asked = Optional.ofNullable(period).map(Period::parse);
        Map.Entry<Period, List<MeasureGroups.OfTheme>> found = main.reading(main.home(), session -> {
            MonthRules month = MonthRules.of(session.warehouse(), session.settings(), asked);
            return Map.entry(
                    month.period(),
                    MeasureGroups.of(session.warehouse(), month.settings(), month.period(), groupCountMax));
        });
        SectionText.print(
                main.terminal(),
                "groups measured",
                found.getKey(),
                found.getValue().stream().map(ModelGroupsCommand::section).toList(),
                asJson);
    }

    private static Section section(MeasureGroups.OfTheme theme) {
        boolean isFuzzy = theme.table().stream()
                .flatMap(table -> table.rows().stream())
                .anyMatch(row -> row.fuzzy().isPresent());
        List<String> columns = new ArrayList<>(List.of(
                "groups",
                "smallest percent",
                "silhouette",
                "simplified",
                "Davies-Bouldin",
                "Calinski-Harabasz",
                "gap",
                "gap error",
                "stability",
                "least stability"));
        if (isFuzzy) {
            columns.addAll(List.of("partition coefficient", "partition entropy", "Xie-Beni"));
        }
        columns.add("best by");
        Section section = Section.of(
                "groups_" + theme.theme(),
                String.format(
                        Locale.ROOT,
                        "Theme %s, %s, on %,d of %,d customers by %s",
                        theme.theme(),
                        theme.algorithm(),
                        theme.sampleCount(),
                        theme.customerCount(),
                        String.join(", ", theme.features())),
                columns);
        if (theme.table().isEmpty()) {
            section = section.remark("there are not two customers that differ: nothing is measured");
        } else {
            NumberOfGroups chosen = theme.chosen().orElseThrow();
            for (GroupQuality row : theme.table().get().rows()) {
                section = section.row(cells(row, isFuzzy, chosen));
            }
            GapStatistic single = theme.table().get().singleGap();
            if (Double.isFinite(single.gap())) {
                section = section.remark(String.format(
                        Locale.ROOT, "of one group the gap is %.4f (error %.4f)", single.gap(), single.error()));
            }
            section = section.remark(WhySoMany.english(chosen, theme.rule()))
                    .remark("the theme asks for " + theme.askedCount());
        }
        return theme.excluded().isEmpty()
                ? section
                : section.remark("left out, for all customers have it alike or none has it: "
                        + String.join(", ", theme.excluded()));
    }

    private static Object[] cells(GroupQuality row, boolean isFuzzy, NumberOfGroups chosen) {
        List<Object> cells = new ArrayList<>(List.of(
                row.groupCount(),
                Section.figure(100 * row.smallestShare(), 1),
                Section.figure(row.silhouette().mean(), 4),
                Section.figure(row.simplifiedSilhouette(), 4)));
        cells.add(Section.figure(row.separation().daviesBouldin(), 4));
        cells.add(Section.figure(row.separation().calinskiHarabasz(), 2));
        cells.add(Section.figure(row.gap().gap(), 4));
        cells.add(Section.figure(row.gap().error(), 4));
        cells.add(Section.figure(row.stability().mean(), 4));
        cells.add(Section.figure(row.stability().least(), 4));
        if (isFuzzy) {
            cells.add(fuzzy(row, FuzzyQuality::partitionCoefficient));
            cells.add(fuzzy(row, FuzzyQuality::partitionEntropy));
            cells.add(fuzzy(row, FuzzyQuality::xieBeni));
        }
        cells.add(WhySoMany.named(chosen, row.groupCount()));
        return cells.toArray();
    }

    private static BigDecimal fuzzy(GroupQuality row, ToDoubleFunction<FuzzyQuality> figure) {
        return row.fuzzy()
                .map(found -> Section.figure(figure.applyAsDouble(found), 4))
                .orElse(null);
    }
}
