-- The stages of life of a customer, by rules that a home edits.
create table star.dim_life_stage (
    stage_code varchar not null,
    stage_no integer not null,
    stage_order integer not null,
    is_closed boolean not null,
    is_use_known boolean not null,
    contract_months_max integer,
    quarter_energy_max decimal(9, 3),
    change_percent_max decimal(9, 3),
    change_percent_min decimal(9, 3),
    stage_name_en varchar not null,
    stage_name_zh varchar not null,
    run_key integer default 0
);

comment on table star.dim_life_stage is 'One row per stage of life of a customer, with its rule, from the reviewed seed; a customer is in the first of which all conditions hold.';
comment on column star.dim_life_stage.stage_code is 'Code of the stage.';
comment on column star.dim_life_stage.stage_no is 'Its number, which is the value of the indicator VAL3.';
comment on column star.dim_life_stage.stage_order is 'Order in which the stages are tried, from 1.';
comment on column star.dim_life_stage.is_closed is 'Whether it is of customers whose contract has ended.';
comment on column star.dim_life_stage.is_use_known is 'Whether the change of use must be known, in each of the two last quarters against the year before.';
comment on column star.dim_life_stage.contract_months_max is 'The contract began within so many months; null: it does not matter.';
comment on column star.dim_life_stage.quarter_energy_max is 'In each of the last three months at most so many kWh per kVA of the contract; null: it does not matter.';
comment on column star.dim_life_stage.change_percent_max is 'Use changed by at most so much in both quarters, in percent, such as -15; null: it does not matter.';
comment on column star.dim_life_stage.change_percent_min is 'Use changed by at least so much in both quarters, in percent; null: it does not matter.';
comment on column star.dim_life_stage.stage_name_en is 'Name in English.';
comment on column star.dim_life_stage.stage_name_zh is 'Name in Chinese.';
comment on column star.dim_life_stage.run_key is 'The run that took the row from its seed; 0 when that was before runs were noted here.';

create table history.dim_life_stage as
select held.*, 0::integer as superseded_run_key
from star.dim_life_stage as held
limit 0;
comment on table history.dim_life_stage is 'One row per row of star.dim_life_stage that gave way, in the same columns.';
comment on column history.dim_life_stage.superseded_run_key is 'The run at which the row gave way.';

-- The numbers of months closed before meant these.
insert into star.dim_life_stage (
    stage_code, stage_no, stage_order, is_closed, is_use_known, contract_months_max, quarter_energy_max,
    change_percent_max, change_percent_min, stage_name_en, stage_name_zh
)
values
    ('closed', 6, 1, true, false, null, null, null, null, 'Closed', '已销户'),
    ('new', 1, 2, false, false, 12, null, null, null, 'New', '新户期'),
    ('dormant', 5, 3, false, false, null, 5, null, null, 'Dormant', '休眠期'),
    ('declining', 4, 4, false, true, null, null, -15, null, 'Declining', '衰退期'),
    ('growth', 2, 5, false, true, null, null, null, 5, 'Growth', '成长期'),
    ('mature', 3, 6, false, true, null, null, null, null, 'Mature', '成熟期');
