-- Reads a file record by record, and keeps apart those whose structure is wrong.
-- Grain:      one row per record; its position is its rowid, since the engine keeps the order of the file.
-- Reads:      the file.
-- Writes:     source_record, source_structure_error (temporary).
-- Parameters: none; the fragments are record (of the file) and file.
drop table if exists source_structure_error;
drop table if exists source_structure_scan;
create or replace temp table source_record as
select {{record}}
from {{file}};
