-- Hand-written: five features of every stated customer of a month, as they are and as the search takes them: in
-- millionths, which sum up exactly.
-- Grain:      one row per customer.
-- Reads:      customer_month, the temporary table year_of_customer.
-- Writes:     the temporary table group_case.
-- Parameters: month_no.
create or replace temp table group_case as
with
reading as (
    select
        customer_key, due_count, on_time_count, late_amount_days, settled_amount, month_no,
        case
            when energy_kwh > 0 and energy_relative_ppm > 80000 then round(1000000 * ln(energy_kwh::double))::bigint
        end as energy,
        case
            when energy_kwh > 0 and energy_relative_ppm > 80000
                then round(1000000 * ln(energy_relative_ppm / 1000000.0))::bigint
        end as relative
    from customer_month
    where month_no between {month_no} - 35 and {month_no}
),

summed as (
    select
        customer_key,
        sum(due_count) as due_count,
        sum(on_time_count) as on_time_count,
        sum(late_amount_days) as late_amount_days,
        sum(settled_amount) as settled_amount,
        count(energy) as n,
        sum(relative) as r,
        sum(energy) as e,
        sum(energy - relative) as c,
        sum(month_no) filter (energy is not null) as t,
        sum((energy - relative) * (energy - relative)) as cc,
        sum(energy * (energy - relative)) as ec,
        sum(month_no * month_no) filter (energy is not null) as tt,
        sum(energy * month_no) as et,
        sum((energy - relative) * month_no) as ct
    from reading
    group by customer_key
),

-- Sums of products about the means, times the number of months.
habit as (
    select
        *,
        (n * cc - c * c)::double as s_cc,
        (n * ec - e * c)::double as s_ec,
        (n * tt - t * t)::double as s_tt,
        (n * et - e * t)::double as s_et,
        (n * ct - c * t)::double as s_ct
    from summed
),

raw as (
    select
        month.customer_key,
        (year.billed_amount / nullif(year.billed_month_count, 0))::double as raw_0,
        exp(habit.r / 1000000.0 / nullif(habit.n, 0)) as raw_1,
        case
            when habit.n >= 12 and s_cc * s_tt > s_ct * s_ct
                then least(greatest((s_ec * s_tt - s_et * s_ct) / (s_cc * s_tt - s_ct * s_ct), -0.5), 2.5)
        end as raw_2,
        (
            case
                when habit.due_count > 0
                    then 100 * (habit.due_count - habit.on_time_count + 0.375) / (habit.due_count + 0.75)
            end
        )::double as raw_3,
        (
            (habit.late_amount_days + month.overdue_amount_days)
            / nullif(habit.settled_amount + month.overdue_amount, 0)
        )::double as raw_4
    from customer_month as month
    join year_of_customer as year using (customer_key)
    join habit using (customer_key)
    where month.month_no = {month_no}
        and month.is_stated
)

select
    *,
    case when raw_0 is not null then ln(1 + greatest(raw_0, 0)) end as t0,
    case when raw_1 > 0 then ln(raw_1) end as t1,
    raw_2 as t2,
    case when raw_3 is not null then sqrt(greatest(raw_3, 0)) end as t3,
    case when raw_4 is not null then ln(1 + greatest(raw_4, 0)) end as t4
from raw;
