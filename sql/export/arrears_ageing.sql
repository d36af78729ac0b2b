-- How old are the arrears? A customer stands in one band with all that it owes: bands add up.
-- Grain:      one row per age band with arrears and row of sql/export/breakdown.sql.
-- Reads:      mart.customer_month, mart.arrears_band.
-- Returns:    breakdown_code, the class or region, arrears_band, customer_count, open_amount,
--             overdue_amount.
-- Parameters: period_key.
with
breakdown as (
    {{breakdown}}
),

counted as (
    select
        customer_class_code,
        region_key,
        arrears_days,
        count(*) as customer_count,
        sum(open_amount) as open_amount,
        sum(overdue_amount) as overdue_amount
    from mart.customer_month
    where period_key = $period_key and open_amount > 0
    group by customer_class_code, region_key, arrears_days
)

select
    breakdown.* exclude (of_class_code, of_region_key, place_no),
    band.arrears_band,
    sum(counted.customer_count)::bigint as customer_count,
    sum(counted.open_amount) as open_amount,
    sum(counted.overdue_amount) as overdue_amount
from counted
join mart.arrears_band as band
    on counted.arrears_days between band.arrears_days_min and band.arrears_days_max
join breakdown
    on breakdown.of_class_code is not distinct from counted.customer_class_code
    and breakdown.of_region_key = counted.region_key
group by all
order by min(breakdown.place_no), min(band.band_no);
