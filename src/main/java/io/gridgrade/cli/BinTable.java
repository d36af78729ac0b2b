package io.gridgrade.cli;

import io.gridgrade.engine.Row;
import io.gridgrade.grade.explain.Explanation;
import io.gridgrade.grade.risk.DiscriminantModel;
import io.gridgrade.grade.score.BinnedTerm;
import io.gridgrade.grade.score.DiscriminantTerm;
import io.gridgrade.grade.score.LinearTerm;
import io.gridgrade.model.Model;
import io.gridgrade.statistics.binning.Bin;
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
            if (term instanceof BinnedTerm binned) {
                add(table, binned, words);
            } else if (term instanceof LinearTerm linear) {
                table.add(linear.name(), "points", null, null, null, digits(linear.coefficient()), null);
            }
        }
        table.add("cut", "", null, null, null, null, digits(-model.score().cut()));
        List<String> lines = new ArrayList<>(table.lines());
        lines.add("log odds of good to default = " + words.calibration(model.calibration()));
        return lines;
    }

    // A bin without a case is shown where a value may come to fall into it, which is all but the texts of a number.
    private static void add(TextTable table, BinnedTerm term, WhyWords words) {
        for (int i = 0; i < term.bins().bins().size(); i++) {
            Bin bin = term.bins().bins().get(i);
            if (bin.kind() != Bin.Kind.OTHER_TEXTS || term.variable().hasText()) {
                table.add(
                        i == 0 ? term.name() : "",
                        words.bin(Explanation.Place.of(term.bins(), i)),
                        bin.counts().goods(),
                        bin.counts().defaults(),
                        digits(bin.evidence()),
                        i == 0 ? digits(term.coefficient()) : null,
                        digits(term.points(i)));
            }
        }
    }

    private static BigDecimal digits(double value) {
        return BigDecimal.valueOf(value).setScale(DIGITS, RoundingMode.HALF_UP);
    }
}
