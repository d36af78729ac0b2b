-- A row here is an index score outside 0 to 100, or a default probability outside 0 to 1.
-- Grain:      one row per customer.
-- Reads:      star.fact_credit_grade.
-- Returns:    customer_key, index_score, default_probability.
-- Parameters: period_key.
select customer_key, index_score, default_probability
from star.fact_credit_grade
where period_key = $period_key
    and (
        index_score not between 0 and 100
        or default_probability not between 0 and 1
        or isnan(default_probability)
    )
order by customer_key;
