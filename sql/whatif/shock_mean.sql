-- The mean of an indicator before and after.
-- Grain:      one row.
-- Reads:      star.fact_indicator here and in the published copy.
-- Returns:    before_mean, after_mean (null where nobody has a value).
-- Parameters: period_key; the fragments are published (the published copy, attached) and column (of the value).
select
    (select avg({{column}}) from {{published}}.star.fact_indicator where period_key = $period_key) as before_mean,
    (select avg({{column}}) from star.fact_indicator where period_key = $period_key) as after_mean;
