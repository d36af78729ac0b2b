-- Keeps what the engine says of a record on which the source's SELECT fails.
-- Grain:      one row.
-- Reads:      source_failing.
-- Writes:     source_failing.
-- Parameters: record_no, failure_text.
update source_failing
set failure = $failure_text
where record_no = $record_no;

insert into source_failing (record_no, failure)
select $record_no::bigint, $failure_text::varchar
where $record_no not in (
    select record_no
    from source_failing
);
