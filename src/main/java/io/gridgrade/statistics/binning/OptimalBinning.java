package io.gridgrade.statistics.binning;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The bins of ordered pre-bins that keep most information value, found exactly by dynamic programming: whatever stands
 * before a bin matters only by that bin's default rate and the way that the trend has come.
 *
 * <p>The problem is that of G. Navas-Palencia, "Optimal binning: mathematical programming formulation", 2020, who gives it
 * to a solver of integer programs. Of n pre-bins it takes some n² log n steps a bin.
 *
 * @param starts the first pre-bin of each bin, rising from 0; empty without pre-bins
 * @param value information value of the bins, less what chance must be paid
 */
public record OptimalBinning(List<Integer> starts, double value) {
    private static final double IMPOSSIBLE = Double.NEGATIVE_INFINITY;

    /** Copies its list. */
    public OptimalBinning {
        starts = List.copyOf(starts);
    }

    /**
     * Finds the bins.
     *
     * @param preBins counts in the order of the values
     * @param all the cases that information value is taken over: with those that stand in no pre-bin, such as missing ones
     */
    public static OptimalBinning of(List<Counts> preBins, Counts all, Trend trend, BinningLimits limits) {
        if (preBins.isEmpty()) {
            return new OptimalBinning(List.of(), 0);
        }
        if (all.goods() == 0 || all.defaults() == 0) {
            throw new IllegalArgumentException("There must be good and defaulted cases, found " + all);
        }
        Cells cells = new Cells(preBins, all, limits);
        return switch (trend) {
            case ASCENDING -> search(cells, limits, new boolean[] {true});
            case DESCENDING -> search(cells, limits, new boolean[] {false});
            case PEAK -> search(cells, limits, new boolean[] {true, false});
            case VALLEY -> search(cells, limits, new boolean[] {false, true});
            case NONE -> search(cells, limits, new boolean[0]);
            case AUTOMATIC -> {
                OptimalBinning peak = search(cells, limits, new boolean[] {true, false});
                OptimalBinning valley = search(cells, limits, new boolean[] {false, true});
                yield valley.value > peak.value ? valley : peak;
            }
        };
    }

    // The phases are the slopes that the default rate goes through: true where it must not fall. Without one it is
    // free.
    private static OptimalBinning search(Cells cells, BinningLimits limits, boolean[] phases) {
        int size = cells.size;
        int slopes = Math.max(1, phases.length);
        int bins = Math.min(limits.binsMax(), size);
        // By number of bins, phase, and the last bin, which goes from pre-bin a to before b: the best value, and from
        // which state it came.
        double[][][] best = new double[slopes][size + 1][size + 1];
        int[][][][] from = new int[bins][slopes][size + 1][size + 1];
        fill(best);
        for (int b = 1; b <= size; b++) {
            for (int phase = 0; phase < slopes; phase++) {
                best[phase][0][b] = cells.value[0][b];
            }
        }
        Found found = new Found();
        found.see(best, 0, size);
        for (int k = 1; k < bins; k++) {
            double[][][] next = new double[slopes][size + 1][size + 1];
            fill(next);
            for (int phase = 0; phase < slopes; phase++) {
                extend(cells, phases, phase, best, next, from[k]);
            }
            best = next;
            found.see(best, k, size);
        }
        if (found.value == IMPOSSIBLE) {
            // Too few cases for a bin: all values are one, for what it is worth.
            return new OptimalBinning(List.of(0), 0);
        }
        return new OptimalBinning(found.starts(from, size), found.value);
    }

    private static void fill(double[][][] values) {
        for (double[][] plane : values) {
            for (double[] row : plane) {
                java.util.Arrays.fill(row, IMPOSSIBLE);
            }
        }
    }

