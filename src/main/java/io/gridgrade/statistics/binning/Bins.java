package io.gridgrade.statistics.binning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The bins of a variable: the one table by which it is fitted, scored, shown and explained. Every value has exactly one bin:
 * numbers in rising intervals that leave nothing out, infinite ones included; special values, each by itself whatever the
 * intervals; then the texts; last what is missing, which not-a-number is too.
 */
public record Bins(List<Bin> bins) {
    private static final double THOUSAND = 1000;

    /** Checks that no value is left without a bin. */
    public Bins {
        bins = List.copyOf(bins);
        for (Bin.Kind kind : List.of(Bin.Kind.OTHER_TEXTS, Bin.Kind.MISSING)) {
            if (bins.stream().filter(bin -> bin.kind() == kind).count() != 1) {
                throw new IllegalArgumentException("There must be one bin " + kind + ", found " + bins);
            }
        }
        List<Double> specials = bins.stream()
                .filter(bin -> bin.kind() == Bin.Kind.SPECIAL)
                .map(Bin::from)
                .toList();
        if (specials.size() != specials.stream().distinct().count()) {
            throw new IllegalArgumentException("There must be one bin a special value, found " + bins);
        }
        double last = Double.NEGATIVE_INFINITY;
        boolean isFirst = true;
        for (Bin bin : bins) {
            if (bin.kind() == Bin.Kind.NUMBERS) {
                if (isFirst ? bin.from() != Double.NEGATIVE_INFINITY : !(bin.from() > last)) {
                    throw new IllegalArgumentException("Bins of numbers must rise from below all, found " + bins);
                }
                last = bin.from();
                isFirst = false;
            }
        }
    }

    /**
     * Finds the bins of a variable.
     *
     * @param preBins numbers in rising order; special values, texts and what is missing anywhere
     * @param left the folds whose cases take no part
     */
    public static Bins of(List<PreBin> preBins, Set<Integer> left, Trend trend, BinningLimits limits) {
        Counts all = Counts.NONE;
        Counts missing = Counts.NONE;
        List<PreBin> numbers = new ArrayList<>();
        List<PreBin> texts = new ArrayList<>();
        List<PreBin> specials = new ArrayList<>();
        for (PreBin preBin : preBins) {
            Counts counts = preBin.without(left);
            all = all.plus(counts);
            if (preBin.kind() == PreBin.Kind.MISSING) {
                missing = missing.plus(counts);
            } else if (preBin.kind() == PreBin.Kind.SPECIAL) {
                specials.add(preBin);
            } else if (counts.total() > 0) {
                (preBin.kind() == PreBin.Kind.NUMBER ? numbers : texts).add(preBin);
            }
        }
        List<Bin> bins = new ArrayList<>(ofNumbers(numbers, left, all, trend, limits));
        for (PreBin special : specials) {
            bins.add(bin(Bin.Kind.SPECIAL, special.from(), List.of(), special.without(left), all, limits));
        }
        bins.addAll(ofTexts(texts, left, all, casesOf(numbers, left) > casesOf(texts, left), limits));
        bins.add(bin(Bin.Kind.MISSING, null, List.of(), missing, all, limits));
        return new Bins(
                tellsApart(bins, limits)
                        ? bins
                        : bins.stream().map(Bins::silent).toList());
    }

    // Where all but a handful of cases fell into one bin, its evidence is that of the smoothing alone, and whatever
    // weighs
    // evidence by how much it varies would make much of it.
    private static boolean tellsApart(List<Bin> bins, BinningLimits limits) {
        return bins.stream()
                        .filter(bin -> bin.counts().total() >= Math.max(1, limits.binCasesMin()))
                        .count()
                > 1;
    }

    private static Bin silent(Bin bin) {
        return new Bin(bin.kind(), bin.from(), bin.texts(), bin.counts(), 0);
    }

