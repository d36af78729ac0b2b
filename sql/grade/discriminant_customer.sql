-- Draws a number for each customer from its own, which outlives a rebuild of the warehouse: by it cases are drawn,
-- where there are more than are learned from, and customers are dealt into folds.
-- Grain:      one row per customer.
-- Reads:      star.dim_customer.
-- Writes:     the temporary table discriminant_customer: customer_key, draw, and draw_no, which is smaller.
-- Parameters: random_seed.
drop table if exists discriminant_customer;

create temp table discriminant_customer as
select
    customer_key,
    draw,
    (draw % 1000003)::integer as draw_no
from (
    select
        customer_key,
        md5_number_lower(concat_ws('/', coalesce(customer_no, ''), $random_seed)) as draw
    from star.dim_customer
    where is_current
) as drawn;
