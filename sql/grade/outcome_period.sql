-- The last month up to this one whose outcome a source states, was known by the end of this one, and can be learned
-- from.
-- Grain:      one row.
-- Reads:      star.fact_outcome, star.fact_indicator.
-- Returns:    is_supplied (whether a source states outcomes of months up to this one, known or not); period_key, null
--             when there is none.
-- Parameters: period_key, last_on.
select
    count(*) > 0 as is_supplied,
    max(period_key) filter (
        where coalesce(known_on <= $last_on, true)
            and period_key in (select indicator.period_key from star.fact_indicator as indicator)
    ) as period_key
from star.fact_outcome
where period_key <= $period_key;