    // One bin more, in a phase, behind every best way that the phase or the one before it may go on from.
    private static void extend(
            Cells cells, boolean[] phases, int phase, double[][][] best, double[][][] next, int[][][] from) {
        int size = cells.size;
        for (int a = 1; a < size; a++) {
            int[] order = cells.order[a];
            double[] run = new double[order.length];
            int[] state = new int[order.length];
            for (int sign = 0; sign < 2; sign++) {
                // With a slope, only the bins before whose rate is not above, or not below; free, all of them.
                boolean isRising = sign == 0;
                if (phases.length == 0 ? !isRising : phases[phase] != isRising) {
                    continue;
                }
                double most = IMPOSSIBLE;
                int at = -1;
                for (int i = 0; i < order.length; i++) {
                    int place = isRising ? i : order.length - 1 - i;
                    int h = order[place];
                    for (int before = Math.max(0, phase - 1); before <= phase; before++) {
                        if (best[before][h][a] > most) {
                            most = best[before][h][a];
                            at = before * (size + 1) + h;
                        }
                    }
                    run[place] = most;
                    state[place] = at;
                }
                for (int b = a + 1; b <= size; b++) {
                    if (cells.value[a][b] == IMPOSSIBLE) {
                        continue;
                    }
                    int place = phases.length == 0 ? order.length - 1 : cells.place(a, b, isRising);
                    if (place >= 0 && place < order.length && run[place] > IMPOSSIBLE) {
                        next[phase][a][b] = run[place] + cells.value[a][b];
                        from[phase][a][b] = state[place];
                    }
                }
            }
        }
    }

    /** What a bin from pre-bin a to before b is worth, and the bins that end before a in the order of their rates. */
    private static final class Cells {
        private final int size;
        private final long[] goods;
        private final long[] defaults;
        private final double[][] value;
        private final int[][] order;

        private Cells(List<Counts> preBins, Counts all, BinningLimits limits) {
            size = preBins.size();
            goods = new long[size + 1];
            defaults = new long[size + 1];
            for (int i = 0; i < size; i++) {
                goods[i + 1] = goods[i] + preBins.get(i).goods();
                defaults[i + 1] = defaults[i] + preBins.get(i).defaults();
            }
            double least = limits.leastOf(all.total());
            double price = limits.chances() * (1.0 / all.goods() + 1.0 / all.defaults());
            value = new double[size + 1][size + 1];
            for (int a = 0; a <= size; a++) {
                for (int b = 0; b <= size; b++) {
                    value[a][b] = IMPOSSIBLE;
                    if (b > a) {
                        Counts counts = new Counts(goods[b] - goods[a], defaults[b] - defaults[a]);
                        boolean isCertain = limits.smoothing() == 0 && (counts.goods() == 0 || counts.defaults() == 0);
                        if (counts.total() > 0 && counts.total() >= least && !isCertain) {
                            value[a][b] = counts.information(all, limits.smoothing()) - price;
                        }
                    }
                }
            }
            order = new int[size + 1][];
            for (int a = 1; a <= size; a++) {
                int end = a;
                order[a] = IntStream.range(0, a)
                        .filter(h -> value[h][end] > IMPOSSIBLE)
                        .boxed()
                        .sorted((x, y) -> {
                            int rate = compare(x, end, y, end);
                            return rate != 0 ? rate : Integer.compare(x, y);
                        })
                        .mapToInt(Integer::intValue)
                        .toArray();
            }
        }

        // Default rates by cross multiplication: whole numbers, so that equal rates are equal.
        private int compare(int a, int b, int c, int d) {
            long first = defaults[b] - defaults[a];
            long second = defaults[d] - defaults[c];
            return Long.compare(
                    Math.multiplyExact(first, goods[d] - goods[c]), Math.multiplyExact(second, goods[b] - goods[a]));
        }

        // The last bin in the order whose rate is not above that of the bin a to b, or the first that is not below.
        private int place(int a, int b, boolean isRising) {
            int low = 0;
            int high = order[a].length;
            while (low < high) {
                int middle = (low + high) / 2;
                int rate = compare(order[a][middle], a, a, b);
                if (isRising ? rate <= 0 : rate < 0) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return isRising ? low - 1 : low;
        }
    }

    /** The best way so far, of the fewest bins. */
    private static final class Found {
        private double value = IMPOSSIBLE;
        private int lastBin;
        private int phase;
        private int start;

        private void see(double[][][] best, int bin, int size) {
            for (int p = 0; p < best.length; p++) {
                for (int a = 0; a < size; a++) {
                    if (best[p][a][size] > value) {
                        value = best[p][a][size];
                        lastBin = bin;
                        phase = p;
                        start = a;
                    }
                }
            }
        }

        private List<Integer> starts(int[][][][] from, int size) {
            List<Integer> starts = new ArrayList<>();
            int p = phase;
            int a = start;
            int b = size;
            for (int k = lastBin; k >= 0; k--) {
                starts.add(a);
                if (k > 0) {
                    int state = from[k][p][a][b];
                    b = a;
                    a = state % (size + 1);
                    p = state / (size + 1);
                }
            }
            Collections.reverse(starts);
            return starts;
        }
    }
}
