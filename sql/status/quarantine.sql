-- The rows that are out of their months.
-- Grain:      one row per month, table and expectation.
-- Reads:      audit.quarantine.
-- Returns:    month, table_name, expectation, row_count.
-- Parameters: none.
select
    strftime(make_date(period_key // 100, period_key % 100, 1), '%Y-%m') as month,
    table_name,
    expectation_code as expectation,
    count(*) as row_count
from audit.quarantine
where released_run_key is null
group by period_key, table_name, expectation_code
order by period_key, table_name, expectation_code;
