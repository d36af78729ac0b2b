-- What was done by a month's end of the lists of the month before?
-- Grain:      one row per rule by which something was due, none when nothing of those lists has come back.
-- Reads:      mart.service_action, mart.service_result.
-- Returns:    service_rule_code, rule_name_en, rule_name_zh, action_count, done_count, in_time_count, achieved_count,
--             refused_count, not_reached_count, cost_amount.
-- Parameters: period_key, previous_period_key.
select
    action.service_rule_code,
    max(action.rule_name_en) as rule_name_en,
    max(action.rule_name_zh) as rule_name_zh,
    count(*) as action_count,
    count(*) filter (where result.is_carried_out) as done_count,
    count(*) filter (where result.is_carried_out and result.is_in_time) as in_time_count,
    count(*) filter (where result.outcome_code = 'achieved') as achieved_count,
    count(*) filter (where result.outcome_code = 'refused') as refused_count,
    count(*) filter (where result.outcome_code = 'not_reached') as not_reached_count,
    sum(result.cost_amount) as cost_amount
from mart.service_action as action
left join mart.service_result as result
    on result.listed_period_key = action.period_key
    and result.customer_key = action.customer_key
    and result.service_rule_code = action.service_rule_code
    and result.period_key <= $period_key
where action.period_key = $previous_period_key
    and exists (
        select 1
        from mart.service_result
        where listed_period_key = $previous_period_key
            and period_key <= $period_key
    )
group by action.service_rule_code
order by action_count desc, action.service_rule_code;
