-- One row per theme of groups and span of runs in which it was so: what a close knew, whatever
-- was changed since.
create or replace view history.every_group_theme as
select theme_code, theme_order, theme_name_en, theme_name_zh, run_key, 2147483647 as superseded_run_key
from star.dim_group_theme
union all
select theme_code, theme_order, theme_name_en, theme_name_zh, run_key, superseded_run_key
from history.dim_group_theme;

comment on view history.every_group_theme is 'One row per theme of groups and span of runs in which it was so: what a close knew, whatever was changed since.';
comment on column history.every_group_theme.theme_code is 'Code of the theme.';
comment on column history.every_group_theme.theme_order is 'Position, from 1.';
comment on column history.every_group_theme.theme_name_en is 'Name in English.';
comment on column history.every_group_theme.theme_name_zh is 'Name in Chinese.';
comment on column history.every_group_theme.run_key is 'The first run that knew it so.';
comment on column history.every_group_theme.superseded_run_key is 'The run from which on it was known otherwise; 2147483647 while it is in force.';
