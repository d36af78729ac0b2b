-- How many customers have which points of an indicator, then and now; none at all is a class of its own.
-- Grain:      one row per indicator and points.
-- Reads:      mart.indicator, star.dim_indicator.
-- Returns:    indicator_code, points, then_count, now_count.
-- Parameters: from_period_key, period_key.
select
    indicator_code,
    indicator_points as points,
    count(*) filter (where period_key = $from_period_key) as then_count,
    count(*) filter (where period_key = $period_key) as now_count
from mart.indicator
where period_key in ($from_period_key, $period_key)
    and indicator_code in (select definition.indicator_code from star.dim_indicator as definition where is_graded)
group by indicator_code, indicator_points
order by indicator_code, points;
