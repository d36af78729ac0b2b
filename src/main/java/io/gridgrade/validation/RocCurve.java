package io.gridgrade.validation;

import io.gridgrade.engine.Row;
import io.gridgrade.value.Parameters;
import io.gridgrade.warehouse.Warehouse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The points of the ROC curves of all staged cases, to be drawn: how many of either class are found from the worst score up. */
final class RocCurve {
    private RocCurve() {}

    static Section of(Warehouse warehouse, Evidence evidence) {
        Map<String, String> scores = new LinkedHashMap<>();
        if (evidence.hasForecasts()) {
            scores.put("probability", DiscriminatoryPower.PROBABILITY);
        }
        scores.put("index score", DiscriminatoryPower.INDEX);
        // Both on the same cases.
        String condition = evidence.hasForecasts() ? "default_probability is not null" : "true";
        Section section = Section.of(
                "roc", "ROC curves, " + evidence.observation(), List.of("score", "good share", "default share"));
        for (Map.Entry<String, String> score : scores.entrySet()) {
            for (Row point : warehouse.query(
                    warehouse
                            .sqlFile("validation/roc")
                            .withFragments(Map.of("condition", condition, "score", score.getValue())),
                    Parameters.none())) {
                section = section.row(score.getKey(), point.number("good_share"), point.number("default_share"));
            }
        }
        return section;
    }
}
