-- Keeps where each method ranks each customer of a population.
-- Grain:      one row per method and customer.
-- Reads:      the temporary table method_rank.
-- Writes:     the temporary table method_customer.
-- Parameters: period_key, population_code; the fragment grades is their codes, best first, as literals.
insert into method_customer
select
    $period_key as period_key,
    $population_code as population_code,
    customer_key,
    method_code,
    score,
    twice_rank,
    customer_count,
    list_extract([{{grades}}], place_no + 1) as grade_code
from method_rank;
