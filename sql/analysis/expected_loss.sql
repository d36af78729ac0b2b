-- What loss is foretold of what is open, by class?
-- 各类客户未收电费的预期损失是多少？
-- Grain:      one row per class of customers that owe.
-- Reads:      mart.customer_month, mart.credit_grade.
-- Returns:    customer_class_code, customer_count, open_amount, scored_amount, expected_loss, loss_share.
-- Parameters: period (the month; default last_closed).
-- The loss is the default probability times what is owed, of customers that a model has scored.
select
    debt.customer_class_code,
    count(*) as customer_count,
    sum(debt.open_amount) as open_amount,
    sum(debt.open_amount) filter (where grade.default_probability is not null) as scored_amount,
    round(sum(debt.open_amount * grade.default_probability), 2) as expected_loss,
    round(
        sum(debt.open_amount * grade.default_probability)
        / sum(debt.open_amount) filter (where grade.default_probability is not null), 4
    ) as loss_share
from mart.customer_month as debt
inner join mart.credit_grade as grade
    on grade.customer_key = debt.customer_key and grade.period_key = debt.period_key
where debt.period_key = :period and debt.open_amount > 0
group by debt.customer_class_code
order by expected_loss desc nulls last, debt.customer_class_code;
