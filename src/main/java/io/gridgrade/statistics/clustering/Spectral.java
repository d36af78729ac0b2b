package io.gridgrade.statistics.clustering;

/**
 * Spectral grouping: k-means among the eigenvectors of the cases' likeness, which finds groups of any shape that hang
 * together. See {@link SpectralEmbedding}. A new case goes to the nearest mean all the same, which fits only as well as
 * {@link Grouping#assignedAlike} says.
 */
public final class Spectral implements GroupingMethod {
    @Override
    public String code() {
        return "spectral";
    }

    @Override
    public int casesMax() {
        return SpectralEmbedding.CASES_MAX;
    }

    @Override
    public Grouping fit(CaseMatrix cases, int groupCount, GroupingSettings settings) {
        check(cases, groupCount);
        CaseMatrix embedded = SpectralEmbedding.of(cases, groupCount, settings);
        Grouping found = new KMeans().fit(embedded, embedded.width(), settings);
        return Grouping.crisp(
                found.groups(),
                cases.means(found.groups(), found.groupCount()),
                found.objective(),
                found.rounds(),
                found.isSettled());
    }
}
