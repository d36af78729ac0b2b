-- In which stage of life are customers, and which stages do they leave from?
-- 客户处于哪个生命周期阶段，哪些阶段在流失？
-- Grain:      one row per stage of the month.
-- Reads:      mart.life_cycle.
-- Returns:    stage_name_en, stage_name_zh, customer_count, customer_share, entered_count, billed_amount_12m,
--             gone_share, is_churn_signal.
-- Parameters: period (the month; default last_closed).
select
    stage_name_en,
    stage_name_zh,
    customer_count,
    round(customer_share, 4) as customer_share,
    entered_count,
    billed_amount_12m,
    round(gone_share, 4) as gone_share,
    is_churn_signal
from mart.life_cycle
where period_key = :period
order by stage_no nulls last;
