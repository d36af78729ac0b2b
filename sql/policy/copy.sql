-- What a role sees of a table, copied: the query of a user runs on the copy, where no other row is.
-- Grain: that of the query.
-- Reads: the fragment query.
-- Writes: a table in memory, beside the published copy.
-- Parameters: none.
-- Fragments: name, of the table; query, whose rows are copied.
create table {{name}} as
{{query}};
