package io.gridgrade.grade.weighting;

import io.gridgrade.statistics.weighting.PairwiseComparison;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Problems;
import io.gridgrade.value.UserError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The weights of one population by its judges, of which each judges every pair once. Judges are brought together by the
 * geometric mean of their judgements, which keeps a judgement and its reverse each other's reciprocal.
 *
 * <p>J. Aczel and T. L. Saaty, "Procedures for synthesizing ratio judgements", 1983.
 *
 * @param dimensions  those judged, in the order of the index system
 * @param comparison  of all judges together
 */
record JudgedWeights(List<String> dimensions, int judgeCount, PairwiseComparison comparison) {
    /** Weighs, or refuses judgements of which some are missing, stand there twice, or contradict one another too much. */
    static JudgedWeights of(String file, String population, List<Judgement> judgements, List<String> inOrder) {
        List<String> dimensions = inOrder.stream()
                .filter(code -> judgements.stream()
                        .anyMatch(
                                one -> one.first().equals(code) || one.second().equals(code)))
                .toList();
        Map<String, List<Judgement>> judges = new TreeMap<>();
        judgements.forEach(one ->
                judges.computeIfAbsent(one.judge(), judge -> new ArrayList<>()).add(one));
        Problems problems = new Problems();
        int n = dimensions.size();
        double[][] logarithms = new double[n][n];
        judges.forEach((judge, own) -> {
            Judgement[][] matrix = matrix(file, population, judge, own, dimensions, problems);
            if (problems.isEmpty()) {
                PairwiseComparison comparison = PairwiseComparison.of(times(matrix, dimensions));
                if (comparison.consistencyRatio() > PairwiseComparison.CONSISTENCY_RATIO_MAX) {
                    problems.add("%s", contradiction(file, matrix, dimensions, comparison));
                }
                double[][] times = times(matrix, dimensions);
                for (int i = 0; i < n; i++) {
                    for (int j = i + 1; j < n; j++) {
                        logarithms[i][j] += Math.log(times[i][j]) / judges.size();
                    }
                }
            }
        });
        problems.throwIfAny(
                ExitCode.WRONG_USAGE,
                "the judgements for population " + population + " cannot be weighed by; mend them, and run this again");
        return new JudgedWeights(
                dimensions,
                judges.size(),
                PairwiseComparison.of(Arrays.stream(logarithms)
                        .map(row -> Arrays.stream(row).map(Math::exp).toArray())
                        .toArray(double[][]::new)));
    }

    /** The weights by dimension, 0 to 1, together 1. */
    Map<String, Double> weights() {
        Map<String, Double> weights = new LinkedHashMap<>();
        double[] found = comparison.weights();
        for (int i = 0; i < found.length; i++) {
            weights.put(dimensions.get(i), found[i]);
        }
        return weights;
    }

    private static Judgement[][] matrix(
            String file,
            String population,
            String judge,
            List<Judgement> own,
            List<String> dimensions,
            Problems problems) {
        int n = dimensions.size();
        if (n > PairwiseComparison.SIZE_MAX) {
            throw new UserError(
                    ExitCode.WRONG_USAGE,
                    file + ": " + n + " dimensions are judged for population " + population + "; expected at most "
                            + PairwiseComparison.SIZE_MAX);
        }
        Judgement[][] matrix = new Judgement[n][n];
        for (Judgement one : own) {
            int first = dimensions.indexOf(one.first());
            int second = dimensions.indexOf(one.second());
            Judgement before = matrix[Math.min(first, second)][Math.max(first, second)];
            if (before != null) {
                problems.add(
                        "%s",
                        file + " line " + one.cell().lineNo() + ": " + one.pair() + " is judged already, in line "
                                + before.cell().lineNo() + "; expected each pair once" + by(judge));
            }
            matrix[Math.min(first, second)][Math.max(first, second)] = one;
        }
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                if (matrix[i][j] == null) {
                    problems.add(
                            "%s",
                            file + ": population " + population + " has no judgement of " + dimensions.get(i)
                                    + " against " + dimensions.get(j) + by(judge)
                                    + "; expected every pair of the dimensions that are judged");
                }
            }
        }
        return matrix;
    }

    private static String by(String judge) {
        return judge.isEmpty() ? "" : " by judge " + judge;
    }

    private static double[][] times(Judgement[][] matrix, List<String> dimensions) {
        int n = dimensions.size();
        double[][] times = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                Judgement one = matrix[i][j];
                times[i][j] = one.first().equals(dimensions.get(i)) ? one.times() : 1 / one.times();
            }
        }
        return times;
    }

    private static String contradiction(
            String file, Judgement[][] matrix, List<String> dimensions, PairwiseComparison comparison) {
        PairwiseComparison.Mend mend = comparison.worst();
        Judgement worst = matrix[mend.first()][mend.second()];
        boolean isAsWritten = worst.first().equals(dimensions.get(mend.first()));
        return file + " line " + worst.cell().lineNo() + ", column "
                + worst.cell().columnNo() + ": the judgements" + by(worst.judge())
                + " contradict one another: their consistency ratio is " + digits(comparison.consistencyRatio())
                + ", expected at most " + PairwiseComparison.CONSISTENCY_RATIO_MAX + "; the worst is " + worst.pair()
                + ", " + worst.cell().text() + ": the others say "
                + onScale(isAsWritten ? mend.judgement() : 1 / mend.judgement()) + ", with which it is "
                + digits(mend.consistencyRatio());
    }

    private static String onScale(double times) {
        return times >= 1 ? String.valueOf(Math.round(times)) : "1/" + Math.round(1 / times);
    }

    private static String digits(double ratio) {
        return String.format(Locale.ROOT, "%.3f", ratio);
    }
}
