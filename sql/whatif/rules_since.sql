-- The rules of a close that a close today would not have: files whose text has changed since.
-- Grain:      one row per file.
-- Reads:      audit.close_rule here, with the rows of the trial, star.dim_period here and in the published copy.
-- Returns:    rule_name.
-- Parameters: period_key; the fragment published is the published copy, attached.
with
kept as (
    select rule.rule_name, rule.sha256
    from {{published}}.star.dim_period as period
    join audit.close_rule as rule
        on rule.run_key = period.close_run_key
        and rule.period_key = period.period_key
    where period.period_key = $period_key
),

tried as (
    select rule.rule_name, rule.sha256
    from star.dim_period as period
    join audit.close_rule as rule
        on rule.run_key = period.close_run_key
        and rule.period_key = period.period_key
    where period.period_key = $period_key
)

select coalesce(kept.rule_name, tried.rule_name) as rule_name
from kept
full join tried using (rule_name)
where kept.sha256 is distinct from tried.sha256
    -- Months closed before files were kept do not tell.
    and exists (
        select 1
        from kept
    )
order by rule_name;
