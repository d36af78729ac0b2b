-- The month's file of instalments.
-- Grain:      one row per instalment.
-- Reads:      instalment.
-- Returns:    the columns of landing.instalment.
-- Parameters: month_no.
select plan_no, instalment_no, customer_no, due_on, instalment_amount, paid_on
from instalment
where n = $month_no
order by i;
