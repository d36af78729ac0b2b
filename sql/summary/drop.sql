-- Takes a summary away, with the note of it.
-- Grain:      none.
-- Reads:      nothing.
-- Writes:     the table, audit.summary.
-- Parameters: none; the fragment is summary (its table).
drop table if exists summary.{{summary}};

-- All notes: whoever takes one summary away takes all.
delete from audit.summary;
