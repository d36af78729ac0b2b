-- Keeps what the month's customers are due, each with the inputs that its rule speaks of, as they were.
-- Grain:      one row per customer, month and service.
-- Reads:      service_case; the fragment due, which is due.sql.
-- Writes:     star.fact_service_action.
-- Parameters: run_key, period_key, those of due; the fragment reason, a text of the inputs of the rule.
delete from star.fact_service_action
where period_key = $period_key;

insert into star.fact_service_action (
    period_key, customer_key, service_rule_code, run_key, service_code, region_key, due_on, priority, channel_code,
    owner_role_code, is_adverse, reason_text
)
with
due as (
{{due}}
)

select
    $period_key,
    due.customer_key,
    due.service_rule_code,
    $run_key,
    due.service_code,
    due.region_key,
    due.due_on,
    due.priority,
    due.channel_code,
    due.owner_role_code,
    due.is_adverse,
    {{reason}}
from due
join service_case
    on service_case.customer_key = due.customer_key;
