-- One row per customer, closed month and service that is due by the service rules as they were at the close.
create or replace view mart.service_action as
select
    action.period_key,
    action.customer_key,
    customer.customer_no,
    customer.customer_name,
    customer.customer_name_en,
    customer.customer_class_code,
    action.region_key,
    region.region_name,
    region.region_name_en,
    region.county_name,
    region.county_name_en,
    action.service_rule_code,
    rule.rule_name_en,
    rule.rule_name_zh,
    action.service_code,
    action.due_on,
    action.priority,
    action.channel_code,
    action.owner_role_code,
    rule.owner_role_en,
    rule.owner_role_zh,
    action.is_adverse,
    rule.action_en,
    rule.action_zh,
    rule.customer_text_en,
    rule.customer_text_zh,
    action.reason_text,
    action.run_key,
    allotment.is_served
from star.fact_service_action as action
left join history.every_service_rule as rule
    on rule.service_rule_code = action.service_rule_code
    and rule.run_key <= action.run_key
    and rule.superseded_run_key > action.run_key
left join star.fact_service_allotment as allotment
    on allotment.period_key = action.period_key
    and allotment.customer_key = action.customer_key
    and allotment.service_rule_code = action.service_rule_code
left join star.dim_customer as customer
    on customer.customer_key = action.customer_key
    and customer.is_current
-- A region that came after the close was not known to it.
left join history.every_region as region
    on region.region_key = action.region_key
    and region.run_key <= action.run_key
    and region.superseded_run_key > action.run_key;

comment on view mart.service_action is 'One row per customer, closed month and service that is due by the service rules as they were at the close.';
comment on column mart.service_action.period_key is 'Month, as yyyymm.';
comment on column mart.service_action.customer_key is 'The customer, the same over all its versions.';
comment on column mart.service_action.customer_no is 'Number of the customer in the source; null when unknown.';
comment on column mart.service_action.customer_name is 'Name of the customer, in Chinese where there is one; null when the source gives none.';
comment on column mart.service_action.customer_name_en is 'Name of the customer in English; null when the source gives none.';
comment on column mart.service_action.customer_class_code is 'Class of the customer, such as residential.';
comment on column mart.service_action.region_key is 'Region of the customer, normally a station; 0 when unknown.';
comment on column mart.service_action.region_name is 'Region of the customer, in Chinese where there is one.';
comment on column mart.service_action.region_name_en is 'Region of the customer in English.';
comment on column mart.service_action.county_name is 'County of the customer, in Chinese where there is one; null when unknown.';
comment on column mart.service_action.county_name_en is 'County of the customer in English; null when unknown.';
comment on column mart.service_action.service_rule_code is 'The service rule that asks for it.';
comment on column mart.service_action.rule_name_en is 'Name of the rule in English.';
comment on column mart.service_action.rule_name_zh is 'Name of the rule in Chinese.';
comment on column mart.service_action.service_code is 'What is due: once a customer and month.';
comment on column mart.service_action.due_on is 'Day by which it is due; of a cut, the first on which it may be done.';
comment on column mart.service_action.priority is '1, the most urgent, to 9.';
comment on column mart.service_action.channel_code is 'How it is done.';
comment on column mart.service_action.owner_role_code is 'Who does it, as a code.';
comment on column mart.service_action.owner_role_en is 'Who does it, in English.';
comment on column mart.service_action.owner_role_zh is 'Who does it, in Chinese.';
comment on column mart.service_action.is_adverse is 'Whether it may hurt the customer.';
comment on column mart.service_action.action_en is 'What is to be done, in English.';
comment on column mart.service_action.action_zh is 'What is to be done, in Chinese.';
comment on column mart.service_action.customer_text_en is 'What the customer is told, in English; null when nothing.';
comment on column mart.service_action.customer_text_zh is 'What the customer is told, in Chinese; null when nothing.';
comment on column mart.service_action.reason_text is 'The inputs that the rule''s condition speaks of, as they were.';
comment on column mart.service_action.run_key is 'The run that wrote the row.';
comment on column mart.service_action.is_served is 'Whether there was enough for it of what is scarce; false is below the cut line, null needs nothing that was scarce.';
