-- The points by which risk factors are measured. An indicator that is not in the index system has no say: what ships
-- may name one that a home does without.
-- Grain:      one row per indicator with a column of points.
-- Reads:      star.dim_risk_factor, star.dim_indicator, the engine's catalogue.
-- Returns:    column_name.
-- Parameters: none; the fragment published is the name of the published copy, attached.
select distinct col.column_name
from star.dim_risk_factor as factor
join star.dim_indicator as indicator using (indicator_code)
join duckdb_columns() as col
    on col.database_name = '{{published}}'
    and col.schema_name = 'star'
    and col.table_name = 'fact_indicator'
    and col.column_name = lower(factor.indicator_code) || '_points'
order by col.column_name;
