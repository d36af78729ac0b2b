-- Takes back the groups of this month and later ones, before the month is grouped anew.
-- Grain:      one row per group; one row per customer, theme and month.
-- Reads:      star.dim_model.
-- Writes:     star.dim_group, star.fact_customer_group (of the month).
-- Parameters: period_key.
delete from star.dim_group
where model_key in (
    select model_key
    from star.dim_model
    where period_key >= $period_key
);

delete from star.fact_customer_group
where period_key = $period_key;
