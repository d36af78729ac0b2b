-- The outage file of the sample utility: its columns are those of landing.outage.
select
    record_no,
    outage_no,
    region_no,
    started_at,
    ended_at,
    is_planned
from record;
