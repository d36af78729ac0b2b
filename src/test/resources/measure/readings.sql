-- Three customers whose figures can be added up by hand. Month m of a year: customer 1 is billed 10 in 2022, 20 in 2023
-- and 30 in 2024, and has 5, 8 and 9 open; customer 2 is billed m and has 2 m open; customer 3 comes in July 2022, is
-- billed 100 and has 50 open, and is in default from 2023. Customer 2 pays on time in odd months, the others always.
-- February 2024 was never closed.
create table mart.reading as
with month as (
    select year_no * 100 + month_no as period_key, year_no, month_no
    from range(2022, 2025) as years (year_no), range(1, 13) as months (month_no)
    where year_no < 2024 or month_no in (1, 3)
)
select cast(period_key as integer) as period_key, 1 as customer_key, 'East' as county_name, 'residential' as class_code,
    cast(10 * (year_no - 2021) as decimal(18, 2)) as billed_amount,
    cast(case year_no when 2022 then 5 when 2023 then 8 else 9 end as decimal(18, 2)) as open_amount,
    1 as bill_count, 1 as on_time_count, false as is_in_default
from month
union all
select period_key, 2, 'West', 'residential', month_no, 2 * month_no, 1, mod(month_no, 2), false
from month
union all
select period_key, 3, 'West', 'commercial', 100, 50, 1, 1, year_no > 2022
from month
where period_key >= 202207;
