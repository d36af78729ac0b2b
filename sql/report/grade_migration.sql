-- Which grade did the customers of each grade come to in a month?
-- Grain:      one row per grade of the month before, best first; last, customers new this month.
-- Reads:      mart.credit_grade.
-- Returns:    from_grade_code (null: new this month), from_grade_order, customer_count, and for
--             each grade of this month the count and its share of the row (0 to 1).
-- Parameters: period_key.
select
    previous_grade_code as from_grade_code,
    previous_grade_order as from_grade_order,
    count(*) as customer_count,
    count(*) filter (grade_code = 'AAA') as aaa_count,
    count(*) filter (grade_code = 'AA') as aa_count,
    count(*) filter (grade_code = 'A') as a_count,
    count(*) filter (grade_code = 'B') as b_count,
    count(*) filter (grade_code = 'C') as c_count,
    count(*) filter (grade_code = 'D') as d_count,
    count(*) filter (grade_code = 'NR') as nr_count,
    count(*) filter (grade_code = 'AAA') / count(*) as aaa_share,
    count(*) filter (grade_code = 'AA') / count(*) as aa_share,
    count(*) filter (grade_code = 'A') / count(*) as a_share,
    count(*) filter (grade_code = 'B') / count(*) as b_share,
    count(*) filter (grade_code = 'C') / count(*) as c_share,
    count(*) filter (grade_code = 'D') / count(*) as d_share,
    count(*) filter (grade_code = 'NR') / count(*) as nr_share
from mart.credit_grade
where period_key = $period_key
group by previous_grade_code, previous_grade_order
order by previous_grade_order nulls last;
