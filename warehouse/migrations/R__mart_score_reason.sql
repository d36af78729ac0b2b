-- What lowered a customer's score most: at most four indicators, by the points of the score that they cost.
-- Grain: one row per customer, closed month and reason.
create or replace view mart.score_reason as
with
-- An index system that grades nothing has no column of points: the one that is always null stands for it.
fact as (
    select *, null::smallint as no_points, null::double as no_value
    from star.fact_indicator
),

pointed as (
    unpivot fact
    on columns('.*_points')
    into name column_name value indicator_points
),

valued as (
    unpivot fact
    on columns(
        lambda name: not name like '%\_points' escape '\'
            and name not in ('period_key', 'customer_key', 'population_code', 'run_key')
    )
    into name column_name value indicator_value
),

weighed as (
    select
        pointed.period_key,
        pointed.customer_key,
        pointed.population_code,
        pointed.run_key,
        definition.indicator_code,
        definition.indicator_order,
        definition.indicator_name_en,
        definition.indicator_name_zh,
        definition.unit,
        dimension.dimension_code,
        dimension.dimension_order,
        pointed.indicator_points,
        weight.dimension_weight * definition.indicator_weight / sum(definition.indicator_weight) over (
            partition by pointed.period_key, pointed.customer_key, definition.dimension_code
        ) as part
    from pointed
    join mart.month_indicator as definition
        on definition.period_key = pointed.period_key
        and lower(definition.indicator_code) || '_points' = pointed.column_name
        and definition.is_graded
        and definition.indicator_weight > 0
    join mart.month_dimension as dimension
        on dimension.period_key = definition.period_key
        and dimension.dimension_code = definition.dimension_code
    join mart.month_dimension_weight as weight
        on weight.period_key = definition.period_key
        and weight.dimension_code = definition.dimension_code
        and weight.population_code = pointed.population_code
        and weight.dimension_weight > 0
),

shared as (
    select *, part / sum(round(part, 9)::decimal(18, 9)) over (partition by period_key, customer_key) as share
    from weighed
),

-- Cut to digits that mean something, so that two that cost the same are equal, and the index system's order decides.
lost as (
    select *, round((100 - indicator_points) * share, 6) as lost_points
    from shared
    where indicator_points < 100
),

ranked as (
    select
        lost.*,
        row_number() over (
            partition by lost.period_key, lost.customer_key
            order by lost.lost_points desc, lost.dimension_order, lost.indicator_order
        ) as reason_no
    from lost
    join star.fact_credit_grade as credit_grade
        on credit_grade.period_key = lost.period_key
        and credit_grade.customer_key = lost.customer_key
        and credit_grade.index_score is not null
    qualify reason_no <= 4
),

mean as (
    select
        period_key,
        population_code,
        column_name,
        avg(indicator_points) as mean_points
    from pointed
    group by period_key, population_code, column_name
)

select
    ranked.period_key,
    customer.customer_no,
    ranked.customer_key,
    ranked.reason_no::tinyint as reason_no,
    ranked.indicator_code,
    ranked.indicator_name_en,
    ranked.indicator_name_zh,
    ranked.dimension_code,
    valued.indicator_value,
    ranked.unit,
    ranked.indicator_points,
    grade.grade_code as sub_grade_code,
    ranked.lost_points::decimal(6, 3) as lost_points,
    ((mean.mean_points - ranked.indicator_points) * ranked.share)::decimal(6, 3) as lost_against_mean,
    ranked.run_key
from ranked
join star.dim_customer as customer
    on customer.customer_key = ranked.customer_key
    and customer.is_current
join mean
    on mean.period_key = ranked.period_key
    and mean.population_code = ranked.population_code
    and mean.column_name = lower(ranked.indicator_code) || '_points'
left join valued
    on valued.period_key = ranked.period_key
    and valued.customer_key = ranked.customer_key
    and valued.column_name = lower(ranked.indicator_code)
asof left join (
    select period_key, score_floor, grade_code
    from mart.month_grade
    where score_floor is not null
) as grade
    on grade.period_key = ranked.period_key
    and ranked.indicator_points >= grade.score_floor;

comment on view mart.score_reason is 'One row per customer, closed month and reason: the indicators, at most four, that cost its score most. What gate decides a grade is the reason_code of mart.credit_grade.';
comment on column mart.score_reason.period_key is 'Month, as yyyymm.';
comment on column mart.score_reason.customer_no is 'Number of the customer in the source.';
comment on column mart.score_reason.customer_key is 'The customer, the same over all its versions.';
comment on column mart.score_reason.reason_no is 'Place of the reason, 1 to 4: the indicator that costs most first; of those that cost the same, the first of the index system.';
comment on column mart.score_reason.indicator_code is 'The indicator.';
comment on column mart.score_reason.indicator_name_en is 'Its name in English.';
comment on column mart.score_reason.indicator_name_zh is 'Its name in Chinese.';
comment on column mart.score_reason.dimension_code is 'Dimension that it belongs to.';
comment on column mart.score_reason.indicator_value is 'Value in the unit of the indicator; null when it is missing and has points all the same.';
comment on column mart.score_reason.unit is 'Unit of the value.';
comment on column mart.score_reason.indicator_points is 'Points of its band, below 100.';
comment on column mart.score_reason.sub_grade_code is 'Sub-grade of the indicator: the grade of the month''s scale that its points alone would give.';
comment on column mart.score_reason.lost_points is 'Points of the score that it costs against full marks; those of all indicators and the score are 100.';
comment on column mart.score_reason.lost_against_mean is 'Points of the score that it costs against the mean of the customer''s population in the month; below 0 where the customer is better than the mean.';
comment on column mart.score_reason.run_key is 'The run that wrote the grade''s indicators.';
