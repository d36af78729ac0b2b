-- How many customers are known only from records, and in no closed month: those of whom nothing may be left.
-- Grain:      one row.
-- Reads:      star.dim_customer, star.fact_customer_month.
-- Returns:    inferred_count.
-- Parameters: none.
select count(*) as inferred_count
from star.dim_customer as inferred
where inferred.is_inferred
    and inferred.customer_key not in (select customer_key from star.fact_customer_month);
