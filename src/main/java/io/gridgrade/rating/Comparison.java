package io.gridgrade.rating;

import io.gridgrade.validation.Remark;
import java.util.List;

/**
 * The customers of a population under every method.
 *
 * @param customers how many of them all methods score
 * @param methods those that are compared
 * @param lacking why a method is not among them, or what must be known of one that is
 * @param shares the grades that the scores in force gave, best first: those of every method are cut to them
 * @param pairs how each two methods agree
 * @param differences whom they differ over most, the widest apart first
 */
public record Comparison(
        String population,
        long customers,
        List<Method> methods,
        List<Remark> lacking,
        List<Share> shares,
        List<Pair> pairs,
        List<Difference> differences) {
    /** Copies its lists. */
    public Comparison {
        methods = List.copyOf(methods);
        lacking = List.copyOf(lacking);
        shares = List.copyOf(shares);
        pairs = List.copyOf(pairs);
        differences = List.copyOf(differences);
    }

    /** A method: its code, what it is, and of how many cases and defaults it was learned; 0 when of none. */
    public record Method(String code, String made, long caseCount, long defaultCount) {}

    /** How many customers the scores in force put into a grade. */
    public record Share(String grade, long customers) {}

    /**
     * How two methods agree.
     *
     * @param spearman correlation of the ranks of all customers, ties at their middle
     * @param kendall tau-b of hundredths of the customers
     * @param linearKappa Cohen's kappa of the grades with linear weights
     * @param quadraticKappa the same with quadratic weights
     * @param same share of the customers with the same grade, 0 to 1
     * @param near share of the customers at most one grade apart, 0 to 1
     */
    public record Pair(
            String first,
            String second,
            double spearman,
            double kendall,
            double linearKappa,
            double quadraticKappa,
            double same,
            double near) {}

    /** A customer: where each method puts it, and why the one that ranks it best and the one that ranks it poorest do. */
    public record Difference(String customerNo, List<Place> places, Reason best, Reason poorest) {
        /** Copies its list. */
        public Difference {
            places = List.copyOf(places);
        }
    }

    /** Where a method puts a customer: the grade, and of a hundred customers the place, 1 the best. */
    public record Place(String method, String grade, long hundredth) {}

    /** The part of a method's score that is furthest from what it gives on average: what it gives, and that average. */
    public record Reason(String method, String part, double given, double mean) {}
}
