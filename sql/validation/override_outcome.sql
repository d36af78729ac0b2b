-- What came of the customers whose grade somebody set, beside those whom the rules gave the same and nobody moved.
-- Grain:      one row per direction, up and down.
-- Reads:      the temporary table validation_case, star.fact_grade_override, star.period_edition,
--             history.fact_grade_override, star.dim_grade.
-- Returns:    direction_code (up, down or none: decided, but the same); case_count, default_count; other_rate (default
--             rate of the others of the grades that the rules gave them, weighted as they are; null when one of these
--             grades has no others), set_rate (the same of the grades that were set).
-- Parameters: observation_period_key.
with
moved as (
    select customer_key, own_grade_code, grade_code
    from star.fact_grade_override
    where period_key = $observation_period_key
        and period_key not in (select period_key from star.period_edition where edition_no > 1)
    union all
    select past.customer_key, past.own_grade_code, past.grade_code
    from history.fact_grade_override as past
    join star.period_edition as edition
        on edition.period_key = past.period_key
        and edition.edition_no = 1
        and edition.close_run_key = past.run_key
    where past.period_key = $observation_period_key
),

other as (
    select grade_code, avg(has_defaulted::integer) as default_rate
    from validation_case
    where customer_key not in (select customer_key from moved)
    group by grade_code
),

followed as (
    select
        case
            when given.grade_order < own.grade_order then 'up'
            when given.grade_order > own.grade_order then 'down'
            else 'none'
        end as direction_code,
        case_of.has_defaulted,
        of_own.default_rate as other_rate,
        of_given.default_rate as set_rate
    from moved
    join validation_case as case_of on case_of.customer_key = moved.customer_key
    join star.dim_grade as own on own.grade_code = moved.own_grade_code
    join star.dim_grade as given on given.grade_code = moved.grade_code
    left join other as of_own on of_own.grade_code = moved.own_grade_code
    left join other as of_given on of_given.grade_code = moved.grade_code
)

select
    direction_code,
    count(*) as case_count,
    count(*) filter (where has_defaulted) as default_count,
    case when count(other_rate) = count(*) then avg(other_rate) end as other_rate,
    case when count(set_rate) = count(*) then avg(set_rate) end as set_rate
from followed
group by direction_code
order by direction_code desc;
