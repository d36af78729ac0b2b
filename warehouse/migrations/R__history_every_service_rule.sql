-- One row per service rule and span of runs in which it was so: what a close knew, whatever was corrected since.
create or replace view history.every_service_rule as
select
    service_rule_code, rule_name_en, rule_name_zh, condition_text, kind_code, rule_order, service_code, yields_to,
    lead_days, lead_from_code, cadence_months, priority, is_adverse, channel_code, owner_role_code, owner_role_en,
    owner_role_zh, action_en, action_zh, customer_text_en, customer_text_zh, reference, run_key,
    2147483647 as superseded_run_key
from star.dim_service_rule
union all
select
    service_rule_code, rule_name_en, rule_name_zh, condition_text, kind_code, rule_order, service_code, yields_to,
    lead_days, lead_from_code, cadence_months, priority, is_adverse, channel_code, owner_role_code, owner_role_en,
    owner_role_zh, action_en, action_zh, customer_text_en, customer_text_zh, reference, run_key,
    superseded_run_key
from history.dim_service_rule;

comment on view history.every_service_rule is 'One row per service rule and span of runs in which it was so: what a close knew, whatever was corrected since.';
comment on column history.every_service_rule.service_rule_code is 'Code of the rule, such as S6.';
comment on column history.every_service_rule.rule_name_en is 'Name in English.';
comment on column history.every_service_rule.rule_name_zh is 'Name in Chinese.';
comment on column history.every_service_rule.condition_text is 'Whom it is for, in words.';
comment on column history.every_service_rule.kind_code is 'action, floor, prohibition or notice.';
comment on column history.every_service_rule.rule_order is 'Order in which rules are listed.';
comment on column history.every_service_rule.service_code is 'What is done: of the actions of one service a customer gets the first.';
comment on column history.every_service_rule.yields_to is 'Rules of the same service that go first.';
comment on column history.every_service_rule.lead_days is 'Days from the end of the month to the day it is due, or from that day to the outage.';
comment on column history.every_service_rule.lead_from_code is 'close, notice or outage.';
comment on column history.every_service_rule.cadence_months is 'Months in which it is due once.';
comment on column history.every_service_rule.priority is '1, the most urgent, to 9.';
comment on column history.every_service_rule.is_adverse is 'Whether it may hurt the customer.';
comment on column history.every_service_rule.channel_code is 'How it is done.';
comment on column history.every_service_rule.owner_role_code is 'Who does it, as a code.';
comment on column history.every_service_rule.owner_role_en is 'Who does it, in English.';
comment on column history.every_service_rule.owner_role_zh is 'Who does it, in Chinese.';
comment on column history.every_service_rule.action_en is 'What is to be done, in English.';
comment on column history.every_service_rule.action_zh is 'What is to be done, in Chinese.';
comment on column history.every_service_rule.customer_text_en is 'What the customer is told, in English; null when nothing.';
comment on column history.every_service_rule.customer_text_zh is 'What the customer is told, in Chinese; null when nothing.';
comment on column history.every_service_rule.reference is 'Where the rule comes from.';
comment on column history.every_service_rule.run_key is 'The first run that knew it so.';
comment on column history.every_service_rule.superseded_run_key is 'The run from which on it was known otherwise; 2147483647 while it is in force.';
