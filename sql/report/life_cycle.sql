-- In which stage of life are the customers, and how many of each stage have left within a year?
-- Grain:      one row per stage; last the customers of whom it cannot be told yet.
-- Reads:      mart.life_cycle.
-- Returns:    stage_name_en, stage_name_zh, customer_count, customer_share, entered_count, mean_margin, gone_share,
--             gone_share_low, gone_share_high.
-- Parameters: period_key.
select
    stage_name_en,
    stage_name_zh,
    customer_count,
    customer_share,
    entered_count,
    mean_margin,
    gone_share,
    gone_share_low,
    gone_share_high
from mart.life_cycle
where period_key = $period_key
order by stage_no;
