-- One row per closed month and grade of the scale by which it was graded.
create or replace view mart.month_grade as
with
of_month as (
    select
        period.period_key,
        grade.*,
        grade.grade_code = coalesce(
            max(grade.grade_code) filter (where grade.grade_code = 'NR' and grade.score_floor is null) over month,
            arg_max(grade.grade_code, grade.grade_order) filter (where grade.score_floor is null) over month
        ) as is_unrated,
        count(grade.score_floor) over month as scored_count,
        count(grade.score_floor) over (
            partition by period.period_key
            order by grade.grade_order
            rows between unbounded preceding and current row
        ) as scored_no
    from star.dim_period as period
    join history.every_grade as grade
        on grade.run_key <= period.close_run_key
        and grade.superseded_run_key > period.close_run_key
    window month as (partition by period.period_key)
)

select
    period_key,
    grade_code,
    grade_order,
    score_floor,
    grade_name_en,
    grade_name_zh,
    not coalesce(is_unrated, false) as is_rated,
    score_floor is not null and 2 * scored_no <= scored_count + 1 as is_good
from of_month;

comment on view mart.month_grade is 'One row per closed month and grade of the scale by which it was graded.';
comment on column mart.month_grade.period_key is 'Month, as yyyymm.';
comment on column mart.month_grade.grade_code is 'Code of the grade.';
comment on column mart.month_grade.grade_order is '1 is the best.';
comment on column mart.month_grade.score_floor is 'Lowest index score of the grade, itself included; null when no score gives the grade.';
comment on column mart.month_grade.grade_name_en is 'Meaning in English.';
comment on column mart.month_grade.grade_name_zh is 'Meaning in Chinese.';
comment on column mart.month_grade.is_rated is 'Whether it is a grade: not NR or, in a scale without it, the last that no score gives, which is for customers not rated.';
comment on column mart.month_grade.is_good is 'Whether it is of the better half of the grades that a score gives, such as AAA to A of AAA to C.';
