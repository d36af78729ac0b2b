-- The index of each risk factor, before and after: the weighted mean of the points of its indicators that a customer
-- has, 0 to 1, and of that the mean over customers.
-- Grain:      one row per risk factor that any customer has, in their order.
-- Reads:      star.fact_indicator here and in the published copy, star.dim_risk_factor.
-- Returns:    factor_code, factor_name_en, factor_name_zh, before_index, after_index, before_rank, after_rank (1 the
--             lowest index, which is the greatest risk).
-- Parameters: period_key; the fragments are published (the published copy, attached) and points: the columns of points.
with
pointed as (
    select 'before' as side_code, customer_key, {{points}}
    from {{published}}.star.fact_indicator
    where period_key = $period_key
    union all
    select 'after' as side_code, customer_key, {{points}}
    from star.fact_indicator
    where period_key = $period_key
),

long as (
    unpivot pointed
    on {{points}}
    into name column_name value points
),

of_customer as (
    select
        long.side_code,
        factor.factor_code,
        long.customer_key,
        sum(long.points * factor.indicator_weight::double) / sum(factor.indicator_weight::double) / 100 as risk_index
    from long
    join star.dim_risk_factor as factor on lower(factor.indicator_code) || '_points' = long.column_name
    where factor.indicator_weight > 0
    group by long.side_code, factor.factor_code, long.customer_key
),

of_factor as (
    select
        factor_code,
        -- Rounded before it is compared: sums of doubles differ between runs.
        round(avg(risk_index) filter (side_code = 'before'), 6) as before_index,
        round(avg(risk_index) filter (side_code = 'after'), 6) as after_index
    from of_customer
    group by factor_code
),

name as (
    select factor_code, min(factor_order) as factor_order, min(factor_name_en) as factor_name_en,
        min(factor_name_zh) as factor_name_zh
    from star.dim_risk_factor
    group by factor_code
)

select
    name.factor_code,
    name.factor_name_en,
    name.factor_name_zh,
    of_factor.before_index,
    of_factor.after_index,
    rank() over (order by of_factor.before_index) as before_rank,
    rank() over (order by of_factor.after_index) as after_rank
from of_factor
join name using (factor_code)
order by name.factor_order, name.factor_code;
