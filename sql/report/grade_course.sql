-- What came of billing and service, of the customers of each grade, month by month?
-- Grain:      one row per grade that a customer has, the best first; last all customers.
-- Reads:      mart.service_measure.
-- Returns:    grade_code (null of all customers), customer_count; and as JSON arrays with a place for each of the last
--             twelve closed months, the earliest first, null where there is no basis: recovery_json, turnover_json,
--             overdue_json, default_json, satisfaction_json, cost_json.
-- Parameters: period_key, first_period_key.
with
measure as (
    select
        period_key, cut_code, grade_code, grade_order, customer_count, recovery_rate, turnover_days, overdue_share,
        default_open_share, mean_satisfaction, mean_service_cost
    from mart.service_measure
    where period_key between $first_period_key and $period_key
        and cut_code in ('all', 'grade')
),

month as (
    select distinct period_key
    from measure
),

now as (
    select cut_code, grade_code, grade_order, customer_count
    from measure
    where period_key = $period_key
)

select
    now.grade_code,
    now.customer_count,
    to_json(list(measure.recovery_rate order by month.period_key))::varchar as recovery_json,
    to_json(list(measure.turnover_days order by month.period_key))::varchar as turnover_json,
    to_json(list(measure.overdue_share order by month.period_key))::varchar as overdue_json,
    to_json(list(measure.default_open_share order by month.period_key))::varchar as default_json,
    to_json(list(measure.mean_satisfaction order by month.period_key))::varchar as satisfaction_json,
    to_json(list(measure.mean_service_cost order by month.period_key))::varchar as cost_json
from now
cross join month
left join measure
    on measure.period_key = month.period_key
    and measure.cut_code = now.cut_code
    and measure.grade_code is not distinct from now.grade_code
group by now.cut_code, now.grade_code, now.grade_order, now.customer_count
order by now.cut_code desc, now.grade_order;
