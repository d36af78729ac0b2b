-- What stands in the place of a forgotten number: counted, so that nothing of the number is in it.
-- Grain:      one row.
-- Reads:      star.dim_customer.
-- Returns:    token_no.
-- Parameters: none.
select
    'forgotten'
        || lpad((coalesce(max(regexp_extract(customer_no, '\d+$')::integer), 0) + 1)::varchar, 6, '0') as token_no
from star.dim_customer
where regexp_full_match(customer_no, 'forgotten\d{6,9}');
