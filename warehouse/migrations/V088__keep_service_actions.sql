-- What each customer is due by the service rules, with the day, the hands and the reason.
alter table star.fact_service_action rename to former_service_action;

create table star.fact_service_action (
    period_key integer not null,
    customer_key integer not null,
    service_rule_code varchar not null,
    run_key integer not null,
    service_code varchar not null,
    region_key integer not null,
    due_on date not null,
    priority integer not null,
    channel_code varchar not null,
    owner_role_code varchar not null,
    is_adverse boolean not null,
    reason_text varchar not null
);

comment on table star.fact_service_action is 'One row per customer, closed month and service that is due by the service rules.';
comment on column star.fact_service_action.period_key is 'Month, as yyyymm.';
comment on column star.fact_service_action.customer_key is 'The customer, the same over all its versions.';
comment on column star.fact_service_action.service_rule_code is 'The service rule that asks for it.';
comment on column star.fact_service_action.run_key is 'The run that wrote the row.';
comment on column star.fact_service_action.service_code is 'What is due: once a customer and month.';
comment on column star.fact_service_action.region_key is 'Region of the customer, normally a station; 0 when unknown.';
comment on column star.fact_service_action.due_on is 'Day by which it is due; of a cut, the first on which it may be done.';
comment on column star.fact_service_action.priority is '1, the most urgent, to 9, by the rule.';
comment on column star.fact_service_action.channel_code is 'How it is done, by the rule.';
comment on column star.fact_service_action.owner_role_code is 'Who does it, by the rule.';
comment on column star.fact_service_action.is_adverse is 'Whether it may hurt the customer, by the rule.';
comment on column star.fact_service_action.reason_text is 'The inputs that the rule''s condition speaks of, as they were.';

create table history.fact_service_action as
select held.*, 0::integer as superseded_run_key
from star.fact_service_action as held
limit 0;
comment on table history.fact_service_action is 'One row per row of star.fact_service_action that gave way, in the same columns.';
comment on column history.fact_service_action.superseded_run_key is 'The run at which the row gave way.';

insert into star.fact_service_action
select
    period_key, customer_key, service_rule_code, run_key, '', 0, make_date(period_key // 100, period_key % 100, 1),
    9, '', '', false, ''
from star.former_service_action;

drop table star.former_service_action;
