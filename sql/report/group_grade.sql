-- Which grades do the customers of each group hold?
-- Grain:      one row per group, in the order of its number.
-- Reads:      mart.customer_group, mart.credit_grade.
-- Returns:    group_no, group_name_en, group_name_zh, customer_count, grade_counts_json (how many
--             hold each grade).
-- Parameters: period_key.
select
    customer_group.group_no,
    customer_group.group_name_en,
    customer_group.group_name_zh,
    count(*) as customer_count,
    coalesce(to_json(histogram(grade.grade_code)), '{}')::varchar as grade_counts_json
from mart.customer_group as customer_group
left join mart.credit_grade as grade
    on grade.customer_key = customer_group.customer_key
    and grade.period_key = customer_group.period_key
where customer_group.period_key = $period_key
    and customer_group.theme_code = 'overall'
group by
    customer_group.group_no,
    customer_group.group_name_en,
    customer_group.group_name_zh
order by customer_group.group_no;
