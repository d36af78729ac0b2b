-- The cases of a validation: customers graded at the observation month and not in default then, as its first close had
-- them, with what became of them. Where a source states outcomes, those count, and nobody is left out.
-- Grain:      one row per customer of the observation month.
-- Reads:      star.fact_credit_grade, star.fact_outcome, star.fact_customer_month, star.dim_customer,
--             star.dim_customer_class, star.dim_region, star.period_edition,
--             history.fact_credit_grade.
-- Writes:     the temporary table validation_case.
-- Parameters: observation_period_key, next_period_key (the month after it), period_key (the last month whose outcomes
--             count), last_on, is_supplied_count (1 where a source states outcomes, else 0).
create or replace temp table validation_case as
with
grade as (
    select
        customer_key, customer_version_key, grade_code, index_score, default_probability, master_scale_code,
        is_default
    from star.fact_credit_grade
    where period_key = $observation_period_key
        and period_key not in (select period_key from star.period_edition where edition_no > 1)
    union all
    select
        past.customer_key, past.customer_version_key, past.grade_code, past.index_score, past.default_probability,
        past.master_scale_code, past.is_default
    from history.fact_credit_grade as past
    join star.period_edition as edition
        on edition.period_key = past.period_key
        and edition.edition_no = 1
        and edition.close_run_key = past.run_key
    where past.period_key = $observation_period_key
),

stated as (
    select customer_key, bool_or(is_default) as is_default
    from star.fact_outcome
    where $is_supplied_count = 1
        and period_key = $observation_period_key
        and coalesce(known_on <= $last_on, true)
    group by customer_key
),

defaulted as (
    select distinct customer_key
    from star.fact_customer_month
    where period_key between $next_period_key and $period_key
        and is_default
)

select
    grade.customer_key,
    customer_class.population_code,
    customer.customer_class_code,
    customer_class.class_order,
    coalesce(region.city_name_en, region.province_name_en, region.region_name_en, 'unknown') as region_name,
    grade.grade_code,
    grade.master_scale_code,
    grade.index_score,
    grade.default_probability,
    -- Probabilities are kept to six digits: as whole millionths their sums are exact.
    round(grade.default_probability * 1000000)::bigint as probability_millionths,
    case when $is_supplied_count = 1 then stated.is_default else defaulted.customer_key is not null end
        as has_defaulted
from grade
join star.dim_customer as customer on customer.customer_version_key = grade.customer_version_key
join star.dim_customer_class as customer_class using (customer_class_code)
left join star.dim_region as region on region.region_key = customer.region_key
left join stated on stated.customer_key = grade.customer_key
left join defaulted on defaulted.customer_key = grade.customer_key
where grade.grade_code <> 'NR'
    and case when $is_supplied_count = 1 then stated.customer_key is not null else not grade.is_default end;
