package io.gridgrade.statistics.validation;

import java.util.List;

/**
 * How far the cases gather in few grades, in both customary definitions, which are not the same.
 *
 * @param grades how many there are, empty ones too
 * @param variation coefficient of variation of the shares: root of K sum (share - 1 / K)^2
 * @param index the ECB's Herfindahl index: 1 + ln ((variation^2 + 1) / K) / ln K; 0 when all grades are alike, 1 for one
 * @param plainIndex the Herfindahl-Hirschman index: sum of the squared shares; 1 / K when all are alike, 1 for one
 */
public record Concentration(int grades, double variation, double index, double plainIndex) {
    /** From counts by grade; refuses less than two grades, or no case. */
    public static Concentration of(List<Long> counts) {
        double total = counts.stream().mapToLong(Long::longValue).sum();
        int grades = counts.size();
        if (grades < 2 || total == 0) {
            throw new IllegalArgumentException(
                    "There must be two grades and a case, found " + grades + " grades and " + total + " cases");
        }
        double plain = 0;
        double gaps = 0;
        for (long count : counts) {
            double share = count / total;
            plain += share * share;
            gaps += (share - 1.0 / grades) * (share - 1.0 / grades);
        }
        double variation = Math.sqrt(grades * gaps);
        double index = 1 + Math.log((variation * variation + 1) / grades) / Math.log(grades);
        return new Concentration(grades, variation, index, plain);
    }

    /**
     * Whether concentration has risen since the model was made: probability of a rise as large by chance.
     * ECB, "Instructions for reporting the validation results of internal models", 2019, section 2.5.5.3.
     */
    public CalibrationTests.Normal riseSince(Concentration initial) {
        double spread = Math.sqrt(variation * variation * (0.5 + variation * variation));
        double z = spread == 0 ? 0 : Math.sqrt(grades - 1.0) * (variation - initial.variation) / spread;
        return CalibrationTests.Normal.rising(z);
    }
}
