-- One row per service rule, as it is in force.
create or replace view mart.service_rule as
select
    service_rule_code,
    rule_name_en,
    rule_name_zh,
    condition_text,
    kind_code,
    rule_order,
    service_code,
    yields_to,
    lead_days,
    lead_from_code,
    cadence_months,
    priority,
    is_adverse,
    channel_code,
    owner_role_code,
    owner_role_en,
    owner_role_zh,
    action_en,
    action_zh,
    customer_text_en,
    customer_text_zh,
    reference
from star.dim_service_rule;

comment on view mart.service_rule is 'One row per service rule, as it is in force.';
comment on column mart.service_rule.service_rule_code is 'Code of the rule, such as S6.';
comment on column mart.service_rule.rule_name_en is 'Name in English.';
comment on column mart.service_rule.rule_name_zh is 'Name in Chinese.';
comment on column mart.service_rule.condition_text is 'Whom it is for, in words.';
comment on column mart.service_rule.kind_code is 'action, floor, prohibition or notice.';
comment on column mart.service_rule.rule_order is 'Order in which rules are listed.';
comment on column mart.service_rule.service_code is 'What is done: of the actions of one service a customer gets the first.';
comment on column mart.service_rule.yields_to is 'Rules of the same service that go first.';
comment on column mart.service_rule.lead_days is 'Days from the end of the month to the day it is due, or from that day to the outage.';
comment on column mart.service_rule.lead_from_code is 'close, notice or outage.';
comment on column mart.service_rule.cadence_months is 'Months in which it is due once.';
comment on column mart.service_rule.priority is '1, the most urgent, to 9.';
comment on column mart.service_rule.is_adverse is 'Whether it may hurt the customer.';
comment on column mart.service_rule.channel_code is 'How it is done.';
comment on column mart.service_rule.owner_role_code is 'Who does it, as a code.';
comment on column mart.service_rule.owner_role_en is 'Who does it, in English.';
comment on column mart.service_rule.owner_role_zh is 'Who does it, in Chinese.';
comment on column mart.service_rule.action_en is 'What is to be done, in English.';
comment on column mart.service_rule.action_zh is 'What is to be done, in Chinese.';
comment on column mart.service_rule.customer_text_en is 'What the customer is told, in English; null when nothing.';
comment on column mart.service_rule.customer_text_zh is 'What the customer is told, in Chinese; null when nothing.';
comment on column mart.service_rule.reference is 'Where the rule comes from.';
