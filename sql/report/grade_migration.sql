-- Which grade did the customers of each grade come to in a month?
-- Grain:      one row per grade of the month before, best first; last, customers new this month.
-- Reads:      mart.credit_grade.
-- Returns:    from_grade_code (null: new this month), from_grade_order, customer_count,
--             grade_counts_json (how many came to each grade of this month).
-- Parameters: period_key.
select
    previous_grade_code as from_grade_code,
    previous_grade_order as from_grade_order,
    count(*) as customer_count,
    coalesce(to_json(histogram(grade_code)), '{}')::varchar as grade_counts_json
from mart.credit_grade
where period_key = $period_key
group by previous_grade_code, previous_grade_order
order by previous_grade_order nulls last, previous_grade_code nulls last;
