-- Keeps who is served of the month's actions that need what is scarce.
-- Grain:      one row per customer and rule that needs a scarce resource.
-- Reads:      the fragment allotted, which is allotted.sql.
-- Writes:     star.fact_service_allotment.
-- Parameters: run_key, period_key.
insert into star.fact_service_allotment (
    period_key, customer_key, service_rule_code, run_key, is_served
)
select
    $period_key,
    allotted.customer_key,
    allotted.service_rule_code,
    $run_key,
    allotted.is_served
from (
{{allotted}}
) as allotted;
