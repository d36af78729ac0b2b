-- The month that is to be closed next: the first that is not closed, or the one after the last.
-- Grain:      one row.
-- Reads:      star.dim_period.
-- Returns:    open_period_key and last_period_key; null when there is none.
-- Parameters: none.
select
    min(case when status_code in ('open', 'reopened') then period_key end) as open_period_key,
    max(period_key) as last_period_key
from star.dim_period;
