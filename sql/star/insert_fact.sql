-- Moves what has landed of a fact into the star.
-- Grain:      that of the fact.
-- Reads:      what the query reads.
-- Writes:     star.fact_{{table}}.
-- Parameters: those of the query; the fragments are table, and query: the rows as the star holds them.
insert into star.fact_{{table}} by name
{{query}};
