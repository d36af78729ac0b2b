-- What standardising takes: for each transformed feature, how many customers have it, its sum and that of its squares,
-- in millionths and so exact.
-- Grain:      one row.
-- Reads:      the fragment customers.
-- Returns:    customer_count, count_0, sum_0, square_sum_0, count_1, ...: whole numbers.
-- Parameters: those of customers; the fragments transformed (customer_key, and x0, x1, ... in millionths) and sums.
with
customer as (
{{customers}}
),

transformed as (
    select {{transformed}}
    from customer
)

select count(*) as customer_count {{sums}}
from transformed;
