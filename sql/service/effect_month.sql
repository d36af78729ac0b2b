-- The months of whose lists the effect is known at a close: those that came back, as long ago as actions are given to
-- have an effect, and up to so many months more.
-- Grain:      one row per month of a list.
-- Reads:      star.dim_period, star.fact_service_result.
-- Writes:     the temporary table effect_month.
-- Parameters: last_on, month_no (of the close, months since year 0), service_effect_months, window_months.
create temp table effect_month as
select
    listed.period_key,
    listed.month_no,
    listed.last_on,
    following.last_on as done_by_on,
    later.period_key as after_period_key,
    later.last_on as after_on,
    earlier.period_key as before_period_key
from star.dim_period as listed
join star.dim_period as following
    on following.month_no = listed.month_no + 1
join star.dim_period as later
    on later.month_no = listed.month_no + $service_effect_months
left join star.dim_period as earlier
    on earlier.month_no = listed.month_no - $service_effect_months
where listed.month_no between $month_no - $service_effect_months - $window_months + 1
    and $month_no - $service_effect_months
    and exists (
        select 1
        from star.fact_service_result as result
        where result.listed_period_key = listed.period_key
            and result.done_on <= $last_on
    );
