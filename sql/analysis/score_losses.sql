-- Which indicators cost customers the most points?
-- 哪些指标让客户失分最多？
-- Grain:      one row per indicator that is among the four foremost reasons of a customer.
-- Reads:      mart.score_reason.
-- Returns:    indicator_code, indicator_name_en, indicator_name_zh, dimension_code, customer_count, first_count,
--             mean_lost_points.
-- Parameters: period (the month; default last_closed).
select
    indicator_code,
    indicator_name_en,
    indicator_name_zh,
    dimension_code,
    count(*) as customer_count,
    count(*) filter (where reason_no = 1) as first_count,
    round(avg(lost_points), 3) as mean_lost_points
from mart.score_reason
where period_key = :period
group by indicator_code, indicator_name_en, indicator_name_zh, dimension_code
order by first_count desc, customer_count desc, indicator_code;
