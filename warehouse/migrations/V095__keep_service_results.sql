-- What came of the actions of the work lists, as those who did them report.
create table landing.service_result (
    customer_no varchar not null,
    service_rule_code varchar not null,
    listed_on date not null,
    done_on date not null,
    done_by varchar,
    outcome_code varchar not null,
    cost_amount decimal(18, 2),
    load_file_key integer,
    record_no bigint,
    stated_at timestamp,
    constraint service_result_rule_known check (service_rule_code in ('a code of seeds/service_rule.csv')),
    constraint service_result_listed_on_first_of_month check (day(listed_on) = 1),
    constraint service_result_done_after_the_month_of_its_list check (done_on > last_day(listed_on)),
    constraint service_result_outcome_known check (
        outcome_code in ('achieved', 'done', 'refused', 'not_reached', 'not_done')
    ),
    constraint service_result_cost_not_negative check (cost_amount >= 0)
);

comment on table landing.service_result is 'One row per action of a work list that came back, as a source gave it.';
comment on column landing.service_result.customer_no is 'Number of the customer in the source.';
comment on column landing.service_result.service_rule_code is 'The service rule that asked for it, a code of the seed service_rule.csv.';
comment on column landing.service_result.listed_on is 'First day of the month on whose list it stood.';
comment on column landing.service_result.done_on is 'Day on which it was done, or given up.';
comment on column landing.service_result.done_by is 'Who did it; null when the source does not tell.';
comment on column landing.service_result.outcome_code is 'achieved (done, and what it is for was reached), done (nothing is known of what it brought), refused (done, and the customer said no), not_reached (tried, and nobody was met), not_done.';
comment on column landing.service_result.cost_amount is 'What it cost, in the warehouse currency; null when unknown.';
comment on column landing.service_result.load_file_key is 'File that the row came from, by landing.file.';
comment on column landing.service_result.record_no is 'Record of the file that the row came from, from 1; null where rows and records follow one another, and it can be counted.';
comment on column landing.service_result.stated_at is 'Moment at which the source wrote this state of the record, by its clock: of two states the later one stands; null when the source does not tell, and then what was loaded last stands.';

create table star.fact_service_result (
    customer_key integer not null,
    service_rule_code varchar not null,
    listed_period_key integer not null,
    period_key integer not null,
    done_on date not null,
    done_by varchar,
    outcome_code varchar not null,
    cost_amount decimal(18, 2),
    run_key integer not null,
    load_file_key integer,
    record_no bigint,
    stated_at timestamp
);

comment on table star.fact_service_result is 'One row per action of a work list that came back: by customer, service rule and month of the list.';
comment on column star.fact_service_result.customer_key is 'The customer, the same over all its versions; 0 when unknown.';
comment on column star.fact_service_result.service_rule_code is 'The service rule that asked for it.';
comment on column star.fact_service_result.listed_period_key is 'Month on whose list it stood, as yyyymm.';
comment on column star.fact_service_result.period_key is 'Month in which it was done, or given up, as yyyymm.';
comment on column star.fact_service_result.done_on is 'Day on which it was done, or given up.';
comment on column star.fact_service_result.done_by is 'Who did it; null when the source does not tell.';
comment on column star.fact_service_result.outcome_code is 'achieved, done, refused, not_reached or not_done; the first three were carried out.';
comment on column star.fact_service_result.cost_amount is 'What it cost, in the warehouse currency; null when unknown.';
comment on column star.fact_service_result.run_key is 'The run that wrote the row.';
comment on column star.fact_service_result.load_file_key is 'File that the row came from, by audit.load_file.';
comment on column star.fact_service_result.record_no is 'Record of that file, from 1, below its header; null when load_file_key is.';
comment on column star.fact_service_result.stated_at is 'Moment at which the source wrote this state of the record, by its clock; null when it does not tell.';

create table history.fact_service_result as
select held.*, 0::integer as superseded_run_key
from star.fact_service_result as held
limit 0;
comment on table history.fact_service_result is 'One row per row of star.fact_service_result that gave way, in the same columns.';
comment on column history.fact_service_result.superseded_run_key is 'The run at which the row gave way.';
