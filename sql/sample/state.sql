-- Moves every customer's credit on by a month: sound (0), strained (1), behind for a while (2), in default or on the
-- way to it (3), gone with debt (4).
-- Grain:      one row per customer.
-- Reads:      state of the month before, customer, city_month, industry_month, outage of the month before.
-- Writes:     state, state_month.
-- Parameters: month_no (0 is the first; below 0 nothing is written yet: the book does not start clean), first_on,
--             last_on.
create or replace table state as
with
outage_before as (
    select station_no, count(*) as outage_count
    from outage
    where n = $month_no - 1
    group by station_no
),

drawn as (
    select
        state.*,
        customer.opened_on <= $last_on and state.closed_n is null as is_live,
        customer.term_days,
        -- Who has been in default falls into it again two and a half times as easily, for two years.
        customer.strain_rate * city_month.strain_factor * industry_month.strain_factor
            * case when $month_no - state.default_exit_n <= 24 then 2.5 else 1 end as strain_rate,
        uniform(300, i, $month_no) as move_draw,
        uniform(301, i, $month_no) as stay_draw,
        -- Contracts end: more of those who use ever less, and of the sensitive whose lights went out.
        uniform(302, i, $month_no) < 0.0009
            * case
                case when $month_no < customer.turn_n then customer.first_stage else customer.next_stage end
                when 'declining' then 3
                when 'dormant' then 8
                else 1
            end
            * (1 + 0.6 * customer.service_sensitivity * coalesce(outage_before.outage_count, 0)) as ends,
        (($first_on + 4 + floor(uniform(303, i, $month_no) * 20)::integer)) as end_on
    from state
    join customer using (i)
    join city_month
        on city_month.city_no = customer.city_no
        and city_month.n = $month_no
    join industry_month
        on industry_month.industry_no = customer.industry_no
        and industry_month.n = $month_no
    left join outage_before using (station_no)
),

moved as (
    select
        *,
        case
            when not is_live then phase
            when phase = 0 then (move_draw < 1 - exp(-strain_rate))::tinyint
            when phase = 1 and age = 0 then 1
            -- Strain lasts two months; half of it ends in default, a quarter in a month or two behind.
            when phase = 1 and move_draw < 0.5 then 3
            when phase = 1 and move_draw < 0.75 then 2
            when phase = 1 then 0
            when age + 1 < stay then phase
            when phase = 3 and leaves then 4
            else 0
        end::tinyint as next_phase
    from drawn
),

aged as (
    select
        *,
        case when next_phase = phase then age + 1 else 0 end as next_age,
        next_phase = 0 and phase in (2, 3) as exits
    from moved
)

select
    i,
    next_phase as phase,
    next_age as age,
    case
        when next_phase = phase then stay
        when next_phase = 3 then 4 + floor(stay_draw * 6)::integer
        when next_phase = 2 then 1 + (stay_draw < 0.5)::integer
    end as stay,
    case
        when next_phase = phase then leaves
        else next_phase = 3 and uniform(304, i, $month_no) < 0.22
    end as leaves,
    case
        when next_phase = phase then is_cut
        else next_phase = 3 and uniform(305, i, $month_no) < 0.35
    end as is_cut,
    case when exits then $month_no else exit_n end as exit_n,
    case when exits and phase = 3 then $month_no else default_exit_n end as default_exit_n,
    case
        when is_live and (next_phase = 4 or (next_phase = 0 and phase = 0 and ends)) then $month_no
        else closed_n
    end as closed_n,
    case
        when is_live and (next_phase = 4 or (next_phase = 0 and phase = 0 and ends)) then end_on
        else closed_on
    end as closed_on,
    -- Four bills unpaid and ninety days gone, or cut.
    next_phase = 3 and next_age >= case when is_cut then 2 when term_days = 30 then 4 else 3 end
        or (next_phase = 4 and is_default) as is_default
from aged
order by i;

insert into state_month
select $month_no as n, state.*
from state
where $month_no >= -1;
