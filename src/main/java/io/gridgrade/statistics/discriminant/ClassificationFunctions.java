package io.gridgrade.statistics.discriminant;

import java.util.List;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;

/** One linear function a class, with the logarithm of the class's prior in its constant. */
public record ClassificationFunctions(List<String> classes, RealMatrix coefficients, RealVector constants) {
    /** Probability of each class given a case. */
    public RealVector posterior(double... x) {
        RealVector values = coefficients.operate(new ArrayRealVector(x)).add(constants);
        // The highest is taken off first: the exponential of a few hundred would overflow.
        double highest = values.getMaxValue();
        RealVector odds = values.map(value -> Math.exp(value - highest));
        return odds.mapDivide(odds.getL1Norm());
    }

    /** Probability of each class given a case, weighed by what it costs to miss a case of that class. */
    public RealVector posteriorWithCosts(RealVector missCosts, double... x) {
        RealVector weighed = posterior(x).ebeMultiply(missCosts);
        return weighed.mapDivide(weighed.getL1Norm());
    }

    /** The most probable class of a case. */
    public String classOf(double... x) {
        return classes.get(posterior(x).getMaxIndex());
    }
}
