package io.gridgrade.grade.score;

/** What one variable gives to D(x): the points of a place in its table, or, in models of before bins, a coefficient times its value. */
public sealed interface DiscriminantTerm extends Score.Term permits EvidenceTerm, LinearTerm {
    /** The coefficient of the discriminant. */
    double coefficient();

    /** Its value, as SQL over a row of the relations {@code indicator} and {@code attribute}; null when missing. */
    String value();
}
