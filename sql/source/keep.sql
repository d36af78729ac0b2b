-- Keeps the record of the load, in the transaction that keeps its rows in the star.
-- Grain:      one row per file and landing table; one row per refused value.
-- Reads:      source_load_file, source_reject.
-- Writes:     audit.load_file, audit.reject.
-- Parameters: none.
insert into audit.load_file (
    load_file_key, run_key, source_name, landing_table, file_name, file_sha256, file_bytes, read_count, landed_count,
    rejected_count
)
select
    load_file_key,
    run_key,
    source_name,
    landing_table,
    file_name,
    file_sha256,
    file_bytes,
    read_count,
    landed_count,
    rejected_count
from source_load_file
order by landing_table, file_name;

insert into audit.reject
select
    run_key,
    source_name,
    landing_table,
    file_name,
    record_no,
    column_name,
    value_text,
    rule_code,
    expected,
    record_text
from source_reject
order by landing_table, rowid;
