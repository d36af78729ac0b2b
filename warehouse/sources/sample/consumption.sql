-- The consumption file of the sample utility: its columns are those of landing.consumption.
select
    record_no,
    customer_no,
    consumed_on,
    energy_kwh,
    demand_kw_max,
    power_factor
from record;
