-- The first values that each rule refused.
-- Grain:      one row per refused value, at most row_count of each landing table, rule and column.
-- Reads:      audit.reject.
-- Returns:    reject_no, landing_table, rule_code, column_name, file_name, record_no, value_text, expected,
--             mended_run_key.
-- Parameters: run_key, landing_table (empty: all), rule_code (empty: all), state_code (waiting or all), row_count.
select
    reject_no,
    landing_table,
    rule_code,
    column_name,
    file_name,
    record_no,
    value_text,
    expected,
    mended_run_key
from audit.reject
where run_key = $run_key
    and ($landing_table = '' or landing_table = $landing_table)
    and ($rule_code = '' or rule_code = $rule_code)
    and (
        $state_code = 'all'
        or (
            mended_run_key is null
            and rule_code not in ('repeated', 'superseded')
            and coalesce(source_text, record_text, value_text) is not null
        )
    )
qualify row_number() over (partition by landing_table, rule_code, column_name order by rowid) <= $row_count
order by reject_no, landing_table, rowid;
