-- Since when, over the months that may still be looked at, default probabilities were given.
-- Grain:      one row.
-- Reads:      star.fact_credit_grade.
-- Returns:    first_period_key, null when none was given before this month.
-- Parameters: from_period_key, period_key.
select min(period_key) as first_period_key
from star.fact_credit_grade
where period_key >= $from_period_key
    and period_key < $period_key
    and default_probability is not null;
