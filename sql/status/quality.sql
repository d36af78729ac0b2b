-- What came of the expectations at the last close, or attempt to close a month.
-- Grain:      one row per expectation.
-- Reads:      audit.quality.
-- Returns:    month, expectation, table_name, severity, checked_count, failed_count, measure, compared_with, expected,
--             outcome.
-- Parameters: none.
select
    strftime(make_date(quality.period_key // 100, quality.period_key % 100, 1), '%Y-%m') as month,
    quality.expectation_code as expectation,
    quality.table_name,
    quality.severity_code as severity,
    quality.checked_count,
    quality.failed_count,
    quality.measure,
    quality.compared_measure as compared_with,
    quality.limit_text as expected,
    quality.outcome_code as outcome
from audit.quality as quality
where quality.run_key = (select max(run_key) from audit.quality)
order by quality.expectation_order;
