-- Frees what the careful reading of a file kept.
-- Grain:      nothing.
-- Reads:      nothing.
-- Writes:     source_record, source_typed, source_structure_error, source_failing.
-- Parameters: none.
drop table if exists source_record;
drop table if exists source_typed;
drop table if exists source_structure_error;
drop table if exists source_structure_scan;
drop table if exists source_failing;
