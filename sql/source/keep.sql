-- Keeps the record of the load, in the transaction that keeps its rows in the star.
-- Grain:      one row per file and landing table; one row per total of these; one row per refused value.
-- Reads:      source_load_file, source_load_total, source_reject, source_mended, audit.reject.
-- Writes:     audit.load_file, audit.load_total, audit.reject.
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

insert into audit.load_total
select
    run_key,
    source_name,
    landing_table,
    file_name,
    column_name,
    declared_total,
    read_total,
    landed_total,
    rejected_total,
    unread_count
from source_load_total
order by landing_table, file_name, column_name;

-- A mended record that is refused again keeps its number, so that it is the same record to whoever mends it.
insert into audit.reject (
    run_key, source_name, landing_table, file_name, record_no, column_name, value_text, rule_code,
    expected, record_text, reject_no, source_text, line_no
)
with
numbered as (
    select
        *,
        -- Rows that were taken out of landing are each by itself, even where the SELECT made several of one record.
        dense_rank() over (
            order by
                landing_table,
                file_name,
                record_no,
                case when record_no is null or is_taken_out then position end
        ) as number_in_run,
        not is_taken_out
            or count(*) over (partition by landing_table, file_name, record_no) = 1 as is_one
    from (
        select
            *,
            rowid as position,
            rule_code in ('repeated', 'superseded', 'duplicate') as is_taken_out
        from source_reject
    ) as refused
),

taken as (
    select coalesce(max(reject_no), 0) as reject_no
    from audit.reject
)

select
    numbered.run_key,
    numbered.source_name,
    numbered.landing_table,
    numbered.file_name,
    numbered.record_no,
    numbered.column_name,
    numbered.value_text,
    numbered.rule_code,
    numbered.expected,
    numbered.record_text,
    coalesce(mended.reject_no, taken.reject_no + numbered.number_in_run) as reject_no,
    numbered.source_text,
    numbered.line_no
from numbered
cross join taken
left join source_mended as mended
    on mended.landing_table = numbered.landing_table
    and mended.file_name = numbered.file_name
    and mended.record_no = numbered.record_no
    and numbered.is_one
order by numbered.landing_table, numbered.position;
