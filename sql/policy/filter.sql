-- What a role sees of a table of which it sees every row, as a view that leaves out or changes columns.
-- Grain: that of the query.
-- Reads: the fragment query.
-- Writes: a view in memory, beside the published copy.
-- Parameters: none.
-- Fragments: name, of the view; query, whose rows are seen.
create view {{name}} as
{{query}};
