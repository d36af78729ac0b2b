-- What the classes and regions of customers and the indicators that a validation names are called in either language.
-- Grain:      one row per class, per region and per indicator.
-- Reads:      star.dim_customer_class, star.dim_region, star.dim_indicator.
-- Returns:    class_code, class_name_en, class_name_zh.
-- Parameters: none.
select
    customer_class_code as class_code,
    class_name_en,
    class_name_zh
from star.dim_customer_class
union all
select
    coalesce(city_name_en, province_name_en, region_name_en, 'unknown') as class_code,
    coalesce(city_name_en, province_name_en, region_name_en) as class_name_en,
    min(coalesce(city_name, province_name, region_name)) as class_name_zh
from star.dim_region
group by class_code, class_name_en
union all
select distinct
    indicator_code as class_code,
    indicator_name_en as class_name_en,
    indicator_name_zh as class_name_zh
from star.dim_indicator;
