-- The indicators of this index system and of those before it that have a column of values.
-- Grain:      one row per indicator, in the order of its code.
-- Reads:      star.dim_indicator, history.dim_indicator, the engine's catalogue.
-- Returns:    indicator_code, value_column, points_column (null when it never had points).
-- Parameters: none.
with
code as (
    select indicator_code
    from star.dim_indicator
    union
    select indicator_code
    from history.dim_indicator
),

known as (
    -- Once, though it may stand in a database beside this one too.
    select distinct column_name
    from information_schema.columns
    where table_schema = 'star'
        and table_name = 'fact_indicator'
)

select
    code.indicator_code,
    valued.column_name as value_column,
    pointed.column_name as points_column
from code
join known as valued on valued.column_name = lower(code.indicator_code)
left join known as pointed on pointed.column_name = lower(code.indicator_code) || '_points'
order by code.indicator_code;
