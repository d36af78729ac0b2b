-- A work list that came back: of each action that was done or given up, the day, who did it, the outcome and the cost.
-- What was not filled in has not been done yet; an outcome may be written in words of either language.
select
    record_no,
    "Customer no. 客户编号" as customer_no,
    "Rule 规则" as service_rule_code,
    "List 清单月份" as listed_on,
    "Done on 完成日" as done_on,
    "Done by 完成人" as done_by,
    case lower(trim("Outcome 结果"))
        when '达成' then 'achieved'
        when '完成' then 'done'
        when '拒绝' then 'refused'
        when '未联系上' then 'not_reached'
        when '未办理' then 'not_done'
        when 'not reached' then 'not_reached'
        when 'not done' then 'not_done'
        else lower(trim("Outcome 结果"))
    end as outcome_code,
    "Cost 费用" as cost_amount
from record
where coalesce(trim("Done on 完成日"), '') <> ''
    or coalesce(trim("Outcome 结果"), '') <> '';
