-- Gives every customer of the month to the group of the nearest centre.
-- Grain:      one row per customer, theme and month.
-- Reads:      the fragment customers.
-- Writes:     star.fact_customer_group.
-- Parameters: run_key, period_key, theme_code, model_key; the fragments standardised (z0, z1, ... in millionths),
--             distances, distance_squared, group_no.
insert into star.fact_customer_group (
    period_key, customer_key, theme_code, model_key, group_no, centre_distance, run_key
)
with
customer as (
{{customers}}
),

standardised as (
    select customer_key {{standardised}}
    from customer
),

measured as (
    select *, {{distances}}
    from standardised
)

select
    $period_key,
    customer_key,
    $theme_code,
    $model_key,
    {{group_no}},
    round(sqrt({{distance_squared}}) / 1000000, 4),
    $run_key
from measured;
