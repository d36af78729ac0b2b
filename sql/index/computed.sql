-- Marks the indicators that have a column of values.
-- Grain:      one row per indicator.
-- Reads:      the engine's catalogue.
-- Writes:     star.dim_indicator.
-- Parameters: none.
update star.dim_indicator
set is_computed = exists (
    select 1
    from information_schema.columns as known
    where known.table_schema = 'star'
        and known.table_name = 'fact_indicator'
        and known.column_name = lower(dim_indicator.indicator_code)
);
