package io.gridgrade.statistics.binning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.gridgrade.statistics.SharedTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OptimalBinningTest {
    /** Every way to cut nine pre-bins, 256 of them, is tried beside the search, for every trend. */
    @Test
    void noOtherBinsKeepMoreInformation() {
        SplittableRandom random = new SplittableRandom(11);
        for (int round = 0; round < 200; round++) {
            List<Counts> preBins = new ArrayList<>();
            int size = 1 + random.nextInt(9);
            for (int i = 0; i < size; i++) {
                preBins.add(new Counts(random.nextInt(40), random.nextInt(20)));
            }
            Counts all = preBins.stream().reduce(new Counts(5, 3), Counts::plus);
            BinningLimits limits = new BinningLimits(
                    0.02 * random.nextInt(10),
                    random.nextInt(30),
                    1 + random.nextInt(6),
                    random.nextInt(2) * 0.5,
                    random.nextInt(3));
            for (Trend trend : Trend.values()) {
                OptimalBinning found = OptimalBinning.of(preBins, all, trend, limits);
                double best = bestOfAll(preBins, all, trend, limits);
                if (best > Double.NEGATIVE_INFINITY) {
                    assertThat(found.value())
                            .as("%s of %s by %s", trend, preBins, limits)
                            .isCloseTo(best, within(1e-12));
                    assertThat(value(preBins, found.starts(), all, trend, limits))
                            .isCloseTo(best, within(1e-12));
                } else {
                    assertThat(found.starts()).containsExactly(0);
                }
            }
        }
    }

    private static double bestOfAll(List<Counts> preBins, Counts all, Trend trend, BinningLimits limits) {
        double best = Double.NEGATIVE_INFINITY;
        for (int cuts = 0; cuts < 1 << (preBins.size() - 1); cuts++) {
            List<Integer> starts = new ArrayList<>(List.of(0));
            for (int i = 1; i < preBins.size(); i++) {
                if ((cuts >> (i - 1) & 1) == 1) {
                    starts.add(i);
                }
            }
            best = Math.max(best, value(preBins, starts, all, trend, limits));
        }
        return best;
    }

    private static double value(
            List<Counts> preBins, List<Integer> starts, Counts all, Trend trend, BinningLimits limits) {
        if (starts.size() > limits.binsMax()) {
            return Double.NEGATIVE_INFINITY;
        }
        double value = 0;
        List<Double> odds = new ArrayList<>();
        for (int i = 0; i < starts.size(); i++) {
            int end = i + 1 < starts.size() ? starts.get(i + 1) : preBins.size();
            Counts counts = preBins.subList(starts.get(i), end).stream().reduce(Counts.NONE, Counts::plus);
            if (counts.total() == 0
                    || counts.total() < limits.leastOf(all.total())
                    || (limits.smoothing() == 0 && (counts.goods() == 0 || counts.defaults() == 0))) {
                return Double.NEGATIVE_INFINITY;
            }
            value += counts.information(all, limits.smoothing())
                    - limits.chances() * (1.0 / all.goods() + 1.0 / all.defaults());
            odds.add((double) counts.defaults() / counts.total());
        }
        return holds(odds, trend) ? value : Double.NEGATIVE_INFINITY;
    }

    private static boolean holds(List<Double> rates, Trend trend) {
        int turns = rates.size();
        return switch (trend) {
            case ASCENDING -> isSlope(rates, turns, turns, 1);
            case DESCENDING -> isSlope(rates, turns, turns, -1);
            case PEAK -> IntStream.rangeClosed(1, turns).anyMatch(turn -> isSlope(rates, turn, turns, 1));
            case VALLEY -> IntStream.rangeClosed(1, turns).anyMatch(turn -> isSlope(rates, turn, turns, -1));
            case NONE -> true;
            case AUTOMATIC -> holds(rates, Trend.PEAK) || holds(rates, Trend.VALLEY);
        };
    }

    // In one direction up to the turn, and in the other after it.
    private static boolean isSlope(List<Double> rates, int turn, int size, int sign) {
        for (int i = 1; i < size; i++) {
            int way = i < turn ? sign : -sign;
            if (way * Double.compare(rates.get(i), rates.get(i - 1)) < 0) {
                return false;
            }
        }
        return true;
    }

    /** As the R package scorecard prints them, to the digits of its data: each category of the file a bin. */
    @Test
    void theInformationOfGermanCreditIsThatOfItsCategories() {
        SharedTable german = SharedTable.withoutHeadings("german_credit/german.data", " ");
        Map<Integer, Double> expected =
                Map.of(0, 0.666012, 2, 0.293234, 5, 0.196010, 3, 0.169195, 11, 0.112638, 6, 0.086434, 14, 0.083293);
        expected.forEach((column, value) -> {
            Map<String, Counts> categories = new TreeMap<>();
            for (String[] row : german.rows()) {
                boolean isDefault = row[20].equals("2");
                categories.merge(row[column], new Counts(isDefault ? 0 : 1, isDefault ? 1 : 0), Counts::plus);
            }
            double found = categories.values().stream()
                    .mapToDouble(counts -> counts.information(new Counts(700, 300), 0))
                    .sum();
            assertThat(found).as("column %d", column).isCloseTo(value, within(5e-7));
            // The search keeps them all apart when nothing is said against it, as long as their rates differ.
            List<PreBin> preBins = new ArrayList<>();
            categories.forEach((text, counts) -> preBins.add(new PreBin(PreBin.Kind.TEXT, 0, text, List.of(counts))));
            Bins bins = Bins.of(preBins, Set.of(), Trend.AUTOMATIC, new BinningLimits(0, 0, 20, 0, 0));
            assertThat(bins.informationValue(0)).isCloseTo(found, within(1e-9));
        });
    }

    /** Seventy-seven pre-bins, as OptBinning's tutorial has them, which its solver takes 146 seconds for. */
    @Test
    void seventySevenPreBinsTakeLessThanATenthOfASecond() {
        SplittableRandom random = new SplittableRandom(7);
        List<Counts> preBins = IntStream.range(0, 77)
                .mapToObj(i -> new Counts(3_500 + random.nextInt(500), 200 + i * 3 + random.nextInt(60)))
                .toList();
        Counts all = preBins.stream().reduce(Counts.NONE, Counts::plus);
        BinningLimits limits = new BinningLimits(0.02, 0, 10, 0.5, 3);
        double fastest = Double.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            long began = System.nanoTime();
            OptimalBinning.of(preBins, all, Trend.AUTOMATIC, limits);
            fastest = Math.min(fastest, (System.nanoTime() - began) / 1e9);
        }
        assertThat(fastest).isLessThan(0.1);
    }
}
