-- Which expectations of the data did the month not meet?
-- 本月数据有哪些期望未满足？
-- Grain:      one row per expectation that failed at the close in force, the gravest first.
-- Reads:      mart.quality.
-- Returns:    expectation_code, description_en, description_zh, table_name, severity_code, outcome_code,
--             checked_count, failed_count, measure, compared_measure.
-- Parameters: period (the month; default last_closed).
select
    expectation_code,
    description_en,
    description_zh,
    table_name,
    severity_code,
    outcome_code,
    checked_count,
    failed_count,
    measure,
    compared_measure
from mart.quality
where period_key = :period and is_of_close and outcome_code <> 'pass'
order by case severity_code when 'stop' then 1 when 'quarantine' then 2 else 3 end, failed_count desc, expectation_code;
