-- What came of billing and service, of the customers of each group and of all, month by month?
-- Grain:      one row per theme, group and month, of the last twelve closed; and one per month for all customers. A
--             group is followed over its models, for as long as it is the same.
-- Reads:      mart.customer_group, mart.service_measure.
-- Returns:    page_code (as in group_page; all for all customers), period_key, recovery_rate, turnover_days,
--             overdue_share, default_open_share, mean_satisfaction, mean_service_cost.
-- Parameters: period_key, first_period_key.
with
held as (
    select distinct theme_code, group_no, group_key
    from mart.customer_group
    where period_key = $period_key
)

select
    case when outcome.cut_code = 'all' then 'all' else held.theme_code || ' ' || held.group_no end as page_code,
    outcome.period_key,
    outcome.recovery_rate,
    outcome.turnover_days,
    outcome.overdue_share,
    outcome.default_open_share,
    outcome.mean_satisfaction,
    outcome.mean_service_cost
from mart.service_measure as outcome
left join held
    on held.theme_code = outcome.theme_code
    and held.group_key = outcome.group_key
where outcome.period_key between $first_period_key and $period_key
    and (outcome.cut_code = 'all' or held.group_no is not null)
order by page_code, outcome.period_key;
