-- Makes way for a view of the published copy.
-- Grain:      none.
-- Reads:      nothing.
-- Writes:     the table, which goes.
-- Parameters: none; the fragment is table.
drop table {{table}};
