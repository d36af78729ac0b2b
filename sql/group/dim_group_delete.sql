-- Takes back the groups of this month and later ones, before the month is grouped anew.
-- Grain:      one row per group.
-- Reads:      star.dim_model.
-- Writes:     star.dim_group.
-- Parameters: period_key.
delete from star.dim_group
where model_key in (
    select model_key
    from star.dim_model
    where model_code = 'k-means'
        and period_key >= $period_key
);
