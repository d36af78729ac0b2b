-- Service-quality sensitivity: by how many points satisfaction falls with a standard deviation of quality. Not part of
-- the credit grade.
-- Grain:      one row per customer that answered a survey, in months with answers enough.
-- Reads:      star.fact_service_sensitivity.
-- Returns:    customer_key, sen1.
-- Parameters: period_key.
select customer_key, service_sensitivity as sen1
from star.fact_service_sensitivity
where period_key = $period_key;
