package io.gridgrade.grade.score;

import io.gridgrade.statistics.binning.Bin;
import io.gridgrade.statistics.binning.Bins;
import java.util.List;
import java.util.function.IntFunction;

/** A term that gives, by the place of a customer in a table, the coefficient times the evidence of that place. */
public sealed interface EvidenceTerm extends DiscriminantTerm permits BinnedTerm, CrossedTerm {
    /** A bin of a variable, by its place in the table of bins. */
    record At(Bins bins, int place) {}

    /** What is looked at. */
    List<Variable> variables();

    /** The table: bins, or cells. */
    List<Bin> table();

    /** What each place in the table gives, by the place of a customer in it, as SQL. */
    String lookUp(IntFunction<String> given);

    @Override
    default String sql() {
        return lookUp(place -> DiscriminantScore.literal(points(place)));
    }

    /** The place of a customer in the table, as SQL. */
    default String place() {
        return lookUp(Integer::toString);
    }

    /** Its evidence in thousandths, as SQL. */
    default String thousandths() {
        return lookUp(place -> Integer.toString(table().get(place).thousandths()));
    }

    /** Which bin of each variable a place in the table is. */
    List<At> bins(int place);

    /** The same, read from a relation that has all variables. */
    EvidenceTerm alone();

    /** The same with another coefficient. */
    EvidenceTerm times(double other);

    /** What a place in the table gives to D(x). */
    default double points(int place) {
        // Zero has a sign, which would be shown.
        return coefficient() * table().get(place).evidence() + 0.0;
    }
}
