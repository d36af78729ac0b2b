-- Keeps the columns that the index system in force has added.
-- Grain:      one row per month.
-- Reads:      star.fact_indicator.
-- Writes:     the temporary table base_fact_indicator.
-- Parameters: none.
create or replace temp table base_fact_indicator as
select stored.*
from star.fact_indicator as stored;
