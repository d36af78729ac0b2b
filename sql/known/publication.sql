-- The last publication by a moment, by the run whose end it shows.
-- Grain:      one row.
-- Reads:      audit.publication of the published copy.
-- Returns:    run_key, null when nothing was published by then; first_at_text, of the first publication, in UTC.
-- Parameters: known_at_text; the fragment published is the published copy, attached.
select
    max(run_key) filter (where published_at <= $known_at_text::timestamptz) as run_key,
    strftime(min(published_at) at time zone 'UTC', '%Y-%m-%dT%H:%M:%SZ') as first_at_text
from {{published}}.audit.publication;
