package io.gridgrade.validation;

import io.gridgrade.value.Parameters;
import io.gridgrade.warehouse.Warehouse;
import java.util.List;

/** The codes of the scales, best first. */
final class Scales {
    private Scales() {}

    static List<String> grades(Warehouse warehouse) {
        return warehouse.query("validation/grade_scale", Parameters.none()).stream()
                .map(row -> row.text("grade_code"))
                .toList();
    }

    static List<String> master(Warehouse warehouse) {
        return warehouse.query("validation/master_scale", Parameters.none()).stream()
                .map(row -> row.text("master_scale_code"))
                .toList();
    }
}
