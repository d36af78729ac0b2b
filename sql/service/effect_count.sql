-- How many were treated by each rule, and how many of them have their like.
-- Grain:      one row per service rule.
-- Reads:      effect_match.
-- Returns:    service_rule_code, first_period_key, last_period_key (months of the lists), treated_count, matched_count.
-- Parameters: none.
select
    service_rule_code,
    min(listed_period_key) as first_period_key,
    max(listed_period_key) as last_period_key,
    count(*) as treated_count,
    count(*) filter (where is_matched) as matched_count
from effect_match
where is_treated
group by service_rule_code
order by service_rule_code;
