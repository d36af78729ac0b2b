-- Sets aside what has landed of a fact in months that have some of it already.
-- Grain:      that of the fact.
-- Reads:      what the query reads.
-- Writes:     the temporary table fact_news.
-- Parameters: those of the query; the fragment query is the rows as the star holds them.
drop table if exists fact_news;

create temp table fact_news as
{{query}};
