-- Attributes of customers at the end of months, side by side: of each the value that began last.
-- Grain:      one row per month and customer that has one of them.
-- Reads:      star.fact_customer_attribute.
-- Returns:    period_key, customer_key, a column for each attribute that is asked for.
-- Parameters: none; fragments: observed (rows of period_key and last_on), codes (of the attributes, as a list),
--             columns.
select placed.period_key, placed.customer_key {{columns}}
from (
    select
        observed.period_key,
        attribute.customer_key,
        attribute.attribute_code,
        attribute.attribute_number,
        attribute.attribute_text,
        row_number() over (
            partition by observed.period_key, attribute.customer_key, attribute.attribute_code
            order by attribute.valid_from desc
        ) as place_no
    from star.fact_customer_attribute as attribute
    join ({{observed}}) as observed on attribute.valid_from <= observed.last_on
    where attribute.attribute_code in ({{codes}})
) as placed
where placed.place_no = 1
group by placed.period_key, placed.customer_key;
