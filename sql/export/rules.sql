-- The files by which a month was closed, with the hash of each.
-- Grain:      one row per file.
-- Reads:      mart.close_rule.
-- Returns:    file, origin, sha256.
-- Parameters: period_key.
select
    close_rule.rule_name as file,
    close_rule.origin_code as origin,
    close_rule.sha256
from mart.close_rule as close_rule
where close_rule.period_key = $period_key
order by close_rule.rule_name;
