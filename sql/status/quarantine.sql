-- The rows that are out of their months.
-- Grain:      one row per table and expectation.
-- Reads:      audit.quarantine.
-- Returns:    table_name, expectation, row_count, first_month, last_month.
-- Parameters: none.
select
    table_name,
    expectation_code as expectation,
    count(*) as row_count,
    strftime(make_date(min(period_key) // 100, min(period_key) % 100, 1), '%Y-%m') as first_month,
    strftime(make_date(max(period_key) // 100, max(period_key) % 100, 1), '%Y-%m') as last_month
from audit.quarantine
where released_run_key is null
group by table_name, expectation_code
order by table_name, expectation_code;
