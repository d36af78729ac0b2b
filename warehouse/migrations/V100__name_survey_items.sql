-- What surveys ask about, by name: an item is known by its code, and printed by its name.
create table star.dim_survey_item (
    item_code varchar not null,
    item_order integer not null,
    item_name_en varchar not null,
    item_name_zh varchar not null,
    run_key integer default 0
);

comment on table star.dim_survey_item is 'One row per item that surveys ask about and that has a name, from the reviewed seed.';
comment on column star.dim_survey_item.item_code is 'Code of the item, as surveys have it: a dimension of service quality, or a service that there may be.';
comment on column star.dim_survey_item.item_order is 'Order in which items are listed.';
comment on column star.dim_survey_item.item_name_en is 'Name in English.';
comment on column star.dim_survey_item.item_name_zh is 'Name in Chinese.';
comment on column star.dim_survey_item.run_key is 'The run that took the row from its seed; 0 when that was before runs were noted here.';

create table history.dim_survey_item as
select held.*, 0::integer as superseded_run_key
from star.dim_survey_item as held
limit 0;
comment on table history.dim_survey_item is 'One row per row of star.dim_survey_item that gave way, in the same columns.';
comment on column history.dim_survey_item.superseded_run_key is 'The run at which the row gave way.';
