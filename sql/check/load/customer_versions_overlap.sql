-- A row here is a customer with two versions valid on the same day; its facts would count twice.
-- Grain:      one row per pair of versions.
-- Reads:      star.dim_customer.
-- Returns:    customer_no, valid_from, overlapped_from.
-- Parameters: none.
with
version as (
    select
        customer_no,
        valid_from,
        valid_to,
        lead(valid_from) over (partition by customer_key order by valid_from) as next_from
    from star.dim_customer
)

select customer_no, valid_from, next_from as overlapped_from
from version
where next_from < valid_to
order by customer_no, valid_from;