    /**
     * Bins that are cut without a look at the classes: numbers into parts of about as many cases, and each text that is
     * not rare by itself. They have no evidence.
     *
     * @param shareMin share of all cases below which a text is rare
     */
    public static Bins blind(List<PreBin> preBins, int parts, double shareMin) {
        List<PreBin> numbers = preBins.stream()
                .filter(preBin -> preBin.kind() == PreBin.Kind.NUMBER)
                .toList();
        long ofNumbers = numbers.stream().mapToLong(Bins::total).sum();
        long ofAll = preBins.stream().mapToLong(Bins::total).sum();
        List<Bin> bins = new ArrayList<>();
        long soFar = 0;
        long lastPart = -1;
        for (PreBin number : numbers) {
            soFar += total(number);
            long part = numbers.size() <= parts ? bins.size() : (soFar - 1) * parts / Math.max(1, ofNumbers);
            if (part != lastPart) {
                bins.add(blind(Bin.Kind.NUMBERS, bins.isEmpty() ? Double.NEGATIVE_INFINITY : number.from(), List.of()));
                lastPart = part;
            }
        }
        preBins.stream()
                .filter(preBin -> preBin.kind() == PreBin.Kind.SPECIAL)
                .forEach(preBin -> bins.add(blind(Bin.Kind.SPECIAL, preBin.from(), List.of())));
        preBins.stream()
                .filter(preBin -> preBin.kind() == PreBin.Kind.TEXT && total(preBin) >= shareMin * ofAll)
                .forEach(preBin -> bins.add(blind(Bin.Kind.TEXTS, null, List.of(preBin.text()))));
        bins.add(blind(Bin.Kind.OTHER_TEXTS, null, List.of()));
        bins.add(blind(Bin.Kind.MISSING, null, List.of()));
        return new Bins(bins);
    }

    private static long total(PreBin preBin) {
        return preBin.without(Set.of()).total();
    }

    private static Bin blind(Bin.Kind kind, Double from, List<String> texts) {
        return new Bin(kind, from, texts, Counts.NONE, 0);
    }

    private static long casesOf(List<PreBin> preBins, Set<Integer> left) {
        return preBins.stream()
                .mapToLong(preBin -> preBin.without(left).total())
                .sum();
    }

    private static List<Bin> ofNumbers(
            List<PreBin> preBins, Set<Integer> left, Counts all, Trend trend, BinningLimits limits) {
        List<Bin> bins = new ArrayList<>();
        List<Counts> counts =
                preBins.stream().map(preBin -> preBin.without(left)).toList();
        List<Integer> starts = OptimalBinning.of(counts, all, trend, limits).starts();
        for (int i = 0; i < starts.size(); i++) {
            int end = i + 1 < starts.size() ? starts.get(i + 1) : counts.size();
            bins.add(bin(
                    Bin.Kind.NUMBERS,
                    i == 0
                            ? Double.NEGATIVE_INFINITY
                            : preBins.get(starts.get(i)).from(),
                    List.of(),
                    sum(counts.subList(starts.get(i), end)),
                    all,
                    limits));
        }
        return bins;
    }

    // Texts go by their default rate, those too rare for a bin together; of neighbours some are one bin. A word where
    // most
    // values are numbers says why there is none: each that is not rare is a bin of its own.
    private static List<Bin> ofTexts(
            List<PreBin> preBins, Set<Integer> left, Counts all, boolean isSpecial, BinningLimits limits) {
        Counts rare = Counts.NONE;
        List<PreBin> common = new ArrayList<>();
        for (PreBin preBin : preBins) {
            if (preBin.without(left).total() < limits.leastOf(all.total())) {
                rare = rare.plus(preBin.without(left));
            } else {
                common.add(preBin);
            }
        }
        common.sort(Comparator.comparingDouble((PreBin preBin) -> rate(preBin.without(left)))
                .thenComparing(PreBin::text));
        List<Counts> counts =
                common.stream().map(preBin -> preBin.without(left)).toList();
        List<Integer> starts = isSpecial
                ? IntStream.range(0, counts.size()).boxed().toList()
                : OptimalBinning.of(counts, all, Trend.ASCENDING, limits).starts();
        List<Bin> bins = new ArrayList<>();
        for (int i = 0; i < starts.size(); i++) {
            int end = i + 1 < starts.size() ? starts.get(i + 1) : counts.size();
            bins.add(bin(
                    Bin.Kind.TEXTS,
                    null,
                    common.subList(starts.get(i), end).stream()
                            .map(PreBin::text)
                            .sorted()
                            .toList(),
                    sum(counts.subList(starts.get(i), end)),
                    all,
                    limits));
        }
        bins.add(bin(Bin.Kind.OTHER_TEXTS, null, List.of(), rare, all, limits));
        return bins;
    }

