-- What each view of mart, and of those it stands on, names: tables and views, by which a policy tells what speaks of
-- customers.
-- Grain: one row per view and table or view that its text names; one without a name for a view that names none.
-- Reads: the engine's catalogue.
-- Returns: view_name, named; both with their schema.
-- Parameters: none.
with
kept as (
    select schema_name || '.' || table_name as name
    from duckdb_tables()
    where database_name = current_database()
    union all
    select schema_name || '.' || view_name as name
    from duckdb_views()
    where database_name = current_database()
        and not internal
),

word as (
    -- Too many words do no harm: an alias with its column is the name of no table.
    select
        view.schema_name || '.' || view.view_name as view_name,
        unnest(regexp_extract_all(replace(view.sql, '"', ''), '\w+\.\w+')) as named
    from duckdb_views() as view
    where view.database_name = current_database()
        and not view.internal
)

select distinct
    view.schema_name || '.' || view.view_name as view_name,
    kept.name as named
from duckdb_views() as view
left join word
    on word.view_name = view.schema_name || '.' || view.view_name
    and word.named <> word.view_name
left join kept on kept.name = word.named
where view.database_name = current_database()
    and not view.internal
order by view_name, named;
