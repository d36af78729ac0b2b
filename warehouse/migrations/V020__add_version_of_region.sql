-- Regions have versions like every other record, and keep the number of the region above, which may come later. A
-- stated outcome is of one month: its last day.

alter table landing.region add column stated_at timestamp;
comment on column landing.region.stated_at is 'Moment at which the source wrote this state of the record, by its clock: of two states the later one stands; null when the source does not tell, and then what was loaded last stands.';

alter table star.dim_region add column parent_region_no varchar;
comment on column star.dim_region.parent_region_no is 'Number of the region above in the source, known or not; null for the province.';
alter table star.dim_region add column stated_at timestamp;
comment on column star.dim_region.stated_at is 'Moment at which the source wrote this state of the record, by its clock; null when it does not tell.';
alter table history.dim_region add column parent_region_no varchar;
alter table history.dim_region add column stated_at timestamp;

update star.dim_region
set parent_region_no = above.region_no
from star.dim_region as above
where above.region_key = dim_region.parent_region_key;

update history.dim_region
set parent_region_no = above.region_no
from star.dim_region as above
where above.region_key = dim_region.parent_region_key;

create or replace table landing.outcome (
    customer_no varchar not null,
    observed_on date not null,
    is_default boolean not null,
    load_file_key integer,
    record_no bigint,
    stated_at timestamp,
    constraint outcome_on_last_of_month check (observed_on = last_day(observed_on))
);

comment on table landing.outcome is 'One row per customer and observation month whose outcome the source states, as a source gave it.';
comment on column landing.outcome.customer_no is 'Number of the customer in the source.';
comment on column landing.outcome.observed_on is 'Last day of the observation month: what was known then may predict the outcome.';
comment on column landing.outcome.is_default is 'Whether the customer defaulted in the time after it.';
comment on column landing.outcome.load_file_key is 'File that the row came from, by landing.file.';
comment on column landing.outcome.record_no is 'Record of the file that the row came from, from 1; null where rows and records follow one another, and it can be counted.';
comment on column landing.outcome.stated_at is 'Moment at which the source wrote this state of the record, by its clock: of two states the later one stands; null when the source does not tell, and then what was loaded last stands.';
