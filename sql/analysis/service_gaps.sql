-- How far does the service of each group fall short of what it expects, by dimension of quality?
-- 各客户群在各服务质量维度上，感知与期望相差多少？
-- Grain:      one row per group and dimension that its customers answered on.
-- Reads:      mart.service_gap.
-- Returns:    group_no, group_name_en, group_name_zh, item_code, item_name_en, item_name_zh, customer_count,
--             answer_count, expected_score, perceived_score, gap_score, gap_score_low, gap_score_high.
-- Parameters: period (the month with which twelve end; default last_closed), theme (the theme's code; default overall).
select
    group_no,
    group_name_en,
    group_name_zh,
    item_code,
    item_name_en,
    item_name_zh,
    customer_count,
    answer_count,
    round(expected_score, 2) as expected_score,
    round(perceived_score, 2) as perceived_score,
    round(gap_score, 2) as gap_score,
    round(gap_score_low, 2) as gap_score_low,
    round(gap_score_high, 2) as gap_score_high
from mart.service_gap
where period_key = :period and theme_code = :theme
order by group_no, item_order, item_code;
