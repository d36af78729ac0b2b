-- Hand-written: seven features of every stated customer of a month, as they are and as the search takes them: in
-- millionths, which sum up exactly.
-- Grain:      one row per customer.
-- Reads:      customer_month, indicator, customer_id, the temporary table year_of_customer.
-- Writes:     the temporary table group_case.
-- Parameters: month_no.
create or replace temp table group_case as
with
raw as (
    select
        month.customer_key,
        (year.billed_amount / nullif(year.billed_month_count, 0))::double as raw_0,
        (100 * year.on_time_count / nullif(year.due_count, 0))::double as raw_1,
        indicator.con2 as raw_2,
        indicator.con1 as raw_3,
        year.contact_count::double as raw_4,
        (nullif(year.energy_kwh, 0) / nullif(year.billed_month_count, 0))::double as raw_5,
        ((year.late_amount_days + month.overdue_amount_days) / nullif(year.settled_amount + month.overdue_amount, 0))
            ::double as raw_6
    from customer_month as month
    join year_of_customer as year using (customer_key)
    left join (from indicator where month_no = {month_no}) as indicator using (customer_key)
    where month.month_no = {month_no}
        and month.is_stated
)

select
    *,
    case when raw_0 is not null then ln(1 + greatest(raw_0, 0)) end as t0,
    raw_1 as t1,
    case when raw_2 is not null then ln(1 + greatest(raw_2, 0)) end as t2,
    raw_3 as t3,
    case when raw_4 is not null then ln(1 + greatest(raw_4, 0)) end as t4,
    case when raw_5 is not null then ln(1 + greatest(raw_5, 0)) end as t5,
    case when raw_6 is not null then ln(1 + greatest(raw_6, 0)) end as t6
from raw;
