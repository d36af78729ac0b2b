-- The attributes that customers have, and of what kind their values are.
-- Grain:      one row per attribute.
-- Reads:      star.fact_customer_attribute.
-- Returns:    attribute_code, has_text (whether some value is a text).
-- Parameters: none.
select attribute_code, bool_or(attribute_text is not null) as has_text
from star.fact_customer_attribute
group by attribute_code
order by attribute_code;
