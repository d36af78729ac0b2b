package io.gridgrade.grade.score;

import io.gridgrade.statistics.binning.Bin;
import io.gridgrade.statistics.binning.Bins;
import java.util.List;

/** A term that gives, by the place of a customer in a table, the coefficient times the evidence of that place. */
public sealed interface EvidenceTerm extends DiscriminantTerm permits BinnedTerm, CrossedTerm {
    /** A bin of a variable, by its place in the table of bins. */
    record At(Bins bins, int place) {}

    /** What is looked at. */
    List<Variable> variables();

    /** The table: bins, or cells. */
    List<Bin> table();

    /** The place of a customer in the table, as SQL. */
    String place();

    /** Its evidence in thousandths, as SQL. */
    String thousandths();

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
