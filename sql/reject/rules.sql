-- How many records each rule refused, and the first value that it refused.
-- Grain:      one row per landing table, rule and column.
-- Reads:      audit.reject.
-- Returns:    landing_table, rule_code, fault (in words), column_name, record_count, mended_count,
--             expected.
-- Parameters: run_key, landing_table (empty: all), rule_code (empty: all), state_code (waiting or all); the
--             fragment rule_words says each rule in words.
select
    landing_table,
    rule_code,
    {{rule_words}} as fault,
    column_name,
    count(distinct reject_no) as record_count,
    count(distinct reject_no) filter (where mended_run_key is not null) as mended_count,
    arg_min(expected, rowid) as expected
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
group by landing_table, rule_code, column_name
order by landing_table, rule_code, column_name;
