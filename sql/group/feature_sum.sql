-- What standardising takes: for each transformed feature, how many customers have it, its sum and that of its squares,
-- held within bounds, and its least and most without them; in millionths and so exact.
-- Grain:      one row.
-- Reads:      the fragment customers.
-- Returns:    customer_count, count_0, sum_0, square_sum_0, least_0, most_0, count_1, ...: whole numbers.
-- Parameters: those of customers; the fragments transformed (customer_key, and x0, x1, ... in millionths), held (the
--             same within bounds, and free_0, free_1, ... without) and sums.
with
customer as (
{{customers}}
),

transformed as (
    select {{transformed}}
    from customer
),

held as (
    select {{held}}
    from transformed
)

select count(*) as customer_count {{sums}}
from held;
