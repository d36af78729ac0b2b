-- The month's file of outages.
-- Grain:      one row per outage.
-- Reads:      outage.
-- Returns:    the columns of landing.outage.
-- Parameters: none.
select outage_no, region_no, started_at, ended_at, is_planned
from outage
order by station_no;
