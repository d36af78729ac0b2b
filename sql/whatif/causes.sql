-- What moves customers, and how many.
-- Grain:      one row per cause.
-- Reads:      the temporary table cause, mart.month_dimension.
-- Returns:    cause_kind (gate, dimension or rule), cause_code, cause_name_en, customer_count, up_count, down_count,
--             open_amount; the most customers first.
-- Parameters: period_key.
select
    cause.cause_kind,
    cause.cause_code,
    coalesce(max(cause.gate_name_en), max(dimension.dimension_name_en), cause.cause_code) as cause_name_en,
    count(*) as customer_count,
    count(*) filter (cause.move_code = 'up') as up_count,
    count(*) filter (cause.move_code = 'down') as down_count,
    sum(cause.open_amount) as open_amount
from cause
left join mart.month_dimension as dimension
    on dimension.dimension_code = cause.cause_code
    and cause.cause_kind = 'dimension'
    and dimension.period_key = $period_key
group by cause.cause_kind, cause.cause_code
order by customer_count desc, cause.cause_kind, cause.cause_code;
