-- How alike those whom the actions of each service rule reached and the others were, before they were matched and
-- after.
-- Grain:      one row per service rule and covariate.
-- Reads:      mart.service_balance.
-- Returns:    service_rule_code, covariate_code, treated_mean, control_mean, difference_before, matched_treated_mean,
--             matched_control_mean, difference_after.
-- Parameters: period_key.
select
    service_rule_code,
    covariate_code,
    treated_mean,
    control_mean,
    difference_before,
    matched_treated_mean,
    matched_control_mean,
    difference_after
from mart.service_balance
where period_key = $period_key
order by service_rule_code, covariate_order;
