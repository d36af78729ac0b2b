-- The indicators that risk factors are measured by and that have a column of points.
-- Grain:      one row per indicator.
-- Reads:      star.dim_risk_factor, star.dim_indicator, the engine's catalogue.
-- Returns:    indicator_code, is_known (in the index system), column_name (null without a column).
-- Parameters: none; the fragment published is the name of the published copy, attached.
select
    factor.indicator_code,
    bool_or(indicator.indicator_code is not null) as is_known,
    min(col.column_name) as column_name
from star.dim_risk_factor as factor
left join star.dim_indicator as indicator using (indicator_code)
left join duckdb_columns() as col
    on col.database_name = '{{published}}'
    and col.schema_name = 'star'
    and col.table_name = 'fact_indicator'
    and col.column_name = lower(factor.indicator_code) || '_points'
group by factor.indicator_code
order by factor.indicator_code;
