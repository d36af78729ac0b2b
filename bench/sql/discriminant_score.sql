-- Hand-written: every customer and month scored by the discriminant of its month and population.
-- Grain:      one row per customer and month in credit.
-- Reads:      graded, population, coefficient.
-- Writes:     credit.
-- Parameters: none; the fragment score is D(x).
create or replace table credit as
select
    graded.customer_key,
    graded.month_no,
    graded.score,
    graded.grade_code,
    round({score}, 6) as discriminant_score,
    round(1 / (1 + exp({score} + log_prior_odds)), 6) as default_probability
from graded
join population using (customer_key)
left join coefficient using (month_no, population_no);
