-- How customers used and paid over thirty-six months: what is lasting of them, where twelve months still say much of
-- chance.
-- Grain:      one row per customer with a snapshot in the window.
-- Reads:      star.fact_customer_month.
-- Writes:     the temporary table customer_habit: customer_key, use_level (geometric mean of the energy against the
--             mean of the class, in times), season_slope (by what percent it follows a percent of the class's season,
--             from -0.5 to 2.5), late_rate (of bills due, in percent), late_chance (of a bill to be late, as far as the
--             bills due tell it, in percent), late_amount_days, settled_amount.
-- Parameters: period_key, first_period_key_36 (the first of the window's thirty-six months).
-- The season is the slope of the logarithm of a customer's energy on that of its class, the customer's own trend taken
-- out: least squares on both (Frisch and Waugh 1933). Logarithms are whole millionths, and so their sums exact in any
-- order. Who uses hardly anything in a month, less than 8 % of its class, tells nothing of its habit by it.
drop table if exists customer_habit;

create temp table customer_habit as
with
reading as (
    select
        customer_key,
        due_bill_count,
        on_time_bill_count,
        late_amount_days,
        settled_amount,
        floor(period_key / 100)::bigint * 12 + period_key % 100 - floor($period_key / 100)::bigint * 12 as month_no,
        case
            when energy_kwh > 0 and energy_relative_ppm > 80000 then round(1000000 * ln(energy_kwh::double precision))
        end::bigint as energy,
        case
            when energy_kwh > 0 and energy_relative_ppm > 80000
                then round(1000000 * ln(energy_relative_ppm / 1000000.0))
        end::bigint as relative
    from star.fact_customer_month
    where period_key between $first_period_key_36 and $period_key
),

summed as (
    select
        customer_key,
        sum(due_bill_count) as due_count,
        sum(on_time_bill_count) as on_time_count,
        sum(late_amount_days) as late_amount_days,
        sum(settled_amount) as settled_amount,
        count(energy) as n,
        sum(relative) as r,
        sum(energy) as e,
        sum(energy - relative) as c,
        sum(month_no) filter (where energy is not null) as t,
        sum((energy - relative) * (energy - relative)) as cc,
        sum(energy * (energy - relative)) as ec,
        sum(month_no * month_no) filter (where energy is not null) as tt,
        sum(energy * month_no) as et,
        sum((energy - relative) * month_no) as ct
    from reading
    group by customer_key
),

-- Sums of products about the means, times the number of months.
moment as (
    select
        *,
        (n * cc - c * c)::double precision as s_cc,
        (n * ec - e * c)::double precision as s_ec,
        (n * tt - t * t)::double precision as s_tt,
        (n * et - e * t)::double precision as s_et,
        (n * ct - c * t)::double precision as s_ct
    from summed
)

select
    customer_key,
    exp(r / 1000000.0 / nullif(n, 0)) as use_level,
    -- Less than a year does not show a season.
    case
        when n >= 12 and s_cc * s_tt > s_ct * s_ct
            then least(greatest((s_ec * s_tt - s_et * s_ct) / (s_cc * s_tt - s_ct * s_ct), -0.5), 2.5)
    end as season_slope,
    100 * (due_count - on_time_count) / nullif(due_count, 0) as late_rate,
    -- Its square root spreads alike whether few bills were due or many (Anscombe 1948): that of the rate does not, and
    -- who is late once in a year or two would go from group to group with the number of months that are known.
    case when due_count > 0 then 100 * (due_count - on_time_count + 0.375) / (due_count + 0.75) end as late_chance,
    late_amount_days,
    settled_amount
from moment;
