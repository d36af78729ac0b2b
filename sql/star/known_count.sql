-- How many records that are news are known already, how many of these pairs must be settled, and how many would change
-- a closed month.
-- Grain:      one row.
-- Reads:      the temporary table fact_known.
-- Returns:    tie_count, closed_count, first_closed_period_key (null when none).
-- Parameters: closed_through_period_key (the last closed month, 0 when none is).
select
    count(*) filter (where is_newer is null) as tie_count,
    count(*) filter (where is_newer and period_key <= $closed_through_period_key) as closed_count,
    min(period_key) filter (where is_newer and period_key <= $closed_through_period_key) as first_closed_period_key
from fact_known;
