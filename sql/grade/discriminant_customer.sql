-- Deals the customers into folds by their number, which outlives a rebuild of the warehouse.
-- Grain:      one row per customer.
-- Reads:      star.dim_customer.
-- Writes:     the temporary table discriminant_customer: customer_key, fold_no, and draw_no, by which cases are drawn
--             where there are more than are learned from.
-- Parameters: fold_count, random_seed.
drop table if exists discriminant_customer;

create temp table discriminant_customer as
select
    customer_key,
    (draw % $fold_count)::integer as fold_no,
    (draw % 1000003)::integer as draw_no
from (
    select
        customer_key,
        md5_number_lower(concat_ws('/', coalesce(customer_no, ''), $random_seed)) as draw
    from star.dim_customer
    where is_current
) as drawn;
