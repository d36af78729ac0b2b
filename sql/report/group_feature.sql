-- By which features is each group set apart?
-- Grain:      one row per theme, group and feature, the six that set it apart the most, by the size of the difference.
-- Reads:      mart.customer_group, mart.group_feature.
-- Returns:    page_code (as in group_page), feature_name_en, feature_name_zh, unit, feature_mean (in that unit, when
--             the group was fitted), standardised_difference (from the mean of all customers, in their standard
--             deviations).
-- Parameters: period_key.
with
held as (
    select distinct model_key, theme_code, group_no
    from mart.customer_group
    where period_key = $period_key
)

select
    held.theme_code || ' ' || held.group_no as page_code,
    coalesce(feature.feature_name_en, feature.feature_code) as feature_name_en,
    coalesce(feature.feature_name_zh, feature.feature_code) as feature_name_zh,
    coalesce(feature.unit, '') as unit,
    feature.feature_mean,
    feature.standardised_difference
from held
join mart.group_feature as feature
    on feature.model_key = held.model_key
    and feature.group_no = held.group_no
where feature.apart_rank <= 6
order by held.theme_code, held.group_no, feature.apart_rank;
