-- The last month up to this one whose outcome a source states.
-- Grain:      one row.
-- Reads:      star.fact_outcome.
-- Returns:    period_key; null when there is none.
-- Parameters: period_key.
select max(period_key) as period_key
from star.fact_outcome
where period_key <= $period_key;
