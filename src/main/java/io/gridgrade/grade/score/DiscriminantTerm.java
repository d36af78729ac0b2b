package io.gridgrade.grade.score;

/** What one variable gives to D(x): a bin's points, or, in models of before bins, a coefficient times its value. */
public sealed interface DiscriminantTerm extends Score.Term permits BinnedTerm, LinearTerm {
    /** The coefficient of the discriminant. */
    double coefficient();

    /** Its value, as SQL over a row of the relations {@code indicator} and {@code attribute}; null when missing. */
    String value();
}
