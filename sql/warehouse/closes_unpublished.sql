-- The closes that the published copy does not know.
-- Grain:      one row per month.
-- Reads:      star.dim_period, here and in the published copy.
-- Returns:    period_key.
-- Parameters: none; the fragment published is the published copy, attached.
select period_key
from star.dim_period as period
where status_code in ('closed', 'restated')
    and not exists (
        select 1
        from {{published}}.star.dim_period as shown
        where shown.period_key = period.period_key
            and shown.close_run_key = period.close_run_key
            and shown.status_code in ('closed', 'restated')
    )
order by period_key;
