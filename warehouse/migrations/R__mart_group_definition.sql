-- One row per group of a model.
create or replace view mart.group_definition as
select
    group_definition.model_key,
    group_definition.theme_code,
    group_definition.group_key,
    group_definition.group_no,
    group_definition.group_name_en,
    group_definition.group_name_zh,
    group_definition.customer_count,
    group_definition.sentence_en,
    group_definition.sentence_zh,
    group_definition.exemplar_customer_key,
    exemplar.customer_no as exemplar_customer_no,
    group_definition.centre_json,
    group_definition.profile_json
from star.dim_group as group_definition
left join star.dim_customer as exemplar
    on exemplar.customer_key = group_definition.exemplar_customer_key
    and exemplar.is_current;

comment on view mart.group_definition is 'One row per group of a model.';
comment on column mart.group_definition.model_key is 'The model.';
comment on column mart.group_definition.theme_code is 'The theme of the group.';
comment on column mart.group_definition.group_key is 'The group, the same over all the models that it goes on in.';
comment on column mart.group_definition.group_no is 'Number of the group in its theme, which it keeps from model to model.';
comment on column mart.group_definition.group_name_en is 'Name from its profile, in English.';
comment on column mart.group_definition.group_name_zh is 'Name from its profile, in Chinese.';
comment on column mart.group_definition.customer_count is 'Customers in the group when it was fitted.';
comment on column mart.group_definition.sentence_en is 'What sets the group apart, in English; null of groups fitted before this was kept.';
comment on column mart.group_definition.sentence_zh is 'What sets the group apart, in Chinese; null of groups fitted before this was kept.';
comment on column mart.group_definition.exemplar_customer_key is 'The customer nearest to the centre when the group was fitted: it stands for the group; null of groups fitted before this was kept.';
comment on column mart.group_definition.exemplar_customer_no is 'Number of that customer in the source; of one that was forgotten, what stands in its place.';
comment on column mart.group_definition.centre_json is 'Centre on the standardised features, as JSON.';
comment on column mart.group_definition.profile_json is 'Mean of each feature in its own unit, as JSON.';
