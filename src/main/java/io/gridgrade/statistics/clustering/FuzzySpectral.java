package io.gridgrade.statistics.clustering;

/**
 * Spectral grouping with degrees: fuzzy c-means in the place of k-means among the eigenvectors of the cases' likeness, as
 * fuzzy spectral clustering is used on power users. See {@link SpectralEmbedding}; centres are the means of the cases
 * weighed by u^m.
 */
public final class FuzzySpectral implements GroupingMethod {
    @Override
    public String code() {
        return "fuzzy-spectral";
    }

    @Override
    public int casesMax() {
        return SpectralEmbedding.CASES_MAX;
    }

    @Override
    public Grouping fit(CaseMatrix cases, int groupCount, GroupingSettings settings) {
        check(cases, groupCount);
        CaseMatrix embedded = SpectralEmbedding.of(cases, groupCount, settings);
        Grouping found = new FuzzyCMeans().fit(embedded, embedded.width(), settings);
        double[][] centres = new double[found.groupCount()][cases.width()];
        double[][] memberships = new double[cases.size()][];
        double[] weights = new double[centres.length];
        for (int i = 0; i < memberships.length; i++) {
            memberships[i] = found.memberships(i);
            for (int c = 0; c < centres.length; c++) {
                double weight = FuzzyCMeans.power(memberships[i][c], settings.fuzzifier());
                weights[c] += weight;
                for (int j = 0; j < centres[c].length; j++) {
                    centres[c][j] += weight * cases.row(i)[j];
                }
            }
        }
        for (int c = 0; c < centres.length; c++) {
            for (int j = 0; j < centres[c].length; j++) {
                centres[c][j] /= weights[c];
            }
        }
        return new Grouping(found.groups(), centres, memberships, found.objective(), found.rounds(), found.isSettled());
    }
}
