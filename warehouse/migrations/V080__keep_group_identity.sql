-- Groups stay themselves: a group keeps its key, number and name from one model to the next. And customers are grouped
-- under several themes, each with features of its own.
create table star.dim_group_theme (
    theme_code varchar not null,
    theme_order integer not null,
    theme_name_en varchar not null,
    theme_name_zh varchar not null,
    algorithm_code varchar not null,
    group_count integer,
    share_min double not null,
    is_default_told boolean not null,
    plain_name_en varchar not null,
    plain_name_zh varchar not null,
    run_key integer default 0
);

comment on table star.dim_group_theme is 'One row per theme under which customers are grouped, from the reviewed seed.';
comment on column star.dim_group_theme.theme_code is 'Code of the theme; overall is the grouping by value, demand and behaviour.';
comment on column star.dim_group_theme.theme_order is 'Position, from 1.';
comment on column star.dim_group_theme.theme_name_en is 'Name in English.';
comment on column star.dim_group_theme.theme_name_zh is 'Name in Chinese.';
comment on column star.dim_group_theme.algorithm_code is 'How its groups are found, such as k-means.';
comment on column star.dim_group_theme.group_count is 'Number of groups asked for, from 2 to 20; null: that of the setting group.count.';
comment on column star.dim_group_theme.share_min is 'Share of the customers below which a group is given up, 0 to 1: its customers go to the nearest of the others.';
comment on column star.dim_group_theme.is_default_told is 'Whether a group most of which is in default is named so.';
comment on column star.dim_group_theme.plain_name_en is 'Name of a group that nothing sets apart, in English.';
comment on column star.dim_group_theme.plain_name_zh is 'Name of a group that nothing sets apart, in Chinese.';
comment on column star.dim_group_theme.run_key is 'The run that took the row from its seed; 0 when that was before runs were noted.';

create table history.dim_group_theme as
select held.*, 0::integer as superseded_run_key
from star.dim_group_theme as held
limit 0;
comment on table history.dim_group_theme is 'One row per row of star.dim_group_theme that gave way, in the same columns.';
comment on column history.dim_group_theme.superseded_run_key is 'The run at which the row gave way.';

alter table star.dim_group_feature rename column theme_code to basis_code;
comment on column star.dim_group_feature.basis_code is 'value, demand or behaviour: on what basis the feature tells customers apart; of each basis a name has one word.';
alter table history.dim_group_feature rename column theme_code to basis_code;
alter table star.dim_group_feature add column theme_codes varchar default 'overall';
comment on column star.dim_group_feature.theme_codes is 'The themes whose groups the feature serves, with a space between.';
alter table history.dim_group_feature add column theme_codes varchar default 'overall';
comment on column star.dim_group_feature.feature_sql is 'The feature, in SQL over snapshot (star.fact_customer_month), indicator (star.fact_indicator) and habit (the customer''s last thirty-six months) of the month.';
comment on column star.dim_group_feature.transform_code is 'log1p (of 0 and more), ln (of more than 0), sqrt (of 0 and more), quantile (rank in the month, 0 to 1) or identity: what is done before standardising.';
comment on column star.dim_group_feature.feature_order is 'Position, from 1; the groups of a theme are first numbered by their mean of its first feature, largest first.';

alter table star.dim_group add column theme_code varchar default 'overall';
comment on column star.dim_group.theme_code is 'The theme of the group.';
alter table star.dim_group add column group_key integer;
comment on column star.dim_group.group_key is 'The group, the same over all the models that it goes on in.';
alter table star.dim_group add column words_json varchar default '[]';
comment on column star.dim_group.words_json is 'What the name says, as JSON: feature and level of each word; empty where nothing sets the group apart, or when it was named before this was kept.';
comment on table star.dim_group is 'One row per group of a model.';
comment on column star.dim_group.group_no is 'Number of the group in its theme, which it keeps from model to model; first by the mean of the first feature, largest first.';
alter table history.dim_group add column theme_code varchar default 'overall';
alter table history.dim_group add column group_key integer;
alter table history.dim_group add column words_json varchar default '[]';

-- Before, every model had groups of its own.
update star.dim_group
set group_key = numbered.group_key
from (
    select model_key, group_no, row_number() over (order by model_key, group_no) as group_key
    from star.dim_group
) as numbered
where numbered.model_key = dim_group.model_key
    and numbered.group_no = dim_group.group_no;

alter table star.fact_customer_group add column theme_code varchar default 'overall';
comment on column star.fact_customer_group.theme_code is 'The theme of the group.';
comment on column star.fact_customer_group.model_key is 'The model of the theme''s groups.';
comment on table star.fact_customer_group is 'One row per customer that a source has stated, theme and closed month.';
alter table history.fact_customer_group add column theme_code varchar default 'overall';
