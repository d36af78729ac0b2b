package io.gridgrade.grade.risk;

import io.gridgrade.grade.score.BinnedTerm;
import io.gridgrade.statistics.discriminant.CanonicalAnalysis;
import io.gridgrade.statistics.discriminant.LinearDiscriminant;
import io.gridgrade.statistics.discriminant.TwoClassDiscriminant;
import io.gridgrade.statistics.validation.Discrimination;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is kept of a fit beside what scoring needs: how well it tells the classes apart, and by what. */
final class DiscriminantDiagnostics {
    private DiscriminantDiagnostics() {}

    static Map<String, Object> of(CalibratedFit calibrated, Discrimination resubstitution, double priorGood) {
        DiscriminantFit fit = calibrated.fit();
        LinearDiscriminant discriminant = fit.discriminant();
        TwoClassDiscriminant formula = discriminant.between(ObservedCases.GOOD, ObservedCases.DEFAULT);
        CanonicalAnalysis canonical = discriminant.canonical();
        Map<String, Object> diagnostics = new TreeMap<>();
        diagnostics.put("distance_squared", formula.distanceSquared());
        diagnostics.put("wilks", canonical.wilks());
        diagnostics.put("f", canonical.test().f());
        diagnostics.put("f_freedom", canonical.test().fFreedom());
        diagnostics.put("f_freedom_within", canonical.test().fFreedomWithin());
        diagnostics.put("chi_squared", canonical.test().chiSquared());
        diagnostics.put("priors", Map.of(ObservedCases.GOOD, priorGood, ObservedCases.DEFAULT, 1 - priorGood));
        diagnostics.put("excluded", fit.excluded());
        diagnostics.put("auc", resubstitution.auc());
        diagnostics.put("gini", resubstitution.gini());
        diagnostics.put("ks", resubstitution.ks());
        diagnostics.put("features", features(fit, canonical));
        return diagnostics;
    }

    private static List<Map<String, Object>> features(DiscriminantFit fit, CanonicalAnalysis canonical) {
        LinearDiscriminant discriminant = fit.discriminant();
        int good = discriminant.statistics().indexOf(ObservedCases.GOOD);
        List<Map<String, Object>> features = new ArrayList<>();
        for (int i = 0; i < discriminant.features().size(); i++) {
            String name = discriminant.features().get(i);
            Map<String, Object> feature = new TreeMap<>();
            feature.put("feature", name);
            feature.put("information_value", informationValue(fit, name));
            feature.put("mean_good", discriminant.means().getEntry(good, i));
            feature.put("mean_default", discriminant.means().getEntry(1 - good, i));
            if (canonical.singularValues().getDimension() > 0) {
                feature.put("scaling", canonical.scaling().getEntry(i, 0));
                feature.put("standardised", canonical.standardised().getEntry(i, 0));
                feature.put("structure", canonical.structure().getEntry(i, 0));
            }
            features.add(feature);
        }
        return features;
    }

    // Of two variables together there is none: their cells say what is left, not what there is.
    private static Double informationValue(DiscriminantFit fit, String name) {
        return fit.score().terms().stream()
                .filter(term -> term.name().equals(name) && term instanceof BinnedTerm)
                .map(term -> ((BinnedTerm) term).bins().informationValue(DiscriminantFit.SMOOTHING))
                .findFirst()
                .orElse(null);
    }
}
