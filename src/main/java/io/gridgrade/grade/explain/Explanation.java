package io.gridgrade.grade.explain;

import io.gridgrade.engine.Row;
import io.gridgrade.statistics.binning.Bin;
import io.gridgrade.statistics.binning.Bins;
import io.gridgrade.statistics.calibration.SplineScaling;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Why a customer has its grade.
 *
 * @param grade      the grade as it was stored, the customer and the close, by {@code sql/why/grade}
 * @param indicators what each graded indicator gives to the score, by {@code sql/why/index_points}
 * @param reasons    the indicators, at most four, that cost the score most, by {@code sql/why/reason}
 * @param score      what they add up to; empty when there is no score
 * @param path       the orders of grades on the way from the score to the grade, by {@code sql/why/grade_path}
 * @param steps      the scale, best first, to name those orders
 * @param gates      every gate, in their order
 * @param discriminant the probability of default, when a model scored the customer
 * @param differences what does not add up to what is stored; empty as long as the rules are those of the close
 */
public record Explanation(
        Row grade,
        List<Row> indicators,
        List<Row> reasons,
        Optional<BigDecimal> score,
        Row path,
        List<Grade> steps,
        List<Gate> gates,
        Optional<Discriminant> discriminant,
        List<Difference> differences) {
    /** What is stored and does not come out again: points, score, grade_code, reason_code or discriminant, by its parts. */
    public record Difference(String code, List<String> values) {}

    /** A grade of the scale; {@code floor} is null when no score gives it. */
    public record Grade(String code, int order, BigDecimal floor) {}

    /** A gate that was looked at: whether it holds for the customer, and whether it decided the grade. */
    public record Gate(Row gate, boolean holds, boolean decided) {}

    /**
     * How likely a default is, by Fisher's discriminant.
     *
     * @param model  the model, by {@code sql/why/model}
     * @param terms  what each variable gives to D(x)
     * @param cut    what is taken off their sum
     * @param score  D(x), as the terms add up
     * @param calibration what makes the logarithm of the odds of good to default of D(x)
     */
    public record Discriminant(Row model, List<Term> terms, double cut, double score, SplineScaling calibration) {
        /** Logarithm of the odds of good to default. */
        public double logOdds() {
            return calibration.logOdds(score);
        }
    }

    /**
     * What a variable gives to D(x).
     *
     * @param given by {@code sql/why/discriminant_term}
     * @param places the bin that its value is in, or those of two variables together; none in models of before bins
     * @param evidence of the bin, or of the cell
     */
    public record Term(Row given, List<Place> places, Optional<Double> evidence) {}

    /**
     * A bin of a variable.
     *
     * @param to where the next bin of numbers begins; empty when it is the last of them
     */
    public record Place(Bin bin, Optional<Double> to) {
        /** The bin at a place of a variable's bins. */
        public static Place of(Bins bins, int at) {
            List<Bin> all = bins.bins();
            boolean isFollowed = at + 1 < all.size() && all.get(at + 1).kind() == Bin.Kind.NUMBERS;
            return new Place(
                    all.get(at), isFollowed ? Optional.of(all.get(at + 1).from()) : Optional.empty());
        }
    }

    /** The code of a grade's order; empty for none. */
    public Optional<Grade> gradeOfOrder(String column) {
        return path.isNull(column)
                ? Optional.empty()
                : steps.stream()
                        .filter(step -> step.order() == path.integer(column))
                        .findFirst();
    }
}
