-- The closed months in which a customer has a grade.
-- Grain:      one row.
-- Reads:      star.fact_credit_grade, star.dim_customer.
-- Returns:    is_known (whether there is such a customer), first_period_key, last_period_key (null when it has none).
-- Parameters: customer_no.
with
customer as (
    select distinct customer_key
    from star.dim_customer
    where customer_no = $customer_no
)

select
    count(customer.customer_key) > 0 as is_known,
    min(credit_grade.period_key) as first_period_key,
    max(credit_grade.period_key) as last_period_key
from customer
left join star.fact_credit_grade as credit_grade using (customer_key);
