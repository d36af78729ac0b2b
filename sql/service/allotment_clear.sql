-- Takes out how what is scarce was shared in the month.
-- Grain:      none.
-- Reads:      nothing.
-- Writes:     star.fact_service_allotment, star.fact_resource_station, star.fact_resource_month.
-- Parameters: period_key.
delete from star.fact_service_allotment
where period_key = $period_key;

delete from star.fact_resource_station
where period_key = $period_key;

delete from star.fact_resource_month
where period_key = $period_key;
