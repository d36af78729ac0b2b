package io.gridgrade.group;

import io.gridgrade.statistics.clustering.CaseMatrix;
import io.gridgrade.statistics.clustering.Cases;
import io.gridgrade.statistics.clustering.Centre;
import io.gridgrade.statistics.clustering.FuzzyLloyd;
import io.gridgrade.statistics.clustering.Grouping;
import io.gridgrade.statistics.clustering.GroupingMethod;
import io.gridgrade.statistics.clustering.GroupingSettings;
import io.gridgrade.statistics.clustering.Lloyd;
import io.gridgrade.statistics.clustering.Matching;
import io.gridgrade.statistics.clustering.SampleCases;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Finds the centres of a theme's groups. Where customers were grouped before, the centres of then are tried too, as they
 * are and as a start: others take their place only where what the method makes small, for most the sum of squared
 * distances, is lower by more than a stated share, and by as much again for every further tenth of the customers that they
 * move from where the centres of then place them. So customers do not change group for a search that ended elsewhere, and
 * one who changed moves all the same: everybody is in the group of the nearest centre. Where centres that went on to where
 * their groups are now would move more than a tenth, those that go a part of the way and move at most a tenth are tried too;
 * what moves more must then be better than these by as much for every tenth.
 *
 * <p>k-means searches among all customers. Other methods search among a sample; fuzzy c-means then goes on among all, the
 * others are left where they are.
 *
 * @param method how groups are found
 * @param gainMin that share, 0 to 1
 */
record GroupSearch(GroupingMethod method, int roundsMax, long seed, int groupCount, double shareMin, double gainMin) {
    private static final String K_MEANS = "k-means";
    private static final String FUZZY_C_MEANS = "fuzzy-c-means";

    /** Sum of the squared moves of the centres below which a search ends, as scikit-learn's KMeans has it by default. */
    private static final double SQUARED_MOVE_MAX = 1e-4;

    // Many starts on few customers, for most end where others do; the best few are told apart by more, and the best of
    // these is settled on all.
    private static final int STARTS = 20;
    private static final int STARTS_SETTLED = 3;
    private static final int START_SAMPLE_MAX = 2_000;
    private static final int SAMPLE_MAX = 10_000;

    /** Share of the customers that a refit moves at most where what it gains does not outweigh more. */
    private static final double MOVED_SHARE_FEW = 0.1;

    private static final int[] PARTS_OF_THE_WAY = {2, 4, 8};

    /** Where the centres come from. */
    enum Origin {
        /** Of the model before, as they were. */
        KEPT,
        /** Of the model before, moved a part of the way to where its groups are now. */
        PARTWAY,
        /** Of the model before, moved to where its groups are now. */
        CONTINUED,
        /** Searched for anew. */
        NEW;

        String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * What was found.
     *
     * @param withinSums what the method makes small by where the centres come from, of all that were tried
     */
    record Result(Lloyd.Found found, Origin origin, Map<String, Double> withinSums) {}

    /** Centres that may be kept, and what their method makes small. */
    private record Candidate(Lloyd.Found found, double objective, double movedShare, Origin origin) {}

    /**
     * Searches.
     *
     * @param before the centres of the model before, on the features of these cases; empty where there are none
     * @param isSame whether that model was asked for alike and measured alike, so that its centres may be kept
     */
    Result search(StagedCases all, Optional<List<Centre>> before, boolean isSame) {
        List<Candidate> candidates = new ArrayList<>();
        if (before.isPresent() && isSame) {
            Lloyd.Found kept = kept(all, before.get());
            if (kept.sizes().size() == before.get().size() && !hasSmall(kept)) {
                candidates.add(candidate(all, before, kept, Origin.KEPT));
            }
        }
        if (before.isPresent() && (isSame || before.get().size() == groupCount)) {
            Candidate continued =
                    candidate(all, before, withoutSmall(all, settled(all, before.get())), Origin.CONTINUED);
            if (isSame) {
                partway(all, before.get(), continued).ifPresent(candidates::add);
            }
            candidates.add(continued);
        }
        candidates.add(candidate(all, before, withoutSmall(all, settled(all, start(all))), Origin.NEW));

        Candidate best = candidates.get(0);
        for (Candidate other : candidates) {
            if (isBetter(other, best)) {
                best = other;
            }
        }
        Map<String, Double> withinSums = new TreeMap<>();
        candidates.forEach(each -> withinSums.put(each.origin().code(), each.objective()));
        return new Result(best.found(), best.origin(), withinSums);
    }

    private Candidate candidate(StagedCases all, Optional<List<Centre>> before, Lloyd.Found found, Origin origin) {
        double objective = method.code().equals(FUZZY_C_MEANS)
                ? new StagedFuzzyCases(all.warehouse(), all.featureCount())
                        .weighed(found.centres(), GroupingSettings.of(seed).fuzzifier())
                        .objective()
                : found.withinSum();
        double movedShare = before.map(centres -> movedShare(all.shared(centres, found.centres())))
                .orElse(0.0);
        return new Candidate(found, objective, movedShare, origin);
    }