    private static double rate(Counts counts) {
        return (double) counts.defaults() / counts.total();
    }

    private static Counts sum(List<Counts> counts) {
        return counts.stream().reduce(Counts.NONE, Counts::plus);
    }

    // A bin that hardly a case fell into says nothing of whoever does later.
    private static Bin bin(
            Bin.Kind kind, Double from, List<String> texts, Counts counts, Counts all, BinningLimits limits) {
        int thousandths = counts.total() == 0 || counts.total() < limits.binCasesMin()
                ? 0
                : (int) Math.round(counts.evidence(all, limits.smoothing()) * THOUSAND);
        return new Bin(kind, from, texts, counts, thousandths);
    }

    /** Where a value belongs: its bin's place in the list. A number goes before a text, should there be both. */
    public int indexOf(Optional<Double> number, Optional<String> text) {
        Optional<Double> known = number.filter(value -> !value.isNaN());
        for (int i = 0; i < bins.size(); i++) {
            if (bins.get(i).kind() == Bin.Kind.SPECIAL
                    && known.isPresent()
                    && isSame(known.get(), bins.get(i).from())) {
                return i;
            }
        }
        int found = -1;
        for (int i = 0; i < bins.size(); i++) {
            Bin bin = bins.get(i);
            boolean isHere =
                    switch (bin.kind()) {
                        case NUMBERS -> known.isPresent() && known.get() >= bin.from();
                        case SPECIAL -> false;
                        case TEXTS ->
                            known.isEmpty() && text.isPresent() && bin.texts().contains(text.get());
                        // Numbers where none was seen belong to no interval: nothing is known of them either.
                        case OTHER_TEXTS -> found < 0 && (known.isPresent() || text.isPresent());
                        case MISSING -> found < 0;
                    };
            found = isHere ? i : found;
        }
        return found;
    }

    // As the engine compares: a zero has no sign.
    private static boolean isSame(double one, double other) {
        return one == other;
    }

    /** All cases that the bins were made of. */
    public Counts all() {
        return sum(bins.stream().map(Bin::counts).toList());
    }

    /** Information value: how far the classes lie apart over the bins; 0 where values say nothing. */
    public double informationValue(double smoothing) {
        Counts all = all();
        return bins.stream()
                .filter(bin -> bin.counts().total() > 0)
                .mapToDouble(bin -> bin.counts().information(all, smoothing))
                .sum();
    }

    /** How many pairs of a good case and a default the evidence puts in order, of all of them; a tie counts half. */
    public double pairsInOrder() {
        double pairs = 0;
        for (Bin one : bins) {
            for (Bin other : bins) {
                double share = (1 + Integer.signum(one.thousandths() - other.thousandths())) / 2.0;
                pairs += share * one.counts().goods() * other.counts().defaults();
            }
        }
        Counts all = all();
        return pairs / ((double) all.goods() * all.defaults());
    }

    /** Whether all cases have the same evidence, so that the variable tells nothing. */
    public boolean isConstant() {
        return bins.stream()
                        .filter(bin -> bin.counts().total() > 0)
                        .mapToInt(Bin::thousandths)
                        .distinct()
                        .count()
                < 2;
    }
}
