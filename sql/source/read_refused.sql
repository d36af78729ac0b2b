-- Reads again the records of a file whose rows were refused, with their numbers.
-- Grain:      one row per record that is refused.
-- Reads:      the file, source_typed.
-- Writes:     source_record (temporary).
-- Parameters: none; the fragments are record (of the file) and file.
create or replace temp table source_record as
select record_no, {{record}}
from (
    select row_number() over () as record_no, {{record}}
    from {{file}}
) as numbered
where record_no in (select record_no from source_typed);
