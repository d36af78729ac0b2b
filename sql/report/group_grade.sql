-- Which grades do the customers of each group hold?
-- Grain:      one row per group, in the order of its number.
-- Reads:      mart.customer_group, mart.credit_grade.
-- Returns:    group_no, group_name_en, group_name_zh, customer_count, and for each grade the count
--             and its share of the group (0 to 1).
-- Parameters: period_key.
select
    customer_group.group_no,
    customer_group.group_name_en,
    customer_group.group_name_zh,
    count(*) as customer_count,
    count(*) filter (grade.grade_code = 'AAA') as aaa_count,
    count(*) filter (grade.grade_code = 'AA') as aa_count,
    count(*) filter (grade.grade_code = 'A') as a_count,
    count(*) filter (grade.grade_code = 'B') as b_count,
    count(*) filter (grade.grade_code = 'C') as c_count,
    count(*) filter (grade.grade_code = 'D') as d_count,
    count(*) filter (grade.grade_code = 'NR') as nr_count,
    count(*) filter (grade.grade_code = 'AAA') / count(*) as aaa_share,
    count(*) filter (grade.grade_code = 'AA') / count(*) as aa_share,
    count(*) filter (grade.grade_code = 'A') / count(*) as a_share,
    count(*) filter (grade.grade_code = 'B') / count(*) as b_share,
    count(*) filter (grade.grade_code = 'C') / count(*) as c_share,
    count(*) filter (grade.grade_code = 'D') / count(*) as d_share,
    count(*) filter (grade.grade_code = 'NR') / count(*) as nr_share
from mart.customer_group as customer_group
left join mart.credit_grade as grade
    on grade.customer_key = customer_group.customer_key
    and grade.period_key = customer_group.period_key
where customer_group.period_key = $period_key
group by
    customer_group.group_no,
    customer_group.group_name_en,
    customer_group.group_name_zh
order by customer_group.group_no;
