-- Which services delight customers, and which do they miss?
-- 哪些服务令客户满意，缺少哪些服务会令其不满？
-- Grain:      one row per service that surveys ask about.
-- Reads:      mart.kano_item.
-- Returns:    item_code, item_name_en, item_name_zh, kano_code, is_kano_told, customer_count, better_share,
--             better_share_low, better_share_high, worse_share, worse_share_low, worse_share_high.
-- Parameters: period (the month with which twelve end; default last_closed).
select
    item_code,
    item_name_en,
    item_name_zh,
    kano_code,
    is_kano_told,
    customer_count,
    round(better_share, 3) as better_share,
    round(better_share_low, 3) as better_share_low,
    round(better_share_high, 3) as better_share_high,
    round(worse_share, 3) as worse_share,
    round(worse_share_low, 3) as worse_share_low,
    round(worse_share_high, 3) as worse_share_high
from mart.kano_item
where period_key = :period
order by better_share desc, item_code;
