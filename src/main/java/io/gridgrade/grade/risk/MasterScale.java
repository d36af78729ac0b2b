package io.gridgrade.grade.risk;

import io.gridgrade.engine.Row;
import io.gridgrade.engine.SqlFile;
import io.gridgrade.grade.score.DiscriminantScore;
import io.gridgrade.value.Parameters;
import io.gridgrade.warehouse.Warehouse;
import java.util.Map;

/** The classes of default probability of the seed. */
public final class MasterScale {
    private MasterScale() {}

    /**
     * The class of {@code default_probability}, as SQL; whoever is in default is in the class of its own.
     *
     * @param table where the scale is read, as SQL to stand after FROM
     */
    public static String codeSql(Warehouse warehouse, String table) {
        SqlFile scale = warehouse.sqlFile("grade/master_scale").withFragments(Map.of("master_scale", table));
        StringBuilder sql = new StringBuilder("case\n    when default_probability is null then null");
        String worst = "null";
        for (Row step : warehouse.query(scale, Parameters.none())) {
            String code = SqlFile.literal(step.text("master_scale_code"));
            if (step.isNull("default_probability_ceiling")) {
                // Comes first, whatever the model says: who is in default is in its class.
                sql.insert("case".length(), "\n    when is_default and default_probability is not null then " + code);
            } else {
                sql.append("\n    when default_probability < ")
                        .append(DiscriminantScore.literal(step.number("default_probability_ceiling")))
                        .append(" then ")
                        .append(code);
                worst = code;
            }
        }
        return sql.append("\n    else ").append(worst).append("\nend").toString();
    }
}
