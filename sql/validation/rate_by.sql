-- Defaults beside what was foretold, by a class of the cases.
-- Grain:      one row per class.
-- Reads:      the temporary table validation_case.
-- Returns:    class_code, case_count, default_count, forecast_count, forecast_default_count, probability_sum (in
--             millionths).
-- Parameters: none; the fragments are condition, class_code and class_order, in SQL over the cases.
select
    {{class_code}} as class_code,
    count(*) as case_count,
    count(*) filter (where has_defaulted) as default_count,
    count(probability_millionths) as forecast_count,
    count(probability_millionths) filter (where has_defaulted) as forecast_default_count,
    coalesce(sum(probability_millionths), 0) as probability_sum
from validation_case
where ({{class_code}}) is not null
    and {{condition}}
group by class_code
order by min({{class_order}}), class_code;
