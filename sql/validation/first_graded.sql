-- The first graded month not before a month, and before another.
-- Grain:      one row.
-- Reads:      star.fact_credit_grade.
-- Returns:    first_period_key, null when there is none.
-- Parameters: from_period_key, period_key.
select min(period_key) as first_period_key
from star.fact_credit_grade
where period_key >= $from_period_key
    and period_key < $period_key;
