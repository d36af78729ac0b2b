-- How do the grades mix in each class of customers, and in each city and county?
-- Grain:      one row per class with customers, then one for all; and one per city, each followed by
--             one per county in it, largest first, then one for all.
-- Reads:      mart.credit_grade, mart.portfolio_customer, mart.month_customer_class.
-- Returns:    dimension_code (customer_class or region), level_no (0: all, 1: a class or city, 2: a
--             county), label_en and label_zh (null when all, or when the class or region is unknown),
--             customer_count, grade_counts_json (how many hold each grade), mean_score (0 to 100),
--             default_share (0 to 1).
-- Parameters: period_key.
with
members as (
    select
        dimension.dimension_code,
        case dimension.dimension_code
            when 'region' then grade.city_name
            else grade.customer_class_code
        end as upper_code,
        case dimension.dimension_code when 'region' then grade.city_name else grade.class_name_zh end as upper_zh,
        case dimension.dimension_code
            when 'region' then coalesce(grade.city_name_en, grade.city_name)
            else grade.class_name_en
        end as upper_en,
        case dimension.dimension_code when 'region' then grade.county_name end as lower_zh,
        case dimension.dimension_code when 'region' then coalesce(grade.county_name_en, grade.county_name) end
            as lower_en,
        case dimension.dimension_code when 'customer_class' then customer_class.class_order end as class_order,
        grade.grade_code,
        portfolio.rated_score,
        portfolio.is_in_default
    from mart.credit_grade as grade
    join mart.portfolio_customer as portfolio
        on portfolio.period_key = grade.period_key
        and portfolio.customer_key = grade.customer_key
    left join mart.month_customer_class as customer_class
        on customer_class.period_key = grade.period_key
        and customer_class.customer_class_code = grade.customer_class_code
    cross join (values ('customer_class'), ('region')) as dimension (dimension_code)
    where grade.period_key = $period_key
),

mixes as (
    select
        dimension_code,
        2 - grouping(upper_code) - grouping(lower_zh) as level_no,
        upper_code,
        case
            when grouping(lower_zh) = 0 then any_value(lower_en)
            when grouping(upper_code) = 0 then any_value(upper_en)
        end as label_en,
        case
            when grouping(lower_zh) = 0 then lower_zh
            when grouping(upper_code) = 0 then any_value(upper_zh)
        end as label_zh,
        case when grouping(upper_code) = 0 then any_value(class_order) end as class_order,
        count(*) as customer_count,
        coalesce(to_json(histogram(grade_code)), '{}')::varchar as grade_counts_json,
        avg(rated_score) as mean_score,
        count(*) filter (is_in_default) / count(*) as default_share
    from members
    group by dimension_code, rollup (upper_code, lower_zh)
    -- A class has nothing below it; a county that is unknown in a city that is unknown would only say the same twice.
    having not (grouping(lower_zh) = 0 and lower_zh is null)
)

select
    dimension_code,
    level_no,
    label_en,
    label_zh,
    customer_count,
    grade_counts_json,
    mean_score,
    default_share
from mixes
order by
    dimension_code,
    level_no = 0,
    class_order,
    max(customer_count) over (partition by dimension_code, level_no > 0, upper_code) desc,
    upper_code,
    level_no,
    customer_count desc,
    label_zh;
