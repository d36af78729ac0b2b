-- Shows fact_indicator long: one row for each indicator of a customer's month.
-- Grain:      one row per customer, month and indicator.
-- Reads:      star.fact_indicator, star.dim_indicator, history.dim_indicator, star.dim_customer, star.period_edition,
--             history.every_grade.
-- Writes:     the view mart.indicator.
-- Parameters: none; the fragment branches has a SELECT for each indicator.
create or replace view mart.indicator as
with
long as (
    {{branches}}
),

every_indicator as (
    select
        indicator_code, dimension_code, indicator_name_en, indicator_name_zh, run_key,
        2147483647 as superseded_run_key
    from star.dim_indicator
    union all
    select indicator_code, dimension_code, indicator_name_en, indicator_name_zh, run_key, superseded_run_key
    from history.dim_indicator
),

close as (
    select distinct close_run_key as run_key
    from star.period_edition
),

-- What each number of points alone would give, by the grade scale of each close.
sub_grade as (
    select
        close.run_key,
        possible.points,
        grade.grade_code,
        row_number() over (
            partition by close.run_key, possible.points
            order by grade.score_floor desc
        ) as candidate_no
    from close
    cross join generate_series(0, 100) as possible (points)
    join history.every_grade as grade
        on grade.run_key <= close.run_key
        and grade.superseded_run_key > close.run_key
        and grade.score_floor <= possible.points
)

select
    long.period_key,
    customer.customer_no,
    long.customer_key,
    long.indicator_code,
    definition.dimension_code,
    definition.indicator_name_en,
    definition.indicator_name_zh,
    long.indicator_value,
    long.indicator_points,
    sub_grade.grade_code as sub_grade_code,
    long.run_key
from long
join every_indicator as definition
    on definition.indicator_code = long.indicator_code
    and definition.run_key <= long.run_key
    and definition.superseded_run_key > long.run_key
join star.dim_customer as customer
    on customer.customer_key = long.customer_key
    and customer.is_current
left join sub_grade
    on sub_grade.run_key = long.run_key
    and sub_grade.points = long.indicator_points
    and sub_grade.candidate_no = 1;

comment on view mart.indicator is 'One row per customer, closed month and computed indicator.';
comment on column mart.indicator.period_key is 'Month, as yyyymm.';
comment on column mart.indicator.customer_no is 'Number of the customer in the source.';
comment on column mart.indicator.customer_key is 'The customer, the same over all its versions.';
comment on column mart.indicator.indicator_code is 'Code of the indicator, such as PAY1.';
comment on column mart.indicator.dimension_code is 'Dimension that it belongs to.';
comment on column mart.indicator.indicator_name_en is 'Name in English.';
comment on column mart.indicator.indicator_name_zh is 'Name in Chinese.';
comment on column mart.indicator.indicator_value is 'Value in the unit of the indicator; null when it is missing.';
comment on column mart.indicator.indicator_points is 'Points of its band, 0 to 100; null when left out of the index or not graded.';
comment on column mart.indicator.sub_grade_code is 'Sub-grade of the indicator: the grade of the month''s scale that its points alone would give; null when it has none.';
comment on column mart.indicator.run_key is 'The run that wrote it.';
