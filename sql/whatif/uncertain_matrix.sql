-- How probable each grade is for customers whose score gives a grade as the weights are.
-- Grain:      one row per grade as it is and grade that a draw gives.
-- Reads:      the temporary table uncertain_grade.
-- Returns:    old_order, new_order, customer_count (of the grade as it is), probability.
-- Parameters: none.
with
as_is as (
    select profile_no, grade_order
    from uncertain_grade
    where draw_no = 0
),

total as (
    select as_is.grade_order, sum(tried.customer_count) as draw_count
    from uncertain_grade as tried
    join as_is using (profile_no)
    where tried.is_free
    group by as_is.grade_order
),

graded as (
    select grade_order, sum(customer_count) as customer_count
    from uncertain_grade
    where draw_no = 0
    group by grade_order
)

select
    as_is.grade_order as old_order,
    tried.grade_order as new_order,
    max(graded.customer_count) as customer_count,
    sum(tried.customer_count) / max(total.draw_count) as probability
from uncertain_grade as tried
join as_is using (profile_no)
join total on total.grade_order = as_is.grade_order
join graded on graded.grade_order = as_is.grade_order
where tried.is_free
group by as_is.grade_order, tried.grade_order
order by as_is.grade_order, tried.grade_order;
