-- How many expectations of the month's data hold, and how many rows were taken out of it?
-- Grain:      one row.
-- Reads:      mart.quality, mart.quarantine, mart.period.
-- Returns:    expectation_count, pass_count, quarantined_count.
-- Parameters: period_key.
with
taken as (
    select count(*) as quarantined_count
    from mart.quarantine as quarantine
    join mart.period as period
        on period.period_key = quarantine.period_key
        and period.close_run_key = quarantine.run_key
    where quarantine.period_key = $period_key
)

select
    count(*) as expectation_count,
    count(*) filter (where quality.outcome_code = 'pass') as pass_count,
    any_value(taken.quarantined_count) as quarantined_count
from mart.quality as quality
cross join taken
where quality.period_key = $period_key
    and quality.is_of_close;
