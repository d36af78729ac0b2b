-- Where the facts of a month came from: the first record of them.
-- Grain:      one row, none when the month has no facts.
-- Reads:      the fragment facts, landing.file (of the load at work), audit.load_file.
-- Returns:    landing_table, file_name and record_no (null when not known).
-- Parameters: period_key; the fragment facts gives landing_table, load_file_key and record_no of every fact.
with
file as (
    select load_file_key, file_name
    from landing.file
    union
    select load_file_key, file_name
    from audit.load_file
    where load_file_key is not null
)

select fact.landing_table, file.file_name, fact.record_no
from (
{{facts}}
) as fact
left join file using (load_file_key)
order by file.file_name nulls last, fact.record_no, fact.landing_table
limit 1;
