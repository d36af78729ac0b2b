package io.gridgrade.statistics.clustering;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * k-means: every case to its nearest centre, every centre to the mean of its cases, until no case changes (S. P. Lloyd,
 * "Least squares quantization in PCM", 1982), from the best of several k-means++ starts. {@link Lloyd} is the same over
 * cases that lie in an engine.
 */
public final class KMeans implements GroupingMethod {
    @Override
    public String code() {
        return "k-means";
    }

    @Override
    public int casesMax() {
        return 1_000_000;
    }

    @Override
    public Grouping fit(CaseMatrix cases, int groupCount, GroupingSettings settings) {
        check(cases, groupCount);
        Grouping best = null;
        for (int start = 0; start < settings.starts(); start++) {
            Grouping found =
                    from(cases, SeededDraw.centres(cases, groupCount, settings.seed() + start), settings.roundsMax());
            if (best == null || found.objective() < best.objective()) {
                best = found;
            }
        }
        return best;
    }

    /** Searches from given centres. */
    public static Grouping from(CaseMatrix cases, double[][] start, int roundsMax) {
        double[][] centres = Arrays.stream(start).map(double[]::clone).toArray(double[][]::new);
        int[] groups = new int[cases.size()];
        Arrays.fill(groups, -1);
        for (int round = 1; ; round++) {
            boolean isMoved = assign(cases, centres, groups);
            if (!isMoved || round >= roundsMax) {
                return found(cases, groups, centres, round, !isMoved);
            }
            centres = moved(cases, groups, centres.length);
        }
    }

    private static boolean assign(CaseMatrix cases, double[][] centres, int[] groups) {
        boolean isMoved = false;
        for (int i = 0; i < groups.length; i++) {
            int nearest = Space.nearest(cases.row(i), centres);
            isMoved |= nearest != groups[i];
            groups[i] = nearest;
        }
        return isMoved;
    }

    // A centre without cases moves to the case that is worst off; with none left to move to, it is dropped.
    private static double[][] moved(CaseMatrix cases, int[] groups, int count) {
        double[][] means = cases.means(groups, count);
        boolean[] isUsed = new boolean[count];
        for (int group : groups) {
            isUsed[group] = true;
        }
        List<double[]> kept = new ArrayList<>();
        for (int g = 0; g < count; g++) {
            if (isUsed[g]) {
                kept.add(means[g]);
            }
        }
        for (int g = kept.size(); g < count; g++) {
            int farthest = farthest(cases, kept.toArray(double[][]::new));
            if (farthest >= 0) {
                kept.add(cases.row(farthest).clone());
            }
        }
        return kept.toArray(double[][]::new);
    }

    private static int farthest(CaseMatrix cases, double[][] centres) {
        int farthest = -1;
        double longest = 0;
        for (int i = 0; i < cases.size(); i++) {
            double distance = Space.squaredDistance(cases.row(i), centres[Space.nearest(cases.row(i), centres)]);
            if (distance > longest) {
                longest = distance;
                farthest = i;
            }
        }
        return farthest;
    }

    // Groups that the last round left without a case are not told of.
    private static Grouping found(CaseMatrix cases, int[] groups, double[][] centres, int rounds, boolean isSettled) {
        int[] newNo = new int[centres.length];
        Arrays.fill(newNo, -1);
        Arrays.stream(groups)
                .distinct()
                .sorted()
                .forEach(group -> newNo[group] =
                        (int) Arrays.stream(newNo).filter(no -> no >= 0).count());
        double[][] used =
                new double[(int) Arrays.stream(newNo).filter(no -> no >= 0).count()][];
        double within = 0;
        for (int i = 0; i < groups.length; i++) {
            used[newNo[groups[i]]] = centres[groups[i]];
            within += Space.squaredDistance(cases.row(i), centres[groups[i]]);
            groups[i] = newNo[groups[i]];
        }
        return Grouping.crisp(groups, used, within, rounds, isSettled);
    }
}
