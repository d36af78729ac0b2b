-- Service rules: a decision table, with the inputs that its conditions speak of, and what each close finds due.
-- The table of rules that was laid out before was never filled by us;
-- rows that stand in it stay, as rules that do nothing.
alter table star.dim_service_rule rename to former_service_rule;

alter table history.dim_service_rule rename to former_service_rule;

create table star.dim_service_input (
    input_code varchar not null,
    input_order integer not null,
    input_kind_code varchar not null,
    domain_text varchar not null,
    input_sql varchar not null,
    unit varchar,
    input_name_en varchar not null,
    input_name_zh varchar not null,
    run_key integer default 0
);

comment on table star.dim_service_input is 'One row per input of the service rules: something known of every customer of a month, from the reviewed seed.';
comment on column star.dim_service_input.input_code is 'Code of the input; the rules have its conditions in the column when_ with this code.';
comment on column star.dim_service_input.input_order is 'Order in which inputs are listed.';
comment on column star.dim_service_input.input_kind_code is 'code (one of a list), number or truth.';
comment on column star.dim_service_input.domain_text is 'All values that it can have, written as a condition is: codes, or a column of a seed such as grade.grade_code; bounds of a number; unknown where it may be missing.';
comment on column star.dim_service_input.input_sql is 'The input, in SQL over what sql/service/service_input.sql joins.';
comment on column star.dim_service_input.unit is 'Unit of a number; null without.';
comment on column star.dim_service_input.input_name_en is 'Name in English.';
comment on column star.dim_service_input.input_name_zh is 'Name in Chinese.';
comment on column star.dim_service_input.run_key is 'The run that took the row from its seed; 0 when that was before runs were noted here.';

create table history.dim_service_input as
select held.*, 0::integer as superseded_run_key
from star.dim_service_input as held
limit 0;
comment on table history.dim_service_input is 'One row per row of star.dim_service_input that gave way, in the same columns.';
comment on column history.dim_service_input.superseded_run_key is 'The run at which the row gave way.';

create table star.dim_service_rule (
    service_rule_code varchar not null,
    rule_name_en varchar not null,
    rule_name_zh varchar not null,
    condition_text varchar not null,
    kind_code varchar not null,
    rule_order integer not null,
    service_code varchar not null,
    yields_to varchar,
    lead_days integer not null,
    lead_from_code varchar not null,
    cadence_months integer not null,
    priority integer not null,
    is_adverse boolean not null,
    channel_code varchar not null,
    owner_role_code varchar not null,
    owner_role_en varchar not null,
    owner_role_zh varchar not null,
    action_en varchar not null,
    action_zh varchar not null,
    customer_text_en varchar,
    customer_text_zh varchar,
    reference varchar,
    run_key integer default 0
);

