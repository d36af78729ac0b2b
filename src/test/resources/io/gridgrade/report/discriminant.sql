-- A discriminant for the small utility: the month's grades with default probabilities.
-- Grain:      one model; the grades of the last month.
-- Reads:      star.fact_credit_grade.
-- Writes:     star.dim_model, star.dim_indicator, star.fact_credit_grade.
-- Parameters: none.
delete from star.dim_indicator;
insert into star.dim_indicator by name
select
    'PAY1' as indicator_code,
    1 as indicator_order,
    'payment' as dimension_code,
    'On-time-in-full rate' as indicator_name_en,
    '按时足额缴费率' as indicator_name_zh,
    'x' as formula,
    '%' as unit,
    'higher' as direction_code,
    1 as indicator_weight,
    true as is_graded
union all
select 'PAY4', 4, 'payment', 'Oldest open arrears', '最长欠费天数', 'x', 'days', 'lower', 1, true;

insert into star.dim_model by name
select
    2 as model_key,
    'discriminant' as model_code,
    'resident' as population_code,
    202412 as period_key,
    202312 as observation_period_key,
    4000 as customer_count,
    180 as default_count,
    'x' as inputs_hash,
    0 as seed,
    '{}' as settings_json,
    '{"terms":[{"feature":"pay1","coefficient":0.8,"bins":[{"kind":"numbers"},{"kind":"numbers"},{"kind":"missing"}]},
      {"feature":"pay4","coefficient":0.4,"bins":[{"kind":"numbers"},{"kind":"numbers"},{"kind":"numbers"}]},
      {"feature":"attribute_tariff","coefficient":0.1,"bins":[{"kind":"texts"},{"kind":"other_texts"}]}]}'
        as coefficients_json,
    '{"gini":0.61234,"features":[{"feature":"pay1","information_value":1.2213,"standardised":-0.7},
      {"feature":"pay4","information_value":0.8512,"standardised":0.5},
      {"feature":"attribute_tariff","information_value":0.05,"standardised":0.1}]}' as diagnostics_json,
    '0.1.0' as code_version,
    timestamptz '2025-01-02 01:10:02+00' as fitted_at,
    2 as run_key;

update star.fact_credit_grade
set model_key = 2, default_probability = greatest(0.0025, (100 - coalesce(index_score, 50)) / 150)
where period_key = 202412 and not is_default;
