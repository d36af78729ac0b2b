-- The score that each method gives the customers of a population, of those whom every method scores.
-- Grain:      one row per customer.
-- Reads:      what measured.sql reads.
-- Writes:     the temporary table method_score: customer_key, score_grade_code, a column a method.
-- Parameters: those of measured.sql.
-- Fragments:  measured; methods (their scores as columns), all_there (that none is null).
create or replace temp table method_score as
with
measured as (
{{measured}}
),

scored as (
    select customer_key, score_grade_code, {{methods}}
    from measured
)

select *
from scored
where {{all_there}};