    // The longest part of the way, of a half and its halves, that moves few.
    private Optional<Candidate> partway(StagedCases all, List<Centre> before, Candidate continued) {
        List<Centre> to = continued.found().centres();
        if (continued.movedShare() <= MOVED_SHARE_FEW || to.size() != before.size()) {
            return Optional.empty();
        }
        return IntStream.of(PARTS_OF_THE_WAY)
                .mapToObj(part -> kept(
                        all,
                        IntStream.range(0, to.size())
                                .mapToObj(i -> between(before.get(i), to.get(i), part))
                                .toList()))
                .filter(found -> found.sizes().size() == to.size() && !hasSmall(found))
                .map(found -> candidate(all, Optional.of(before), found, Origin.PARTWAY))
                .filter(found -> found.movedShare() <= MOVED_SHARE_FEW)
                .findFirst();
    }

    private static Centre between(Centre from, Centre to, int part) {
        return new Centre(IntStream.range(0, from.parts().size())
                .mapToObj(i ->
                        from.parts().get(i) + (to.parts().get(i) - from.parts().get(i)) / part)
                .toList());
    }

    // Many optima are nearly alike, and customers told apart otherwise by each: what moves more must gain as much more.
    private boolean isBetter(Candidate other, Candidate than) {
        boolean isBeyondFew = than.origin() == Origin.PARTWAY && other.movedShare() > MOVED_SHARE_FEW;
        double tenths = 10 * (other.movedShare() - (isBeyondFew ? 0 : than.movedShare()));
        return other.objective() < than.objective() * (1 - gainMin * Math.max(1, tenths));
    }

    // Of customers who are not in the group that goes on with theirs.
    private static double movedShare(long[][] shared) {
        long count = Arrays.stream(shared).flatMapToLong(Arrays::stream).sum();
        return count == 0 ? 0 : 1 - (double) Matching.of(shared).sharedCount() / count;
    }

    private Lloyd lloyd() {
        return new Lloyd(GroupFeature.PARTS, roundsMax, SQUARED_MOVE_MAX);
    }

    // Where centres come to rest among all customers, by methods that know how to go there.
    private Lloyd.Found settled(StagedCases all, List<Centre> centres) {
        return switch (method.code()) {
            case K_MEANS -> lloyd().settle(all, centres);
            case FUZZY_C_MEANS -> fuzzy(all, centres);
            default -> kept(all, centres);
        };
    }

    private Lloyd.Found fuzzy(StagedCases all, List<Centre> centres) {
        FuzzyLloyd.Found found = new FuzzyLloyd(
                        GroupFeature.PARTS, GroupingSettings.of(seed).fuzzifier(), roundsMax, SQUARED_MOVE_MAX)
                .settle(new StagedFuzzyCases(all.warehouse(), all.featureCount()), centres);
        Lloyd.Found assigned = kept(all, found.centres());
        return new Lloyd.Found(
                assigned.centres(), assigned.sizes(), assigned.withinSum(), found.rounds(), found.isStable());
    }

    private List<Centre> start(StagedCases all) {
        if (method.code().equals(K_MEANS)) {
            return kMeansStart(all);
        }
        CaseMatrix sample = all.matrix(Math.min(SAMPLE_MAX, method.casesMax()), seed);
        Grouping found = method.fit(sample, Math.min(groupCount, sample.size()), GroupingSettings.of(seed));
        return IntStream.range(0, found.groupCount())
                .mapToObj(group -> new Centre(Arrays.stream(found.centre(group))
                        .mapToObj(value -> Math.round(value * GroupFeature.PARTS))
                        .toList()))
                .toList();
    }

    private List<Centre> kMeansStart(StagedCases all) {
        Lloyd lloyd = lloyd();
        SampleCases few = all.sample(START_SAMPLE_MAX, seed);
        List<List<Centre>> found = IntStream.range(0, STARTS)
                .mapToObj(start -> lloyd.settle(few, few.draw(groupCount, seed + start)))
                .sorted(Comparator.comparing(Lloyd.Found::withinSum))
                .map(Lloyd.Found::centres)
                .distinct()
                .limit(STARTS_SETTLED)
                .toList();
        return lloyd.best(all.sample(SAMPLE_MAX, seed), found);
    }

    // The smallest goes first: what it had may make another large enough.
    private Lloyd.Found withoutSmall(StagedCases all, Lloyd.Found found) {
        Lloyd.Found now = found;
        while (now.centres().size() > 1 && hasSmall(now)) {
            List<Long> sizes = now.sizes();
            int least = IntStream.range(0, sizes.size())
                    .boxed()
                    .min(Comparator.comparing(sizes::get))
                    .orElseThrow();
            List<Centre> centres = new ArrayList<>(now.centres());
            centres.remove(least);
            now = settled(all, centres);
        }
        return now;
    }

    private boolean hasSmall(Lloyd.Found found) {
        long count = found.sizes().stream().mapToLong(Long::longValue).sum();
        return found.sizes().stream().anyMatch(size -> size < shareMin * count);
    }

    private static Lloyd.Found kept(Cases all, List<Centre> centres) {
        List<Cases.Members> members = all.members(centres, true);
        BigInteger within = members.stream().map(Cases.Members::withinSum).reduce(BigInteger.ZERO, BigInteger::add);
        double unit = (double) GroupFeature.PARTS * GroupFeature.PARTS;
        return new Lloyd.Found(
                members.stream().map(each -> centres.get(each.centreNo())).toList(),
                members.stream().map(Cases.Members::count).toList(),
                within.doubleValue() / unit,
                0,
                true);
    }
}
