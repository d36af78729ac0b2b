-- All that a discriminant takes from its cases: counts, sums and sums of products by class, exact whatever the order.
-- Grain:      one row per class.
-- Reads:      the fragment relation.
-- Returns:    class_code, case_count, sum_0, sum_1, ..., product_0_0, product_0_1, ...: whole numbers.
-- Parameters: none; fragments: relation, condition, class_code, features (x0, x1, ...), statistics (their sums).
with
feature as (
    select cast({{class_code}} as varchar) as class_code, {{features}}
    from {{relation}}
    where {{condition}}
)

select class_code, count(*) as case_count, {{statistics}}
from feature
group by class_code
order by class_code;
