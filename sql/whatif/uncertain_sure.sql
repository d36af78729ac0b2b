-- How many customers' grade does not hang on the weights.
-- Grain:      one row.
-- Reads:      the temporary table uncertain_grade.
-- Returns:    customer_count, certain_count (the same grade in every draw), unsure_count (another grade in more than
--             one draw of twenty).
-- Parameters: none.
with
as_is as (
    select profile_no, grade_order, customer_count
    from uncertain_grade
    where draw_no = 0
),

agreed as (
    select
        as_is.profile_no,
        max(as_is.customer_count) as customer_count,
        avg((tried.grade_order = as_is.grade_order)::integer) as same_share
    from uncertain_grade as tried
    join as_is using (profile_no)
    where tried.is_free
    group by as_is.profile_no
)

select
    sum(customer_count) as customer_count,
    coalesce(sum(customer_count) filter (same_share = 1), 0) as certain_count,
    coalesce(sum(customer_count) filter (same_share < 0.95), 0) as unsure_count
from agreed;
