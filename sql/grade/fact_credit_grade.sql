-- Grades every customer of the month.
-- Grain:      one row per customer and month.
-- Reads:      what rating.sql reads.
-- Writes:     star.fact_credit_grade.
-- Parameters: run_key, period_key, those of rating.sql.
-- Fragments:  rating is rating.sql.
delete from star.fact_credit_grade
where period_key = $period_key;

insert into star.fact_credit_grade (
    period_key, customer_key, customer_version_key, index_score, score_grade_code, grade_code,
    previous_grade_code, reason_code, is_default, model_key, discriminant_score,
    default_probability, credit_score, master_scale_code, run_key
)
select
    rated.period_key, rated.customer_key, rated.customer_version_key, rated.index_score, rated.score_grade_code,
    rated.grade_code, rated.previous_grade_code, rated.reason_code, rated.is_default, rated.model_key,
    rated.discriminant_score, rated.default_probability, rated.credit_score, rated.master_scale_code, $run_key
from (
{{rating}}
) as rated;