comment on table star.dim_service_rule is 'One row per service rule: an action that is due, a prohibition, a floor that everybody gets, or a notice that none may shorten; from the reviewed seed.';
comment on column star.dim_service_rule.service_rule_code is 'Code of the rule, such as S6.';
comment on column star.dim_service_rule.rule_name_en is 'Name in English.';
comment on column star.dim_service_rule.rule_name_zh is 'Name in Chinese.';
comment on column star.dim_service_rule.condition_text is 'Whom it is for, in words; what decides stands in star.dim_service_condition.';
comment on column star.dim_service_rule.kind_code is 'action (is due to whom its condition holds of), floor (is due where no action gives the service), prohibition (no action of the service is due), or notice (no action of the service is due with less than lead_days).';
comment on column star.dim_service_rule.rule_order is 'Order in which rules are listed.';
comment on column star.dim_service_rule.service_code is 'What is done: of the actions of one service a customer gets the first.';
comment on column star.dim_service_rule.yields_to is 'Codes of rules of the same service that go first where they hold too, with | between them; null when none does.';
comment on column star.dim_service_rule.lead_days is 'Days from the end of the month to the day it is due, or from that day to the outage, by lead_from_code; of a notice, the least of them.';
comment on column star.dim_service_rule.lead_from_code is 'close (due so many days after the month), notice (the same, and not before the notice of a cut that the customer''s grade gives has run), or outage (due so many days before the planned outage).';
comment on column star.dim_service_rule.cadence_months is 'Months in which it is due once; customers are spread over them.';
comment on column star.dim_service_rule.priority is '1, the most urgent, to 9: lists and scarce hands go by it.';
comment on column star.dim_service_rule.is_adverse is 'Whether it may hurt the customer: never due to one in the register of protection.';
comment on column star.dim_service_rule.channel_code is 'How it is done, such as visit, phone or letter.';
comment on column star.dim_service_rule.owner_role_code is 'Who does it, as a code.';
comment on column star.dim_service_rule.owner_role_en is 'Who does it, in English.';
comment on column star.dim_service_rule.owner_role_zh is 'Who does it, in Chinese.';
comment on column star.dim_service_rule.action_en is 'What is to be done, in English.';
comment on column star.dim_service_rule.action_zh is 'What is to be done, in Chinese.';
comment on column star.dim_service_rule.customer_text_en is 'What the customer is told, in English; null when nothing.';
comment on column star.dim_service_rule.customer_text_zh is 'What the customer is told, in Chinese; null when nothing.';
comment on column star.dim_service_rule.reference is 'Where the rule comes from.';
comment on column star.dim_service_rule.run_key is 'The run that took the row from its seed; 0 when that was before runs were noted here.';

create table history.dim_service_rule as
select held.*, 0::integer as superseded_run_key
from star.dim_service_rule as held
limit 0;
comment on table history.dim_service_rule is 'One row per row of star.dim_service_rule that gave way, in the same columns.';
comment on column history.dim_service_rule.superseded_run_key is 'The run at which the row gave way.';

create table star.dim_service_condition (
    service_rule_code varchar not null,
    input_code varchar not null,
    condition_text varchar not null,
    run_key integer default 0
);

comment on table star.dim_service_condition is 'One row per service rule and input that its condition speaks of, from the columns when_ of the reviewed seed.';
comment on column star.dim_service_condition.service_rule_code is 'Code of the rule.';
comment on column star.dim_service_condition.input_code is 'Code of the input.';
comment on column star.dim_service_condition.condition_text is 'Values of the input for which the rule holds: alternatives with | between them, such as high | fair, >= 30 < 60 or unknown; after not, all others.';
comment on column star.dim_service_condition.run_key is 'The run that took the row from its seed; 0 when that was before runs were noted here.';

create table history.dim_service_condition as
select held.*, 0::integer as superseded_run_key
from star.dim_service_condition as held
limit 0;
comment on table history.dim_service_condition is 'One row per row of star.dim_service_condition that gave way, in the same columns.';
comment on column history.dim_service_condition.superseded_run_key is 'The run at which the row gave way.';

insert into star.dim_service_rule (
    service_rule_code, rule_name_en, rule_name_zh, condition_text, kind_code, rule_order, service_code, lead_days,
    lead_from_code, cadence_months, priority, is_adverse, channel_code, owner_role_code, owner_role_en, owner_role_zh,
    action_en, action_zh, run_key
)
select
    service_rule_code, rule_name_en, rule_name_zh, condition_text, kind_code, 0, '', 0, 'close', 1, 9, false,
    '', '', '', '', '', '', run_key
from star.former_service_rule;

insert into history.dim_service_rule (
    service_rule_code, rule_name_en, rule_name_zh, condition_text, kind_code, rule_order, service_code, lead_days,
    lead_from_code, cadence_months, priority, is_adverse, channel_code, owner_role_code, owner_role_en, owner_role_zh,
    action_en, action_zh, run_key, superseded_run_key
)
select
    service_rule_code, rule_name_en, rule_name_zh, condition_text, kind_code, 0, '', 0, 'close', 1, 9, false,
    '', '', '', '', '', '', run_key, superseded_run_key
from history.former_service_rule;

drop table star.former_service_rule;

drop table history.former_service_rule;
