-- The planted truth, for measuring what the warehouse finds. Never loaded.
-- Grain:      one row per customer.
-- Reads:      customer.
-- Returns:    customer_no and its hidden columns; distress_month counts from the first month as 0.
-- Parameters: month_count.
select
    customer_no,
    class_code as customer_class_code,
    round(default_propensity, 6) as default_propensity,
    case when distress_month < $month_count then distress_month end as distress_month,
    distress_length,
    recovers,
    archetype,
    life_cycle_stage,
    round(service_sensitivity, 6) as service_sensitivity,
    round(liquidity, 6) as liquidity,
    round(discipline, 6) as discipline,
    round(size, 6) as size
from customer
order by i;
