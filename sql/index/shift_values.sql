-- Gives the values of indicators others, for a close that is only tried on.
-- Grain:      one row per customer and month.
-- Reads:      star.fact_indicator.
-- Writes:     star.fact_indicator.
-- Parameters: period_key; the fragment assignments has columns and what they become.
update star.fact_indicator
set {{assignments}}
where period_key = $period_key;
