-- Takes the effects of a month away, before they are measured anew.
-- Grain:      the tables'.
-- Reads:      nothing.
-- Writes:     star.fact_service_effect, star.fact_service_balance.
-- Parameters: period_key.
delete from star.fact_service_effect
where period_key = $period_key;

delete from star.fact_service_balance
where period_key = $period_key;
