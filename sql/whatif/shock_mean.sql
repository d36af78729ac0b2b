-- The mean of an indicator before and after, but for values that are no measure.
-- Grain:      one row.
-- Reads:      star.fact_indicator here and in the published copy.
-- Returns:    before_mean, after_mean (null where nobody has a value).
-- Parameters: period_key; the fragments are published (the published copy, attached), column (of the value) and
--             measured (whether it is a measure).
select
    (
        select avg({{column}})
        from {{published}}.star.fact_indicator
        where period_key = $period_key
            and {{measured}}
    ) as before_mean,
    (
        select avg({{column}})
        from star.fact_indicator
        where period_key = $period_key
            and {{measured}}
    ) as after_mean;
