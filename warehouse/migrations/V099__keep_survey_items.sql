-- What customers say of each part of the service: expected and perceived quality, and Kano's pair of questions.
create table landing.survey_item (
    survey_no varchar not null,
    item_code varchar not null,
    customer_no varchar not null,
    surveyed_on date not null,
    expected_score decimal(4, 2),
    perceived_score decimal(4, 2),
    with_code varchar,
    without_code varchar,
    load_file_key integer,
    record_no bigint,
    stated_at timestamp,
    constraint survey_item_expected_in_range check (expected_score between 1 and 5),
    constraint survey_item_perceived_in_range check (perceived_score between 1 and 5),
    constraint survey_item_with_known check (with_code in ('like', 'expect', 'neutral', 'tolerate', 'dislike')),
    constraint survey_item_without_known check (without_code in ('like', 'expect', 'neutral', 'tolerate', 'dislike'))
);

comment on table landing.survey_item is 'One row per answer of a customer to one item of a survey, as a source gave it.';
comment on column landing.survey_item.survey_no is 'Number of the answered survey in the source.';
comment on column landing.survey_item.item_code is 'What was asked about: a dimension of service quality, or a service that there may be.';
comment on column landing.survey_item.customer_no is 'Number of the customer in the source.';
comment on column landing.survey_item.surveyed_on is 'Day of the answer.';
comment on column landing.survey_item.expected_score is 'Quality that the customer expects, 1 to 5; null when not asked or not answered.';
comment on column landing.survey_item.perceived_score is 'Quality that the customer perceives, 1 to 5; null when not asked or not answered.';
comment on column landing.survey_item.with_code is 'How it would be to have the service (Kano, functional): like, expect, neutral, tolerate or dislike; null when not asked or not answered.';
comment on column landing.survey_item.without_code is 'How it would be to go without it (Kano, dysfunctional): like, expect, neutral, tolerate or dislike; null when not asked or not answered.';
comment on column landing.survey_item.load_file_key is 'File that the row came from, by landing.file.';
comment on column landing.survey_item.record_no is 'Record of the file that the row came from, from 1; null where rows and records follow one another, and it can be counted.';
comment on column landing.survey_item.stated_at is 'Moment at which the source wrote this state of the record, by its clock: of two states the later one stands; null when the source does not tell, and then what was loaded last stands.';

create table star.fact_survey_item (
    survey_no varchar not null,
    item_code varchar not null,
    customer_key integer not null,
    period_key integer not null,
    surveyed_on date not null,
    expected_score decimal(4, 2),
    perceived_score decimal(4, 2),
    with_code varchar,
    without_code varchar,
    kano_code varchar,
    run_key integer not null,
    load_file_key integer,
    record_no bigint,
    stated_at timestamp
);

comment on table star.fact_survey_item is 'One row per answer of a customer to one item of a survey.';
comment on column star.fact_survey_item.survey_no is 'Number of the answered survey in the source.';
comment on column star.fact_survey_item.item_code is 'What was asked about.';
comment on column star.fact_survey_item.customer_key is 'The customer, the same over all its versions; 0 when unknown.';
comment on column star.fact_survey_item.period_key is 'Month of the answer, as yyyymm.';
comment on column star.fact_survey_item.surveyed_on is 'Day of the answer.';
comment on column star.fact_survey_item.expected_score is 'Quality that the customer expects, 1 to 5; null when not asked or not answered.';
comment on column star.fact_survey_item.perceived_score is 'Quality that the customer perceives, 1 to 5; null when not asked or not answered.';
comment on column star.fact_survey_item.with_code is 'How it would be to have the service: like, expect, neutral, tolerate or dislike; null when not asked or not answered.';
comment on column star.fact_survey_item.without_code is 'How it would be to go without it: like, expect, neutral, tolerate or dislike; null when not asked or not answered.';
comment on column star.fact_survey_item.kano_code is 'What the service is to the customer (Kano): attractive, one_dimensional, must_be, indifferent, reverse or questionable; null without both answers.';
comment on column star.fact_survey_item.run_key is 'The run that wrote the row.';
comment on column star.fact_survey_item.load_file_key is 'File that the row came from, by audit.load_file.';
comment on column star.fact_survey_item.record_no is 'Record of that file, from 1, below its header; null when load_file_key is.';
comment on column star.fact_survey_item.stated_at is 'Moment at which the source wrote this state of the record, by its clock; null when it does not tell.';

create table history.fact_survey_item as
select held.*, 0::integer as superseded_run_key
from star.fact_survey_item as held
limit 0;
comment on table history.fact_survey_item is 'One row per row of star.fact_survey_item that gave way, in the same columns.';
comment on column history.fact_survey_item.superseded_run_key is 'The run at which the row gave way.';
