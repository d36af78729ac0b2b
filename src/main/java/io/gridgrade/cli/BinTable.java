package io.gridgrade.cli;

import io.gridgrade.engine.Row;
import io.gridgrade.grade.explain.Explanation;
import io.gridgrade.grade.risk.DiscriminantModel;
import io.gridgrade.grade.score.BinnedTerm;
import io.gridgrade.grade.score.DiscriminantTerm;
import io.gridgrade.grade.score.EvidenceTerm;
import io.gridgrade.grade.score.LinearTerm;
import io.gridgrade.model.Model;
import io.gridgrade.statistics.binning.Bin;
import io.gridgrade.usecase.WhyWords;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** A discriminant as a table: each variable, its bins, and what each gives to D(x). */
final class BinTable {
    private static final int DIGITS = 6;

    private BinTable() {}

    /** The lines of a model that is kept, by {@code sql/status/models}. */
    static List<String> of(Row row) {
        DiscriminantModel model = DiscriminantModel.of(Model.of(row));
        WhyWords words = WhyWords.in("en");
        TextTable table =
                new TextTable(List.of("variable", "bin", "good", "defaults", "evidence", "coefficient", "gives to D"));
        for (DiscriminantTerm term : model.score().terms()) {
            if (term instanceof EvidenceTerm evidence) {
                add(table, evidence, words);
            } else if (term instanceof LinearTerm linear) {
                table.add(linear.name(), "points", null, null, null, digits(linear.coefficient()), null);
            }
        }
        table.add("cut", "", null, null, null, null, digits(-model.score().cut()));
        List<String> lines = new ArrayList<>(table.lines());
        lines.add("log odds of good to default = " + words.calibration(model.calibration()));
        return lines;
    }

    // What a value may come to fall into is shown, whether a case did or not; of cells, those with a case, for the
    // others
    // give nothing.
    private static void add(TextTable table, EvidenceTerm term, WhyWords words) {
        boolean isFirst = true;
        for (int i = 0; i < term.table().size(); i++) {
            Bin bin = term.table().get(i);
            boolean isShown = term instanceof BinnedTerm binned
                    ? bin.kind() != Bin.Kind.OTHER_TEXTS || binned.variable().hasText()
                    : bin.counts().total() > 0;
            if (isShown) {
                table.add(
                        isFirst ? term.name() : "",
                        words.bins(term.bins(i).stream()
                                .map(at -> Explanation.Place.of(at.bins(), at.place()))
                                .toList()),
                        bin.counts().goods(),
                        bin.counts().defaults(),
                        digits(bin.evidence()),
                        isFirst ? digits(term.coefficient()) : null,
                        digits(term.points(i)));
                isFirst = false;
            }
        }
    }

    private static BigDecimal digits(double value) {
        return BigDecimal.valueOf(value).setScale(DIGITS, RoundingMode.HALF_UP);
    }
}
