-- One row per group of a model and feature that told customers apart in it.
create or replace view mart.group_feature as
with
placed as (
    select
        model_key,
        theme_code,
        group_key,
        group_no,
        profile_json,
        centre_json,
        unnest(json_keys(centre_json)) as feature_code
    from star.dim_group
    where json_type(centre_json) = 'OBJECT'
)

select
    placed.model_key,
    placed.theme_code,
    placed.group_key,
    placed.group_no,
    placed.feature_code,
    feature.feature_name_en,
    feature.feature_name_zh,
    feature.unit,
    (placed.profile_json ->> placed.feature_code)::double as feature_mean,
    (placed.centre_json ->> placed.feature_code)::double as standardised_difference,
    row_number() over (
        partition by placed.model_key, placed.group_no
        order by abs((placed.centre_json ->> placed.feature_code)::double) desc, placed.feature_code
    ) as apart_rank
from placed
left join star.dim_group_feature as feature on feature.feature_code = placed.feature_code;

comment on view mart.group_feature is 'One row per group of a model and feature that told customers apart in it.';
comment on column mart.group_feature.model_key is 'The model.';
comment on column mart.group_feature.theme_code is 'The theme of the group.';
comment on column mart.group_feature.group_key is 'The group, the same over all the models that it goes on in.';
comment on column mart.group_feature.group_no is 'Number of the group in its theme.';
comment on column mart.group_feature.feature_code is 'Code of the feature.';
comment on column mart.group_feature.feature_name_en is 'Name of the feature in English; null when the seed has it no more.';
comment on column mart.group_feature.feature_name_zh is 'Name of the feature in Chinese; null when the seed has it no more.';
comment on column mart.group_feature.unit is 'Unit of the feature; null when the seed has it no more.';
comment on column mart.group_feature.feature_mean is 'Mean of the group when it was fitted, in that unit; null when none of its customers had it.';
comment on column mart.group_feature.standardised_difference is 'Effect size: how many standard deviations of all customers, after the feature''s transform, the centre lies above the mean of all.';
comment on column mart.group_feature.apart_rank is 'Place among the features of the group by the size of that difference, 1 the largest.';
