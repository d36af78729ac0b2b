-- Default probabilities beside what came, in ten equal parts from the least probable up.
-- Grain:      one row per tenth.
-- Reads:      the temporary table validation_case.
-- Returns:    tenth_no, case_count, default_count; in millionths probability_sum, probability_squares (of them
--             squared), probability_of_defaults; deviation (sum of (outcome - p) (1 - 2 p), in millionths squared) and
--             variance (sum of (1 - 2 p)^2 p (1 - p), in millionths to the fourth): whole numbers.
-- Parameters: none; the fragment condition says of which cases.
with
ranked as (
    select
        ntile(10) over (order by probability_millionths, customer_key) as tenth_no,
        has_defaulted,
        probability_millionths::hugeint as p,
        case when has_defaulted then 1000000 else 0 end::hugeint as outcome
    from validation_case
    where {{condition}}
        and probability_millionths is not null
)

select
    tenth_no,
    count(*) as case_count,
    count(*) filter (where has_defaulted) as default_count,
    sum(p) as probability_sum,
    sum(p * p) as probability_squares,
    coalesce(sum(p) filter (where has_defaulted), 0) as probability_of_defaults,
    sum((outcome - p) * (1000000 - 2 * p)) as deviation,
    sum((1000000 - 2 * p) * (1000000 - 2 * p) * p * (1000000 - p)) as variance
from ranked
group by tenth_no
order by tenth_no;
