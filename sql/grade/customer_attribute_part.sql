-- Attributes of customers at the end of months, side by side, where there are many: put together of parts, for to look
-- at every value for every column takes the square of their number.
-- Grain:      one row per month and customer that has an attribute.
-- Reads:      star.fact_customer_attribute.
-- Returns:    period_key, customer_key, a column for each attribute that is asked for.
-- Parameters: none; fragments: observed (rows of period_key and last_on), columns, parts (the joins of the parts to
--             held).
select held.period_key, held.customer_key {{columns}}
from (
    select distinct observed.period_key, attribute.customer_key
    from star.fact_customer_attribute as attribute
    join ({{observed}}) as observed on attribute.valid_from <= observed.last_on
) as held
{{parts}};
