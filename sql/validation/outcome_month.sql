-- The last month up to this one whose outcome a source states and was known by the end of this one.
-- Grain:      one row.
-- Reads:      star.fact_outcome.
-- Returns:    is_supplied (whether a source states outcomes of months up to this one, known or not);
--             outcome_period_key, null when none was known.
-- Parameters: period_key, last_on.
select
    count(*) > 0 as is_supplied,
    max(period_key) filter (where coalesce(known_on <= $last_on, true)) as outcome_period_key
from star.fact_outcome
where period_key <= $period_key;
