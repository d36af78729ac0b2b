-- From which grade to which.
-- Grain:      one row per grade before and grade after that any customer has.
-- Reads:      the temporary tables compared and rule_scale.
-- Returns:    old_grade_code, new_grade_code, customer_count, open_amount, in the order of both scales.
-- Parameters: none.
select
    compared.old_grade_code,
    compared.new_grade_code,
    count(*) as customer_count,
    sum(compared.open_amount) as open_amount
from compared
join rule_scale as closed_scale
    on closed_scale.side_code = 'closed'
    and closed_scale.grade_code = compared.old_grade_code
join rule_scale as trial_scale
    on trial_scale.side_code = 'trial'
    and trial_scale.grade_code = compared.new_grade_code
group by compared.old_grade_code, compared.new_grade_code, closed_scale.grade_order, trial_scale.grade_order
order by closed_scale.grade_order, trial_scale.grade_order;
