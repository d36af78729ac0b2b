-- The customers who have rows of a fact.
-- Grain:      that of the fact.
-- Reads:      star.fact_{{table}}.
-- Returns:    customer_key.
-- Parameters: none; the fragment is table.
select customer_key
from star.fact_{{table}};
