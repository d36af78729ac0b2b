-- The last day on which a fact may be dated: so many days after the latest run. Not the clock alone: one that went back
-- does not make what was loaded before impossible.
-- Grain:      one row.
-- Reads:      audit.run.
-- Returns:    load_last_on.
-- Parameters: load_days_ahead_max.
select timezone('UTC', max(started_at))::date + $load_days_ahead_max as load_last_on
from audit.run;
