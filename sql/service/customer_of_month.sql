-- What is known of the customers of a month, for the inputs of the service rules. Whom no source has stated is due
-- nothing: it may be a part of another.
-- Grain:      one row per customer of the month's snapshot that a source has stated.
-- Reads:      star.fact_customer_month, star.fact_indicator, star.fact_credit_grade, star.fact_grade_override,
--             star.fact_customer_group, star.fact_outage, star.fact_equipment_check, star.dim_customer,
--             star.dim_customer_class, star.dim_grade, mart.customer_measure.
-- Returns:    customer_key, region_key, measure_notice_days (from the notice of a cut to the cut, by the grade),
--             outage_on (the first planned outage after the month at the station, null without), and the fragment
--             inputs: a column for each, null where it is unknown.
-- Parameters: period_key, previous_period_key, last_on.
with
held as (
    select
        graded.customer_key,
        grade.grade_code,
        grade.score_floor,
        grade.score_floor is null
            and (
                grade.grade_code = 'NR'
                or (
                    grade.grade_order = (select max(grade_order) from star.dim_grade)
                    and not exists (select 1 from star.dim_grade where grade_code = 'NR')
                )
            ) as is_unrated,
        measure.is_protected,
        measure.notice_days
    from star.fact_credit_grade as graded
    left join star.fact_grade_override as override
        on override.customer_key = graded.customer_key
        and override.period_key = $period_key
    join star.dim_grade as grade
        on grade.grade_code = coalesce(override.grade_code, graded.grade_code)
    left join mart.customer_measure as measure
        on measure.customer_key = graded.customer_key
        and measure.period_key = $period_key
    where graded.period_key = $period_key
),

grouped as (
    select customer_key, group_no
    from star.fact_customer_group
    where period_key = $period_key
        and theme_code = 'overall'
),

planned as (
    select
        region_key,
        cast(min(started_at) as date) as outage_on,
        cast(min(started_at) as date) - $last_on as outage_in_days
    from star.fact_outage
    where is_planned
        and region_key <> 0
        and cast(started_at as date) > $last_on
    group by region_key
),

inspected as (
    select customer_key, $last_on - max(done_on) as days_ago
    from star.fact_equipment_check
    where done_on <= $last_on
    group by customer_key
)

select
    snapshot.customer_key,
    coalesce(customer.region_key, 0) as region_key,
    held.notice_days as measure_notice_days,
    planned.outage_on {{inputs}}
from star.fact_customer_month as snapshot
join star.dim_customer as customer
    on customer.customer_version_key = snapshot.customer_version_key
join held
    on held.customer_key = snapshot.customer_key
left join star.dim_customer_class as class
    on class.customer_class_code = customer.customer_class_code
left join star.fact_indicator as indicator
    on indicator.customer_key = snapshot.customer_key
    and indicator.period_key = $period_key
left join star.fact_customer_month as before
    on before.customer_key = snapshot.customer_key
    and before.period_key = $previous_period_key
left join grouped
    on grouped.customer_key = snapshot.customer_key
left join planned
    on planned.region_key = customer.region_key
left join inspected
    on inspected.customer_key = snapshot.customer_key
where snapshot.period_key = $period_key
    and snapshot.is_stated;
