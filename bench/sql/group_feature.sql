-- Hand-written: six features of every customer and month, standardised over its month.
-- Grain:      one row per customer and month in group_feature.
-- Reads:      customer_month, indicator.
-- Writes:     group_feature.
-- Parameters: none.
create or replace temp table group_raw as
select
    customer_key,
    month_no,
    ln(1 + greatest(month.billed_amount, 0)::double) as x0,
    ln(1 + month.energy_kwh::double) as x1,
    indicator.pay1 as x2,
    ln(1 + greatest(indicator.pay2, 0)) as x3,
    indicator.con1 as x4,
    indicator.con2 as x5
from customer_month as month
join indicator using (customer_key, month_no);

create or replace temp table group_feature as
with
spread as (
    select
        month_no,
        avg(x0) as m0, avg(x1) as m1, avg(x2) as m2, avg(x3) as m3, avg(x4) as m4, avg(x5) as m5,
        stddev_samp(x0) as s0, stddev_samp(x1) as s1, stddev_samp(x2) as s2, stddev_samp(x3) as s3,
        stddev_samp(x4) as s4, stddev_samp(x5) as s5
    from group_raw
    group by month_no
)

select
    customer_key,
    month_no,
    coalesce((x0 - m0) / nullif(s0, 0), 0) as z0,
    coalesce((x1 - m1) / nullif(s1, 0), 0) as z1,
    coalesce((x2 - m2) / nullif(s2, 0), 0) as z2,
    coalesce((x3 - m3) / nullif(s3, 0), 0) as z3,
    coalesce((x4 - m4) / nullif(s4, 0), 0) as z4,
    coalesce((x5 - m5) / nullif(s5, 0), 0) as z5
from group_raw
join spread using (month_no);
