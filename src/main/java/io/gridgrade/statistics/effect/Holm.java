package io.gridgrade.statistics.effect;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Probabilities of several tests that are looked at together (S. Holm, "A simple sequentially rejective multiple test
 * procedure", 1979): the chance that any effect is seen where there is none stays below the level.
 */
public final class Holm {
    private Holm() {}

    /** The adjusted probabilities, in the order of the given ones. */
    public static double[] adjust(double[] probabilities) {
        int count = probabilities.length;
        Integer[] order = new Integer[count];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> probabilities[i]));
        double[] adjusted = new double[count];
        double most = 0;
        for (int place = 0; place < count; place++) {
            most = Math.max(most, Math.min(1, (count - place) * probabilities[order[place]]));
            adjusted[order[place]] = most;
        }
        return adjusted;
    }
}
