-- How old are the arrears of each city?
-- 各城市的欠费账龄如何？
-- Grain:      one row per city and band of the age of arrears in which a customer owes.
-- Reads:      mart.customer_month, mart.arrears_band.
-- Returns:    city_name, arrears_band, customer_count, overdue_amount, city_share.
-- Parameters: period (the month; default last_closed).
-- A customer stands in the band of its oldest unpaid bill, with all that is past due.
select
    coalesce(debt.city_name, '-') as city_name,
    band.arrears_band,
    count(*) as customer_count,
    sum(debt.overdue_amount) as overdue_amount,
    round(sum(debt.overdue_amount) / sum(sum(debt.overdue_amount)) over (partition by debt.city_name), 4) as city_share
from mart.customer_month as debt
inner join mart.arrears_band as band
    on debt.arrears_days between band.arrears_days_min and band.arrears_days_max
where debt.period_key = :period and debt.overdue_amount > 0
group by debt.city_name, band.band_no, band.arrears_band
order by debt.city_name nulls last, band.band_no;
