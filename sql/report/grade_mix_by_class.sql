-- How do the grades mix in each class of customers?
-- Grain:      one row per class with customers, then one for all.
-- Reads:      mart.credit_grade, mart.portfolio_customer, mart.month_customer_class.
-- Returns:    dimension_code (customer_class), level_no (0: all, 1: a class), label_en and
--             label_zh (null for all), customer_count,
--             grade_counts_json (how many hold each grade), mean_score (0 to 100), default_share (0 to 1).
-- Parameters: period_key.
select
    'customer_class' as dimension_code,
    1 - grouping(customer_class_code) as level_no,
    case when grouping(customer_class_code) = 0 then any_value(class_name_en) end as label_en,
    case when grouping(customer_class_code) = 0 then any_value(class_name_zh) end as label_zh,
    count(*) as customer_count,
    coalesce(to_json(histogram(grade_code)), '{}')::varchar as grade_counts_json,
    avg(rated_score) as mean_score,
    count(*) filter (portfolio.is_in_default) / count(*) as default_share
from mart.credit_grade
join mart.portfolio_customer as portfolio using (period_key, customer_key)
left join mart.month_customer_class using (period_key, customer_class_code, class_name_en, class_name_zh)
where period_key = $period_key
group by rollup (customer_class_code)
order by grouping(customer_class_code), any_value(class_order);
