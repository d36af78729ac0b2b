package io.gridgrade.statistics.discriminant;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.List;

/**
 * All that a discriminant takes from its cases: exact, so that neither the order of the rows nor the number of threads
 * that summed them can change a digit of the model.
 */
public record SufficientStatistics(List<Feature> features, List<ClassSums> classes) {
    // Sums of products of 64-bit numbers have up to 45 digits; with 80 the differences below lose none that a double
    // keeps.
    private static final MathContext EXACT_ENOUGH = new MathContext(80);

    /** Checks that every class has the same features, and that there is something to tell apart. */
    public SufficientStatistics {
        features = List.copyOf(features);
        classes = List.copyOf(classes);
        if (classes.size() < 2) {
            throw new IllegalArgumentException("There must be at least 2 classes, found " + classes.size());
        }
        for (ClassSums sums : classes) {
            if (sums.sums().size() != features.size()) {
                throw new IllegalArgumentException("Class " + sums.code() + " must have " + features.size()
                        + " features, found " + sums.sums().size());
            }
        }
    }

    /** Cases of all classes. */
    public long count() {
        return classes.stream().mapToLong(ClassSums::count).sum();
    }

    /** Position of a class. */
    public int indexOf(String classCode) {
        for (int i = 0; i < classes.size(); i++) {
            if (classes.get(i).code().equals(classCode)) {
                return i;
            }
        }
        throw new IllegalArgumentException("No class " + classCode + " in "
                + classes.stream().map(ClassSums::code).toList());
    }

    /** Mean of a feature in a class, in the feature's own unit. */
    public BigDecimal mean(int classIndex, int feature) {
        ClassSums sums = classes.get(classIndex);
        return new BigDecimal(sums.sums().get(feature))
                .divide(BigDecimal.valueOf(sums.count()), EXACT_ENOUGH)
                .scaleByPowerOfTen(-features.get(feature).decimals());
    }

    /** Pooled covariance within the classes, in the features' own units: scatter over n - g. */
    public BigDecimal withinCovariance(int first, int second) {
        BigDecimal scatter = BigDecimal.ZERO;
        for (ClassSums sums : classes) {
            BigInteger count = BigInteger.valueOf(sums.count());
            BigInteger centred = sums.product(first, second)
                    .multiply(count)
                    .subtract(sums.sums().get(first).multiply(sums.sums().get(second)));
            scatter = scatter.add(new BigDecimal(centred).divide(new BigDecimal(count), EXACT_ENOUGH));
        }
        return scatter.divide(BigDecimal.valueOf(count() - classes.size()), EXACT_ENOUGH)
                .scaleByPowerOfTen(
                        -features.get(first).decimals() - features.get(second).decimals());
    }

    /** Whether a feature has one value in every class, so that it has no spread to measure the means against. */
    public boolean isConstantWithinClasses(int feature) {
        return classes.stream().allMatch(sums -> sums.product(feature, feature)
                .multiply(BigInteger.valueOf(sums.count()))
                .equals(sums.sums().get(feature).pow(2)));
    }

    /** The same text for the same statistics, to be hashed. */
    public String canonicalText() {
        StringBuilder text = new StringBuilder();
        for (Feature feature : features) {
            text.append("feature ")
                    .append(feature.name())
                    .append(' ')
                    .append(feature.decimals())
                    .append('\n');
        }
        for (ClassSums sums : classes) {
            text.append("class ")
                    .append(sums.code())
                    .append(' ')
                    .append(sums.count())
                    .append("\nsums ")
                    .append(sums.sums())
                    .append("\nproducts ")
                    .append(sums.products())
                    .append('\n');
        }
        return text.toString();
    }
}
