-- The customers that a role sees, as their last version describes them. Nobody sees 0, which stands for unknown.
-- Grain: one row per customer.
-- Reads: mart.customer of the published copy, and the visible regions.
-- Returns: customer_key, customer_no.
-- Parameters: none.
-- Fragments: source, the schema of the published copy; condition, of a row of customer.
select
    customer_key,
    customer_no
from {{source}}.customer
where customer_key <> 0
    and {{condition}};
