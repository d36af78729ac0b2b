-- How was what is scarce shared among the actions of the month?
-- Grain:      one row per scarce resource.
-- Reads:      mart.resource_month.
-- Returns:    resource_name_en, resource_name_zh, unit_en, unit_zh, capacity_month, used_amount, due_count,
--             served_count, cut_priority (null when all are served), shadow_price, floor_cost.
-- Parameters: period_key.
select
    resource_name_en,
    resource_name_zh,
    unit_en,
    unit_zh,
    capacity_month,
    used_amount,
    due_count,
    served_count,
    cut_priority,
    shadow_price,
    floor_cost
from mart.resource_month
where period_key = $period_key
order by resource_order;
