-- Takes back the models of a kind of this month and later ones, before the month is fitted anew.
-- Grain:      one row per model.
-- Reads:      star.dim_model.
-- Writes:     star.dim_model.
-- Parameters: model_code, period_key.
delete from star.dim_model
where model_code = $model_code
    and period_key >= $period_key;
