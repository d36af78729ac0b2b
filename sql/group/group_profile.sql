-- What each group's features amount to in their own units.
-- Grain:      one row per centre that has customers.
-- Reads:      the temporary table group_case.
-- Returns:    centre_no (from 0), customer_count, default_count, count_0, sum_0 (in thousandths), count_1, ...: whole
--             numbers.
-- Parameters: none; the fragments distances, nearest, sums.
with
measured as (
    select *, {{distances}}
    from group_case
),

assigned as (
    select *, {{nearest}} as centre_no
    from measured
)

select
    centre_no,
    count(*) as customer_count,
    count(*) filter (where is_default) as default_count
    {{sums}}
from assigned
group by centre_no
order by centre_no;
