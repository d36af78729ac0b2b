-- The months up to the one that is closed whose outcome a source states.
-- Grain:      one row per month.
-- Reads:      star.fact_outcome.
-- Returns:    period_key, is_known (whether an outcome of it was known by the end of the closed one).
-- Parameters: period_key, last_on.
select period_key, bool_or(coalesce(known_on <= $last_on, true)) as is_known
from star.fact_outcome
where period_key <= $period_key
group by period_key
order by period_key;
