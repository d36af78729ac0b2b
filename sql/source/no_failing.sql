-- Begins to look for the records on which the source's SELECT fails, when its values cannot be tried one by one.
-- Grain:      one row per record.
-- Reads:      nothing.
-- Writes:     source_failing (temporary).
-- Parameters: none.
create or replace temp table source_failing (record_no bigint, column_name varchar, failure varchar);
