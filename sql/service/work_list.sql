-- The work lists of a closed month.
-- Grain:      one row per station and role.
-- Reads:      mart.service_action.
-- Returns:    region_key, region_name, region_name_en, owner_role_code, owner_role_en, owner_role_zh, action_count.
-- Parameters: period_key.
select
    region_key,
    coalesce(region_name, '') as region_name,
    coalesce(region_name_en, region_name, '') as region_name_en,
    owner_role_code,
    owner_role_en,
    owner_role_zh,
    count(*) as action_count
from mart.service_action
where period_key = $period_key
group by region_key, region_name, region_name_en, owner_role_code, owner_role_en, owner_role_zh
order by region_key, owner_role_code;
