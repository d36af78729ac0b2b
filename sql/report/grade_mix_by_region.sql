-- How do the grades mix in each city and county?
-- Grain:      one row per city, each followed by one per county in it, largest first; then one for
--             all.
-- Reads:      mart.credit_grade, mart.portfolio_customer.
-- Returns:    dimension_code (region), level_no (0: all, 1: a city, 2: a county), label_en and
--             label_zh (null when all, or when the region is unknown), customer_count,
--             grade_counts_json (how many hold each grade), mean_score (0 to 100), default_share
--             (0 to 1).
-- Parameters: period_key.
with
mixes as (
    select
        2 - grouping(city_name) - grouping(county_name) as level_no,
        city_name,
        case when grouping(county_name) = 0
            then coalesce(any_value(county_name_en), county_name)
            else coalesce(any_value(city_name_en), city_name)
        end as label_en,
        case when grouping(county_name) = 0 then county_name else city_name end as label_zh,
        count(*) as customer_count,
        coalesce(to_json(histogram(grade_code)), '{}')::varchar as grade_counts_json,
        avg(rated_score) as mean_score,
        count(*) filter (portfolio.is_in_default) / count(*) as default_share
    from mart.credit_grade
    join mart.portfolio_customer as portfolio using (period_key, customer_key)
    where period_key = $period_key
    group by rollup (city_name, county_name)
    -- A county that is unknown in a city that is unknown would only say the same twice.
    having not (grouping(county_name) = 0 and county_name is null)
)

select
    'region' as dimension_code,
    level_no,
    label_en,
    label_zh,
    customer_count,
    grade_counts_json,
    mean_score,
    default_share
from mixes
order by
    level_no = 0,
    max(customer_count) over (partition by level_no > 0, city_name) desc,
    city_name,
    level_no,
    customer_count desc,
    label_zh;
