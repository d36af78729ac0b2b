-- Whether grades and probabilities of two months were made in the same way.
-- Grain:      one row.
-- Reads:      mart.month_method_change, star.fact_credit_grade.
-- Returns:    is_grading_changed (rules of grading), is_model_changed (models or master scale).
-- Parameters: from_period_key, period_key.
with
part as (
    select part_code, is_grading
    from mart.month_method_change
    where period_key > $from_period_key
        and period_key <= $period_key
),

model as (
    select distinct period_key, model_key
    from star.fact_credit_grade
    where period_key in ($from_period_key, $period_key)
        and model_key is not null
),

single as (
    select model_key
    from model
    group by model_key
    having count(*) = 1
)

-- Counted, not asked with exists: of a view with outer joins, read as it was known, the engine has answered that
-- falsely.
select
    (select count(*) from part where is_grading) > 0 as is_grading_changed,
    (select count(*) from part where part_code = 'master_scale') + (select count(*) from single) > 0
        as is_model_changed;
