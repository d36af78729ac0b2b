-- How does each indicator weigh in the discriminants of the month?
-- Grain:      one row per model and indicator, in the order of the index system.
-- Reads:      mart.credit_grade, mart.model, mart.month_indicator.
-- Returns:    population_code, indicator_code, indicator_name_en, indicator_name_zh, mean_good and
--             mean_default (of those who paid and of those who defaulted, in the unit of the
--             indicator), weight (standardised, so that indicators compare; positive for paying).
-- Parameters: period_key.
with
models as (
    select model_key, population_code, coefficients_json, diagnostics_json
    from mart.model
    where model_key in (
        select model_key
        from mart.credit_grade
        where period_key = $period_key and model_key is not null
    )
),

features as (
    select
        model_key,
        population_code,
        unnest(from_json(
            diagnostics_json -> '$.features',
            '[{"feature": "varchar", "mean_good": "double", "mean_default": "double",
               "standardised": "double"}]'
        )) as feature
    from models
),

terms as (
    select
        model_key,
        unnest(from_json(
            coefficients_json -> '$.terms',
            '[{"feature": "varchar", "coefficient": "double"}]'
        )) as term
    from models
)

select
    features.population_code,
    coalesce(definition.indicator_code, features.feature.feature) as indicator_code,
    definition.indicator_name_en,
    definition.indicator_name_zh,
    features.feature.mean_good,
    features.feature.mean_default,
    -- The sign of a canonical variate is a convention; that of the coefficient of D(x) speaks for
    -- paying.
    sign(terms.term.coefficient) * abs(features.feature.standardised) as weight
from features
left join terms
    on terms.model_key = features.model_key
    and terms.term.feature = features.feature.feature
left join mart.month_indicator as definition
    on definition.period_key = $period_key
    and lower(definition.indicator_code) = regexp_replace(features.feature.feature, '_points$', '')
order by
    features.population_code,
    definition.indicator_order nulls last,
    features.feature.feature;
