-- What is each service that surveys ask about to customers, as far as their answers tell?
-- Grain:      one row per service that thirty customers answered on.
-- Reads:      mart.kano_item.
-- Returns:    item_name_en, item_name_zh, customer_count, kano_code (untold where it does not stand apart from the
--             next), better_share, better_share_low, better_share_high, worse_share, worse_share_low, worse_share_high.
-- Parameters: period_key.
select
    item_name_en,
    item_name_zh,
    customer_count,
    case when is_kano_told then kano_code else 'untold' end as kano_code,
    better_share,
    better_share_low,
    better_share_high,
    worse_share,
    worse_share_low,
    worse_share_high
from mart.kano_item
where period_key = $period_key
    and customer_count >= 30
order by item_order nulls last, item_code;
