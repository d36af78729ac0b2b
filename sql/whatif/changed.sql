-- By how much each indicator changes the score of a customer that moves: what it costs less, or more.
-- Grain:      one row per customer that moves, and indicator that changes.
-- Reads:      the temporary table lost.
-- Writes:     the temporary table changed.
-- Parameters: none.
create or replace temp table changed as
with
closed_lost as (
    select customer_key, indicator_code, dimension_code, lost_points
    from lost
    where side_code = 'closed'
),

trial_lost as (
    select customer_key, indicator_code, dimension_code, lost_points
    from lost
    where side_code = 'trial'
)

select
    coalesce(before.customer_key, after.customer_key) as customer_key,
    coalesce(before.indicator_code, after.indicator_code) as indicator_code,
    coalesce(after.dimension_code, before.dimension_code) as dimension_code,
    coalesce(before.lost_points, 0) - coalesce(after.lost_points, 0) as score_change
from closed_lost as before
full join trial_lost as after
    on after.customer_key = before.customer_key
    and after.indicator_code = before.indicator_code
where abs(coalesce(before.lost_points, 0) - coalesce(after.lost_points, 0)) >= 0.0005;
