-- What the customers of a month owe, what credit they have, and how many of them no source had stated.
-- Grain:      one row.
-- Reads:      mart.customer_month.
-- Returns:    customer_count, unstated_count, open_amount, overdue_amount, credit_amount (null of months closed before
--             accounts were settled).
-- Parameters: period_key.
select
    count(*) as customer_count,
    count(*) filter (not is_stated) as unstated_count,
    coalesce(sum(open_amount), 0)::decimal(18, 2) as open_amount,
    coalesce(sum(overdue_amount), 0)::decimal(18, 2) as overdue_amount,
    sum(credit_amount)::decimal(18, 2) as credit_amount
from mart.customer_month
where period_key = $period_key;
