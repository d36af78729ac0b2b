-- One row per closed month and grade of the scale by which it was graded.
create or replace view mart.month_grade as
with
every_grade as (
    select
        grade_code, grade_order, score_floor, grade_name_en, grade_name_zh, run_key,
        2147483647 as superseded_run_key
    from star.dim_grade
    union all
    select grade_code, grade_order, score_floor, grade_name_en, grade_name_zh, run_key, superseded_run_key
    from history.dim_grade
)

select
    period.period_key,
    grade.grade_code,
    grade.grade_order,
    grade.score_floor,
    grade.grade_name_en,
    grade.grade_name_zh
from star.dim_period as period
join every_grade as grade
    on grade.run_key <= period.close_run_key
    and grade.superseded_run_key > period.close_run_key;

comment on view mart.month_grade is 'One row per closed month and grade of the scale by which it was graded.';
comment on column mart.month_grade.period_key is 'Month, as yyyymm.';
comment on column mart.month_grade.grade_code is 'AAA, AA, A, B, C, D, or NR for not rated.';
comment on column mart.month_grade.grade_order is '1 is the best.';
comment on column mart.month_grade.score_floor is 'Lowest index score of the grade, itself included; null when no score gives the grade.';
comment on column mart.month_grade.grade_name_en is 'Meaning in English.';
comment on column mart.month_grade.grade_name_zh is 'Meaning in Chinese.';
