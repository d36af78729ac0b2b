-- What customers use in a month, what their meters show, and what is read of them.
-- Grain:      one row per customer under contract and month.
-- Reads:      month, customer, class, state_month, usage (of the month before), city_month, industry_month.
-- Writes:     usage, of some months and of the one before them; state_month, without earlier months.
-- Parameters: from_month_no, to_month_no (the months; -1 is the month before the first).
delete from usage
where n < $from_month_no - 1;

insert into usage
with
shape as (
    select
        customer.*,
        month.n,
        month.first_on,
        month.last_on,
        month.day_count,
        state.phase,
        state.age,
        state.is_cut,
        state.exit_n,
        state.closed_on,
        city_month.energy_factor
            * case when industry_month.industry_no >= 0 then industry_month.energy_factor else 1 end as shock_factor,
        ln(class.season[month(month.first_on)]) as season,
        case when month.n < customer.turn_n then customer.first_stage else customer.next_stage end as stage
    from month
    join state_month as state using (n)
    join customer using (i)
    join class using (class_code)
    join city_month
        on city_month.city_no = customer.city_no
        and city_month.n = month.n
    join industry_month
        on industry_month.industry_no = customer.industry_no
        and industry_month.n = month.n
    where month.n between $from_month_no and $to_month_no
        and customer.opened_on < month.first_on + 20
        and (state.closed_on is null or state.closed_on >= month.first_on)
),

used as (
    select
        shape.*,
        -- What would be used in a common month of this season: the utility's estimate when it cannot read the meter.
        base_kwh * exp(
            season_share * season
                + (first_trend * least(n, turn_n) + next_trend * greatest(n - turn_n, 0)) / 12
        ) * case when stage = 'dormant' then 0.03 else 1 end as usual_kwh,
        exp(noise * gaussian(40, i, n))
            * shock_factor
            -- A firm in trouble works less.
            * case when class_code <> 'residential' and phase in (1, 2, 3) then 0.75 else 1 end
            -- A cut cuts: from the twelfth of its month on, until all is paid.
            * case
                when is_cut and phase = 3 and age = 2 then 0.4
                when is_cut and phase = 3 and age > 2 then 0.01
                when is_cut and exit_n = n then 0.6
                else 1
            end
            -- Now and then a flat stands empty.
            * case when class_code = 'residential' and uniform(41, i, n) < 0.008 then 0 else 1 end
            -- The first and the last month are not whole.
            * least(1, greatest(0, 1 - (opened_on - first_on) / day_count))
            * case when closed_on <= last_on then (closed_on - first_on + 1) / day_count else 1 end as factor
    from shape
),

metered as (
    select
        *,
        (usual_kwh * factor)::decimal(18, 0) as used_kwh,
        -- Four meters in a hundred cannot be read, never twice in a row; the next reading corrects the estimate.
        uniform(42, i, n) < 0.04 and uniform(42, i, n - 1) >= 0.04 and closed_on is null as is_estimated
    from used
),

-- What the next reading makes good.
correction as (
    select i, n + 1 as n, used_kwh - usual_kwh::decimal(18, 0) as correction_kwh
    from metered
    where is_estimated
    union all
    select i, n + 1, correction_kwh
    from usage
    where n = $from_month_no - 1
        and correction_kwh <> 0
),

read_ as (
    select
        metered.*,
        case
            when is_estimated then usual_kwh::decimal(18, 0)
            else used_kwh + coalesce(correction.correction_kwh, 0)
        end as reading_kwh
    from metered
    left join correction using (i, n)
)

select
    n,
    i,
    first_on as consumed_on,
    used_kwh as drawn_kwh,
    greatest(reading_kwh, 0)::decimal(18, 0) as energy_kwh,
    -- An estimate so much too high that money is due back.
    greatest(-reading_kwh, 0)::decimal(18, 0) as credit_kwh,
    case when is_estimated then used_kwh - reading_kwh else 0 end::decimal(18, 0) as correction_kwh,
    case
        when class_code <> 'residential'
            then used_kwh / (day_count * 24) / load_factor * exp(0.05 * gaussian(43, i, n))
    end::decimal(18, 1) as demand_kw_max,
    case
        when class_code <> 'residential' and uniform(44, i, n) > 0.02
            then least(0.999, 0.92 + 0.015 * discipline + 0.015 * gaussian(45, i, n)
                - case when uniform(114, i, 0) < 0.8 then 0 else 0.06 end)
    end::decimal(5, 3) as power_factor
from read_
order by n, i;

-- Nobody asks for the states of earlier months any more.
delete from state_month
where n < $from_month_no;
