-- One round of fuzzy c-means: to what degree every customer belongs to every centre, and all customers summed up for
-- each, weighed by u^m. Rounded before they are summed, sums are exact in any order.
-- Grain:      one row.
-- Reads:      the temporary table group_case.
-- Returns:    objective (what the rounds make small: the squared distances weighed by u^m, in millionths), weight_0 (in
--             millionths), sum_0_0, sum_0_1, ... (in millionths), weight_1, ...: whole numbers.
-- Parameters: none; the fragments distances (q0, q1, ... squared), ratios (r0, r1, ... as shares of the nearest),
--             weights (w0, w1, ...), objective (of a customer, in millionths squared), sums.
with
measured as (
    select *, {{distances}}
    from group_case
),

compared as (
    select *, {{ratios}}
    from measured
),

weighed as (
    select *, {{weights}}
    from compared
)

select
    sum(round({{objective}} / 1000000)) as objective,
    {{sums}}
from weighed;
