-- Input: the indicators of the month, from star.fact_indicator, of which only the values are read, never the points or
-- the grades that the close kept; what gates and the discriminant look at, by the queries below that read star; and the
-- grades of the month before, from star.fact_credit_grade.
-- Grain:      one row per customer of the month.
-- Reads:      star.fact_indicator; in its parts also star.fact_customer_month, star.dim_customer, star.fact_violation,
--             star.fact_accident, star.fact_credit_grade of the month before, and, where a model looks at attributes,
--             star.fact_customer_attribute.
-- Returns:    the columns of star.fact_credit_grade but run_key; of each graded indicator its value, its points and the
--             grade that these alone would give, as pay1, pay1_points and pay1_sub_grade_code.
-- Parameters: period_key, those of rating.sql.
-- Fragments:  indicators, rating, points.
with
-- What each value is worth: the points of the first band that it is good enough for.
pointed as (
    select
        indicator.period_key,
        indicator.customer_key,
        indicator.population_code,
        {{indicators}}
    from star.fact_indicator as indicator
    where indicator.period_key = $period_key
),

rated as (
    {{rating}}
)

select
    rated.period_key,
    rated.customer_key,
    rated.customer_version_key,
    rated.index_score,
    rated.score_grade_code,
    rated.grade_code,
    rated.previous_grade_code,
    rated.reason_code,
    rated.is_default,
    rated.model_key,
    rated.discriminant_score,
    rated.default_probability,
    rated.credit_score,
    rated.master_scale_code,
    {{points}}
from rated
left join pointed on pointed.customer_key = rated.customer_key
order by rated.customer_key;
