-- A row here is something adverse that is due to a protected customer, or a cut sooner than its notice.
-- Grain:      one row per customer and service.
-- Reads:      star.fact_service_action, star.dim_service_rule, mart.customer_measure.
-- Returns:    customer_no, service_rule_code, due_on, is_protected, notice_days.
-- Parameters: period_key, last_on.
select measure.customer_no, action.service_rule_code, action.due_on, measure.is_protected, measure.notice_days
from star.fact_service_action as action
join star.dim_service_rule as rule
    on rule.service_rule_code = action.service_rule_code
join mart.customer_measure as measure
    on measure.customer_key = action.customer_key
    and measure.period_key = $period_key
where action.period_key = $period_key
    and (
        (action.is_adverse and measure.is_protected)
        or (rule.lead_from_code = 'notice' and action.due_on < $last_on + measure.notice_days)
    )
order by measure.customer_no, action.service_rule_code;
