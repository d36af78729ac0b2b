-- What all answers to surveys add up to.
-- Grain:      one row.
-- Reads:      the temporary table service_case.
-- Returns:    customer_count, repeated_count (customers with two answers or more), answer_count, quality_sum,
--             quality_square_sum (in hours, and their squares).
-- Parameters: none.
select
    count(*) as customer_count,
    count(*) filter (where answer_count > 1) as repeated_count,
    coalesce(sum(answer_count), 0) as answer_count,
    coalesce(sum(quality_sum::decimal(38, 12)), 0)::double precision as quality_sum,
    coalesce(sum(quality_square_sum::decimal(38, 12)), 0)::double precision as quality_square_sum
from service_case;
