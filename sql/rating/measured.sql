-- What the methods look at, of the customers of a population who are rated and have all of it.
-- Grain:      one row per customer.
-- Reads:      star.fact_indicator, star.fact_credit_grade, what the join of the fragment attributes reads.
-- Returns:    customer_key, score_grade_code, the columns of the fragments.
-- Parameters: period_key, population_code.
-- Fragments:  dimension_sums, by which the index scores are; scores that read the row itself; attributes.
select
    indicator.customer_key,
    graded.score_grade_code,
    {{dimension_sums}},
    {{scores}}
from star.fact_indicator as indicator
join star.fact_credit_grade as graded
    on graded.customer_key = indicator.customer_key
    and graded.period_key = indicator.period_key
{{attributes}}
where indicator.period_key = $period_key
    and indicator.population_code = $population_code
    and graded.reason_code <> 'unstated'
    and graded.index_score is not null;
