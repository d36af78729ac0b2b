-- What was expected of the month's data, and what came of it at its close?
-- Grain:      one row per expectation, in the order in which they are declared.
-- Reads:      mart.quality.
-- Returns:    expectation_code, description_en, description_zh, table_name, column_names, limit_text, severity_code,
--             checked_count, failed_count, measure, outcome_code.
-- Parameters: period_key.
select
    quality.expectation_code,
    quality.description_en,
    quality.description_zh,
    quality.table_name,
    quality.column_names,
    quality.limit_text,
    quality.severity_code,
    quality.checked_count,
    quality.failed_count,
    quality.measure,
    quality.outcome_code
from mart.quality as quality
where quality.period_key = $period_key
    and quality.is_of_close
order by quality.expectation_order;
