-- The editions that the published copy shows and the next will not.
-- Grain:      one row per month that was restated since it was published.
-- Reads:      star.dim_period, here and in the published copy; star.period_reopening.
-- Returns:    period_key, edition_no (as published), next_edition_no, closed_at_text (of the next, UTC), reason_text.
-- Parameters: none; the fragment published is the published copy, attached.
select
    period.period_key,
    shown.edition_no,
    period.edition_no as next_edition_no,
    strftime(period.closed_at at time zone 'UTC', '%Y-%m-%d %H:%M UTC') as closed_at_text,
    (
        select arg_max(reopening.reopen_reason, reopening.run_key)
        from star.period_reopening as reopening
        where reopening.period_key = period.period_key
    ) as reason_text
from star.dim_period as period
join {{published}}.star.dim_period as shown
    on shown.period_key = period.period_key
    and shown.edition_no < period.edition_no
where period.status_code = 'restated'
    and shown.edition_no > 0
order by period.period_key;
