-- How does each variable weigh in the discriminants of the month?
-- Grain:      one row per model and variable, indicators in the order of the index system, then attributes.
-- Reads:      mart.credit_grade, mart.model, mart.month_indicator.
-- Returns:    population_code, indicator_code (null of an attribute), indicator_name_en, indicator_name_zh, bin_count
--             (bins of numbers and texts), information_value (how far its bins tell those who paid from those who
--             defaulted), weight (standardised, so that variables compare; positive for paying).
-- Parameters: period_key.
-- Models of before bins have neither bins nor an information value.
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
            '[{"feature": "varchar", "information_value": "double", "standardised": "double"}]'
        )) as feature
    from models
),

terms as (
    select
        model_key,
        unnest(from_json(
            coefficients_json -> '$.terms',
            '[{"feature": "varchar", "coefficient": "double", "bins": [{"kind": "varchar"}]}]'
        )) as term
    from models
)

select
    features.population_code,
    definition.indicator_code,
    coalesce(definition.indicator_name_en, regexp_replace(features.feature.feature, '^attribute_', ''))
        as indicator_name_en,
    coalesce(definition.indicator_name_zh, regexp_replace(features.feature.feature, '^attribute_', ''))
        as indicator_name_zh,
    nullif(len(list_filter(terms.term.bins, lambda bin: bin.kind in ('numbers', 'special', 'texts'))), 0) as bin_count,
    features.feature.information_value,
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
