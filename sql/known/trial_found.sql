-- Shows what the close of a month found of its facts as found by the trial close, which stands in its place.
-- Grain:      that of the table.
-- Reads:      the table and star.dim_period in the published copy.
-- Writes:     the view.
-- Parameters: none; the fragments are published (the published copy, attached), source (the table there), table,
--             period_key, run_key.
create or replace view {{table}} as
select
    * replace (
        case
            when period_key = {{period_key}} and run_key = (
                select close_run_key
                from {{published}}.star.dim_period
                where period_key = {{period_key}}
            ) then {{run_key}}
            else run_key
        end as run_key
    )
from {{published}}.{{source}};
