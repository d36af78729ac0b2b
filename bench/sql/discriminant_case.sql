-- Hand-written: who defaulted in the twelve months after each month, and a population for each customer.
-- Grain:      one row per customer and month before a default in bad.
-- Reads:      customer_month, customer_id.
-- Writes:     bad, population.
-- Parameters: none.
create or replace temp table bad as
select distinct customer_key, unnest(range(month_no - 12, month_no)) as month_no
from customer_month
where arrears_days >= 90
    and overdue_amount >= 100;

create or replace temp table population as
select customer_key, (customer_class_code <> 'residential')::integer as population_no
from customer_id;
