-- Customers to whom a SELECT that a home wrote gives several rows, or a value that is no number.
-- Grain:      one row.
-- Reads:      the temporary table that has what it gave.
-- Returns:    repeated_count, repeated_customer_key, fault_count, fault_customer_key.
-- Parameters: none; the fragments are table, and faults (whether a row has such a value).
with
repeated as (
    select customer_key
    from {{table}}
    where customer_key is not null
    group by customer_key
    having count(*) > 1
)

select
    (select count(*) from repeated) as repeated_count,
    (select min(customer_key) from repeated) as repeated_customer_key,
    count(*) as fault_count,
    min(customer_key) as fault_customer_key
from {{table}}
where {{faults}};
