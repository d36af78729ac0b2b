-- Which month the summary is of, and which run closed it.
-- Grain:      one row per closed month, oldest first.
-- Reads:      mart.period, mart.period_edition, mart.run.
-- Returns:    period_key, first_on_text, last_on_text, run_key, code_version, settings_hash,
--             settings_json, currency_code, edition_no, closed_at_text, reopen_reason.
-- Parameters: none.
select
    period.period_key,
    strftime(period.first_on, '%Y-%m-%d') as first_on_text,
    strftime(period.last_on, '%Y-%m-%d') as last_on_text,
    period.close_run_key as run_key,
    run.code_version,
    run.settings_hash,
    run.settings_json,
    json_extract_string(run.settings_json, '$.warehouse_currency') as currency_code,
    edition.edition_no,
    strftime(edition.closed_at at time zone 'UTC', '%Y-%m-%dT%H:%M:%SZ') as closed_at_text,
    edition.reopen_reason
from mart.period as period
left join mart.period_edition as edition
    on edition.period_key = period.period_key
    and edition.is_latest
left join mart.run as run on run.run_key = period.close_run_key
where period.is_closed
order by period.period_key;
