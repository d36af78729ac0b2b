-- Who has one of the worst grades of a month, by a class of the customers.
-- Grain:      one row per class.
-- Reads:      star.fact_credit_grade, star.dim_customer, star.dim_customer_class, star.dim_region, star.dim_grade.
-- Returns:    class_code, customer_count, adverse_count.
-- Parameters: period_key, adverse_grade_order (the best of the worst grades); the fragments are class_code and
--             class_order.
with
rated as (
    select
        customer_class.population_code,
        customer.customer_class_code,
        customer_class.class_order,
        coalesce(region.city_name_en, region.province_name_en, region.region_name_en, 'unknown') as region_name,
        scale.grade_order >= $adverse_grade_order as is_adverse
    from star.fact_credit_grade as grade
    join star.dim_grade as scale using (grade_code)
    join star.dim_customer as customer using (customer_version_key)
    join star.dim_customer_class as customer_class using (customer_class_code)
    left join star.dim_region as region on region.region_key = customer.region_key
    where grade.period_key = $period_key
        and grade.grade_code <> 'NR'
)

select
    {{class_code}} as class_code,
    count(*) as customer_count,
    count(*) filter (where is_adverse) as adverse_count
from rated
group by class_code
order by min({{class_order}}), class_code;
