-- Leaves of the grades only those of the month: the others stand in the published copy.
-- Grain:      one row per customer and month.
-- Reads:      star.fact_credit_grade.
-- Writes:     star.fact_credit_grade.
-- Parameters: period_key.
delete from star.fact_credit_grade
where period_key <> $period_key;
