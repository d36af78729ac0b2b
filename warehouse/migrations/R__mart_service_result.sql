-- One row per action of a work list that came back: what came of it.
create or replace view mart.service_result as
select
    result.listed_period_key,
    result.customer_key,
    customer.customer_no,
    result.service_rule_code,
    action.service_code,
    action.region_key,
    action.owner_role_code,
    action.due_on,
    result.period_key,
    result.done_on,
    result.done_by,
    result.outcome_code,
    result.outcome_code in ('achieved', 'done', 'refused') as is_carried_out,
    case when action.due_on is not null then result.done_on <= action.due_on end as is_in_time,
    result.cost_amount,
    action.customer_key is not null as is_listed,
    result.run_key
from star.fact_service_result as result
left join star.fact_service_action as action
    on action.period_key = result.listed_period_key
    and action.customer_key = result.customer_key
    and action.service_rule_code = result.service_rule_code
left join star.dim_customer as customer
    on customer.customer_key = result.customer_key
    and customer.is_current;

comment on view mart.service_result is 'One row per action of a work list that came back: what came of it.';
comment on column mart.service_result.listed_period_key is 'Month on whose list it stood, as yyyymm: with customer and rule it is the action of mart.service_action.';
comment on column mart.service_result.customer_key is 'The customer, the same over all its versions; 0 when unknown.';
comment on column mart.service_result.customer_no is 'Number of the customer in the source; null when unknown.';
comment on column mart.service_result.service_rule_code is 'The service rule that asked for it.';
comment on column mart.service_result.service_code is 'What was due; null when it is not listed.';
comment on column mart.service_result.region_key is 'Region whose list it stood on; null when it is not listed.';
comment on column mart.service_result.owner_role_code is 'Role whose list it stood on; null when it is not listed.';
comment on column mart.service_result.due_on is 'Day by which it was due; null when it is not listed.';
comment on column mart.service_result.period_key is 'Month in which it was done, or given up, as yyyymm.';
comment on column mart.service_result.done_on is 'Day on which it was done, or given up.';
comment on column mart.service_result.done_by is 'Who did it; null when the source does not tell.';
comment on column mart.service_result.outcome_code is 'achieved (done, and what it is for was reached), done (nothing is known of what it brought), refused (done, and the customer said no), not_reached (tried, and nobody was met), not_done.';
comment on column mart.service_result.is_carried_out is 'Whether the action was carried out: achieved, done or refused.';
comment on column mart.service_result.is_in_time is 'Whether it was done by its day; null when it is not listed.';
comment on column mart.service_result.cost_amount is 'What it cost, in the warehouse currency; null when unknown.';
comment on column mart.service_result.is_listed is 'Whether the list of that month has it, as it stands now: false of one that a restated month no longer asks for, and of one that no list asked for.';
comment on column mart.service_result.run_key is 'The run that wrote the row.';
