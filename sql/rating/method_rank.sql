-- Where each method ranks each customer: the highest score first, ties at their middle; and the grade by its rank.
-- Grain:      one row per method and customer.
-- Reads:      the temporary table method_score.
-- Writes:     the temporary table method_rank: method_code, customer_key, score, customer_count, twice_rank (2 for
--             the first of all), centred_rank (twice the distance from the middle), hundredth (0 for the best of a
--             hundred), place_no (of the grade, 0 the best).
-- Parameters: none; fragments: methods (the names of their columns), place (of twice_rank).
create or replace temp table method_rank as
with
long as (
    unpivot method_score
    on {{methods}}
    into name method_code value score
),

ranked as (
    select
        method_code,
        customer_key,
        score,
        count(*) over (partition by method_code) as customer_count,
        2 * rank() over (partition by method_code order by score desc) - 1
            + count(*) over (partition by method_code, score) as twice_rank
    from long
)

select
    method_code,
    customer_key,
    score,
    customer_count,
    twice_rank,
    twice_rank - customer_count - 1 as centred_rank,
    (twice_rank - 2) * 50 // customer_count as hundredth,
    {{place}} as place_no
from ranked;
