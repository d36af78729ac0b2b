-- Public social credit grade, by the attribute social_credit_grade that a source feeds.
-- Grain:      one row per customer of whom a grade is known.
-- Reads:      star.fact_customer_attribute.
-- Returns:    customer_key, soc1.
-- Parameters: period_key, last_on.
with
known as (
    select
        customer_key,
        attribute_text,
        row_number() over (partition by customer_key order by valid_from desc) as value_no
    from star.fact_customer_attribute
    where attribute_code = 'social_credit_grade'
        and period_key <= $period_key
        and valid_from <= $last_on
)

select
    customer_key,
    -- Another word than these is no grade that we know, and so missing.
    case upper(attribute_text)
        when 'A' then 1
        when 'B' then 2
        when 'C' then 3
        when 'D' then 4
    end as soc1
from known
where value_no = 1;
