-- Gives a place to customers who have landed facts, but no row of their own yet.
-- Grain:      one row per inferred customer.
-- Reads:      landing.{{table}}, star.dim_customer, history.dim_customer.
-- Writes:     star.dim_customer.
-- Parameters: run_key, beginning_on (first day of an unknown past), end_on (open end); the fragment table is the
--             landing table.
insert into star.dim_customer (
    customer_version_key, customer_key, customer_no, customer_class_code, region_key,
    valid_from, valid_to, is_first, is_current, is_inferred, run_key
)
with
nameless as (
    select distinct landed.customer_no
    from landing.{{table}} as landed
    where not exists (
        select 1
        from star.dim_customer as known
        where known.customer_no = landed.customer_no
    )
),

last_keys as (
    select
        coalesce(max(customer_version_key), 0) as customer_version_key,
        coalesce(max(customer_key), 0) as customer_key
    from (
        select customer_version_key, customer_key
        from star.dim_customer
        union all
        -- Nobody gets the key of a customer who was taken out.
        select customer_version_key, customer_key
        from history.dim_customer
    )
)

select
    last_keys.customer_version_key + row_number() over (order by nameless.customer_no),
    last_keys.customer_key + row_number() over (order by nameless.customer_no),
    nameless.customer_no,
    'unknown' as customer_class_code,
    0 as region_key,
    $beginning_on as valid_from,
    $end_on as valid_to,
    true as is_first,
    true as is_current,
    true as is_inferred,
    $run_key
from nameless
cross join last_keys
order by nameless.customer_no;
