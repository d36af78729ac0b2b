-- Where do the figures of a month come from?
-- Grain:      one row, none when the month is unknown.
-- Reads:      mart.period, mart.run, mart.credit_grade, mart.customer_group.
-- Returns:    period_key, last_on, edition_no, closed_at_text (UTC), run_key, code_version, currency_code
--             (null when the run was not told), grade_models and group_models (keys, null when
--             none), has_previous (whether the month before has grades).
-- Parameters: period_key, previous_period_key.
select
    period.period_key,
    period.last_on,
    period.edition_no,
    strftime(period.closed_at at time zone 'UTC', '%Y-%m-%dT%H:%M:%SZ') as closed_at_text,
    period.close_run_key as run_key,
    run.code_version,
    run.settings_json ->> '$.warehouse_currency' as currency_code,
    (
        select string_agg(distinct model_key::varchar, ', ' order by model_key::varchar)
        from mart.credit_grade
        where period_key = $period_key
    ) as grade_models,
    (
        select string_agg(distinct model_key::varchar, ', ' order by model_key::varchar)
        from mart.customer_group
        where period_key = $period_key
    ) as group_models,
    (
        select count(*) > 0
        from mart.credit_grade
        where period_key = $previous_period_key
    ) as has_previous
from mart.period as period
left join mart.run as run on run.run_key = period.close_run_key
where period.period_key = $period_key;
