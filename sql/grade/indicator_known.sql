-- Whether a month has indicators.
-- Grain:      one row.
-- Reads:      star.fact_indicator.
-- Returns:    is_known.
-- Parameters: observation_period_key.
select exists (
    select 1
    from star.fact_indicator
    where period_key = $observation_period_key
) as is_known;
