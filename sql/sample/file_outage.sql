-- The month's file of outages.
-- Grain:      one row per outage.
-- Reads:      outage.
-- Returns:    the columns of landing.outage.
-- Parameters: month_no.
select outage_no, region_no, started_at, ended_at, is_planned
from outage
where n = $month_no
order by station_no;
