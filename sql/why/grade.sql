-- The grade of a customer in a month, the customer as it was then, and the close that gave the grade.
-- Grain:      one row, none when the customer has no grade in the month.
-- Reads:      mart.credit_grade, star.dim_period, mart.month_grade, mart.month_master_scale, audit.run.
-- Returns:    the columns of mart.credit_grade; previous_grade_name_en and previous_grade_name_zh; score_floor (of the
--             grade that the score gives, null when none does); default_probability_ceiling and
--             default_probability_mid (of the class on the master scale); closed_at (UTC), code_version,
--             settings_hash, settings_json (of the close, null when its run is not told).
-- Parameters: customer_no, period_key.
select
    graded.*,
    previous_grade.grade_name_en as previous_grade_name_en,
    previous_grade.grade_name_zh as previous_grade_name_zh,
    score_grade.score_floor,
    master_scale.default_probability_ceiling,
    master_scale.default_probability_mid,
    strftime(period.closed_at at time zone 'UTC', '%Y-%m-%d %H:%M:%S') as closed_at,
    run.code_version,
    run.settings_hash,
    run.settings_json
from mart.credit_grade as graded
join star.dim_period as period on period.period_key = graded.period_key
left join mart.month_grade as previous_grade
    on previous_grade.period_key = graded.period_key
    and previous_grade.grade_code = graded.previous_grade_code
left join mart.month_grade as score_grade
    on score_grade.period_key = graded.period_key
    and score_grade.grade_code = graded.score_grade_code
left join mart.month_master_scale as master_scale
    on master_scale.period_key = graded.period_key
    and master_scale.master_scale_code = graded.master_scale_code
left join audit.run as run on run.run_key = graded.run_key
where graded.customer_no = $customer_no
    and graded.period_key = $period_key;
