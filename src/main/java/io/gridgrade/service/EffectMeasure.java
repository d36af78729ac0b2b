package io.gridgrade.service;

import java.util.Locale;

/** What a service action may change, by its columns in {@code sql/service/effect_case.sql}. */
enum EffectMeasure {
    OVERDUE_CUSTOMER(false),
    OVERDUE_MONTHS(false),
    REPAID_SHARE(true),
    SATISFACTION(true),
    USE_CHANGE(true);

    private final boolean isHigherBetter;

    EffectMeasure(boolean isHigherBetter) {
        this.isHigherBetter = isHigherBetter;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether an effect is one for the better. */
    boolean isBetter(double effect) {
        return effect > 0 == isHigherBetter;
    }
}
