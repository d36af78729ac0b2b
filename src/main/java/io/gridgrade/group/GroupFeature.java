package io.gridgrade.group;

import io.gridgrade.engine.Row;
import io.gridgrade.statistics.clustering.Standardisation;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.UserError;
import io.gridgrade.warehouse.Warehouse;
import java.util.Arrays;
import java.util.List;

/** A feature that customers are grouped by, and how it is read and transformed. */
record GroupFeature(String code, String sql, Transform transform) {
    /** What is done to a feature before it is standardised; usage is heavy-tailed, and raw sizes would only find giants. */
    enum Transform {
        LOG1P("ln(1 + greatest(%s, 0))"),
        LN("case when %1$s > 0 then ln(%1$s) end"),
        SLOG1P("sign(%1$s) * ln(1 + abs(%1$s))"),
        SQRT("sqrt(greatest(%s, 0))"),
        QUANTILE("percent_rank() over (partition by %1$s is null order by %1$s)"),
        IDENTITY("%s");

        private final String pattern;

        Transform(String pattern) {
            this.pattern = pattern;
        }

        static Transform of(String feature, String code) {
            for (Transform transform : values()) {
                if (transform.name().equalsIgnoreCase(code)) {
                    return transform;
                }
            }
            throw new UserError(
                    ExitCode.WRONG_USAGE,
                    "seeds/group_feature.csv: feature " + feature + " has transform_code \"" + code
                            + "\"; expected log1p, ln, slog1p, sqrt, quantile or identity");
        }

        String sql(String column) {
            return String.format(java.util.Locale.ROOT, pattern, column);
        }
    }

    /** A feature that has spread, and its standardisation. */
    record Standardised(GroupFeature feature, Standardisation standardisation) {}

    // Farther out counts as this far: one meter's fault shall not make a group of its own.
    private static final int DEVIATIONS_MAX = 10;
    static final long PARTS = 1_000_000;

    // Sums of squares in millionths, of a hundred million customers, stay within 128 bits.
    private static final String VALUE_MAX = "1e9";

    /** Those of all themes, each once. */
    static List<GroupFeature> all(Warehouse warehouse) {
        return warehouse.query("group/group_feature", Parameters.none()).stream()
                .map(GroupFeature::of)
                .toList();
    }

    static GroupFeature of(Row row) {
        return new GroupFeature(
                row.text("feature_code"),
                row.text("feature_sql"),
                Transform.of(row.text("feature_code"), row.text("transform_code")));
    }

    /** Whether the feature of a row serves a theme. */
    static boolean serves(Row row, String theme) {
        return Arrays.asList(row.text("theme_codes").strip().split("\\s+", -1)).contains(theme);
    }

    /** Its column among the month's customers. */
    String column() {
        return "raw_" + code;
    }

    /** Whether a customer's is no number, or one too large to be reckoned with. */
    String isStrange() {
        String isNoNumber = "not isfinite(" + column() + ")";
        return transform == Transform.QUANTILE
                ? isNoNumber
                : isNoNumber + " or abs(" + transform.sql(column()) + ") > " + VALUE_MAX;
    }

    /** The value in millionths farthest out that counts, below the mean or, with 1, above it. */
    static long bound(Standardisation standardisation, int sign) {
        return Math.round(PARTS * (standardisation.mean() + sign * DEVIATIONS_MAX * standardisation.deviation()));
    }

    /** The transformed feature in millionths, over the column of the raw one; null where it has none. */
    String millionths(String raw) {
        return "case when " + raw + " is not null then round(" + transform.sql(raw) + " * " + PARTS + ")::bigint end";
    }

    /**
     * The standardised feature in millionths, a whole number kept as a double. A missing value counts as the mean, 0: it
     * neither draws its customer anywhere nor drops it. (The bounds stand inside the case: greatest() skips nulls.)
     */
    String standardised(String raw, Standardisation standardisation) {
        String transformed = transform.sql(raw);
        return "case when " + (transform == Transform.LN ? transformed : raw) + " is null then 0e0 else round(" + PARTS
                + " * least(greatest((" + transformed + " - " + literal(standardisation.mean()) + ") / "
                + literal(standardisation.deviation()) + ", -" + DEVIATIONS_MAX + "), " + DEVIATIONS_MAX + ")) end";
    }

    /** A double as SQL; the exponent keeps the engine from reading an exact decimal. */
    static String literal(double value) {
        String text = Double.toString(value);
        String number = text.contains("E") ? text : text + "E0";
        return value < 0 ? "(" + number + ")" : number;
    }
}
