-- A row here is a concession on the price that is due to a customer of high credit and large use, where S13 forbids it
-- as it ships: credit is not paid for with tariffs.
-- Grain:      one row per customer.
-- Reads:      star.fact_service_action, star.fact_credit_grade, star.fact_grade_override, star.dim_grade,
--             star.fact_customer_month, star.dim_service_condition.
-- Returns:    customer_key, service_rule_code, grade_code.
-- Parameters: period_key.
with
in_force as (
    select count(*) as condition_count
    from star.dim_service_condition
    where service_rule_code = 'S13'
        and (
            (input_code = 'credit' and condition_text = 'high')
            or (input_code = 'use_percentile' and condition_text = '>= 90')
        )
),

use as (
    select
        customer_key,
        percent_rank() over (order by energy_kwh_12m) as use_rank
    from star.fact_customer_month
    where period_key = $period_key
        and is_stated
        and energy_kwh_12m > 0
)

select action.customer_key, action.service_rule_code, grade.grade_code
from star.fact_service_action as action
join star.fact_credit_grade as graded
    on graded.customer_key = action.customer_key
    and graded.period_key = $period_key
left join star.fact_grade_override as override
    on override.customer_key = action.customer_key
    and override.period_key = $period_key
join star.dim_grade as grade
    on grade.grade_code = coalesce(override.grade_code, graded.grade_code)
join use
    on use.customer_key = action.customer_key
where action.period_key = $period_key
    and action.service_code = 'price_concession'
    and grade.score_floor >= 80
    and use.use_rank >= 0.9
    and (select condition_count from in_force) = 2
order by action.customer_key;
