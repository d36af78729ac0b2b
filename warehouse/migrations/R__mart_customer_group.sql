-- One row per customer, theme and closed month; class and region are those of the last version of the
-- customer.
create or replace view mart.customer_group as
select
    customer_group.period_key,
    customer_group.customer_key,
    customer.customer_no,
    customer.customer_name,
    customer.customer_name_en,
    customer.customer_class_code,
    customer_class.class_name_en,
    customer_class.class_name_zh,
    coalesce(region.region_key, 0) as region_key,
    region.region_name,
    region.region_name_en,
    region.province_name,
    region.province_name_en,
    region.city_name,
    region.city_name_en,
    region.county_name,
    region.county_name_en,
    customer_group.theme_code,
    group_theme.theme_order,
    group_theme.theme_name_en,
    group_theme.theme_name_zh,
    group_definition.group_key,
    customer_group.group_no,
    group_definition.group_name_en,
    group_definition.group_name_zh,
    customer_group.centre_distance,
    customer_group.model_key,
    customer_group.run_key
from star.fact_customer_group as customer_group
left join star.dim_group as group_definition
    on group_definition.model_key = customer_group.model_key
    and group_definition.group_no = customer_group.group_no
left join history.every_group_theme as group_theme
    on group_theme.theme_code = customer_group.theme_code
    and group_theme.run_key <= customer_group.run_key
    and group_theme.superseded_run_key > customer_group.run_key
left join star.dim_customer as customer
    on customer.customer_key = customer_group.customer_key
    and customer.is_current
left join history.every_customer_class as customer_class
    on customer_class.customer_class_code = customer.customer_class_code
    and customer_class.run_key <= customer_group.run_key
    and customer_class.superseded_run_key > customer_group.run_key
-- A region that came after the close was not known to it.
left join history.every_region as region
    on region.region_key = customer.region_key
    and region.run_key <= customer_group.run_key
    and region.superseded_run_key > customer_group.run_key;

comment on view mart.customer_group is 'One row per customer, theme and closed month; class and region are those of the last version of the customer.';
comment on column mart.customer_group.period_key is 'Month, as yyyymm.';
comment on column mart.customer_group.customer_key is 'The customer, the same over all its versions; 0 when unknown.';
comment on column mart.customer_group.customer_no is 'Number of the customer in the source; null when unknown.';
comment on column mart.customer_group.customer_name is 'Name of the customer, in Chinese where there is one; null when the source gives none.';
comment on column mart.customer_group.customer_name_en is 'Name of the customer in English; null when the source gives none.';
comment on column mart.customer_group.customer_class_code is 'Class of the customer, such as residential, by the seed customer_class.csv; unknown of whom no source has stated.';
comment on column mart.customer_group.class_name_en is 'Class of the customer in English.';
comment on column mart.customer_group.class_name_zh is 'Class of the customer in Chinese.';
comment on column mart.customer_group.region_key is 'Region of the customer, normally a station; 0 when unknown.';
comment on column mart.customer_group.region_name is 'Region of the customer, in Chinese where there is one.';
comment on column mart.customer_group.region_name_en is 'Region of the customer in English.';
comment on column mart.customer_group.province_name is 'Province of the customer, in Chinese where there is one; null when unknown.';
comment on column mart.customer_group.province_name_en is 'Province of the customer in English; null when unknown.';
comment on column mart.customer_group.city_name is 'City of the customer, in Chinese where there is one; null when unknown.';
comment on column mart.customer_group.city_name_en is 'City of the customer in English; null when unknown.';
comment on column mart.customer_group.county_name is 'County of the customer, in Chinese where there is one; null when unknown.';
comment on column mart.customer_group.county_name_en is 'County of the customer in English; null when unknown.';
comment on column mart.customer_group.theme_code is 'Theme of the group; overall is the grouping by value, demand and behaviour.';
comment on column mart.customer_group.theme_order is 'Position of the theme, from 1, as the seed had it at the close; null of months closed before there were themes.';
comment on column mart.customer_group.theme_name_en is 'Name of the theme in English, as the seed had it at the close; null of months closed before there were themes.';
comment on column mart.customer_group.theme_name_zh is 'Name of the theme in Chinese, as the seed had it at the close; null of months closed before there were themes.';
comment on column mart.customer_group.group_key is 'The group, the same over all the models that it goes on in.';
comment on column mart.customer_group.group_no is 'Group of the nearest centre, by its number in the theme, which it keeps.';
comment on column mart.customer_group.group_name_en is 'Name from its profile, in English.';
comment on column mart.customer_group.group_name_zh is 'Name from its profile, in Chinese.';
comment on column mart.customer_group.centre_distance is 'Euclidean distance to that centre on the standardised features.';
comment on column mart.customer_group.model_key is 'The model of the theme''s groups.';
comment on column mart.customer_group.run_key is 'The run that wrote the row.';
