-- One row per stage of life and span of runs in which it was so: what a close knew, whatever was changed since.
create or replace view history.every_life_stage as
select stage_no, stage_code, stage_order, stage_name_en, stage_name_zh, run_key, 2147483647 as superseded_run_key
from star.dim_life_stage
union all
select stage_no, stage_code, stage_order, stage_name_en, stage_name_zh, run_key, superseded_run_key
from history.dim_life_stage;

comment on view history.every_life_stage is 'One row per stage of life and span of runs in which it was so: what a close knew, whatever was changed since.';
comment on column history.every_life_stage.stage_no is 'Number of the stage, which is the value of the indicator VAL3.';
comment on column history.every_life_stage.stage_code is 'Code of the stage.';
comment on column history.every_life_stage.stage_order is 'Order in which the stages are tried, from 1.';
comment on column history.every_life_stage.stage_name_en is 'Name in English.';
comment on column history.every_life_stage.stage_name_zh is 'Name in Chinese.';
comment on column history.every_life_stage.run_key is 'The first run that knew it so.';
comment on column history.every_life_stage.superseded_run_key is 'The run from which on it was known otherwise; 2147483647 while it is in force.';
