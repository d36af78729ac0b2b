-- What the files say of each month to the ideal observer: on payment, and on what else tells the archetypes apart.
-- Grain:      see the tables.
-- Reads:      month, observed, customer, class, archetype, state_month, usage, bill, due_part, owed, settled_debt,
--             contact, outage, survey, live, mean_strain; observed_bill and observed_sum of the months before.
-- Writes:     observed_bill, observed_reading, observed_sum_month (what was counted up to each month's end),
--             observed_sum (up to the last), evidence, fit.
-- Parameters: from_month_no, to_month_no (the months; 0 is the first).
-- A payment that is to come and one that never comes look alike until its day.
create or replace table observed_bill as
with
known as (
    select n, i, bill_no, due_on, paid_on
    from observed_bill
    union all
    select bill.n, bill.i, bill.bill_no, bill.due_on, due_part.paid_on
    from bill
    semi join observed using (i)
    left join due_part using (i, bill_no)
    where bill.fate not in ('credit', 'ahead')
        and bill.billed_on < bill.due_on
)

select
    known.n,
    known.i,
    known.bill_no,
    known.due_on,
    case when owed.i is null then known.paid_on else settled.paid_on end as paid_on
from known
left join owed
    on owed.i = known.i
    and owed.bill_no = known.bill_no
    and owed.part_no = 1
left join settled_debt as settled
    on settled.i = known.i
    and settled.bill_no = known.bill_no
    and settled.part_no = 1;

-- Readings of months that are like others: not of a cut, not of an empty flat, not of a part of a month.
create or replace table reading_now as
select
    month.n,
    used.i,
    ln(used.energy_kwh::double / class.class_kwh) as level,
    ln(class.season[month(month.first_on)]) as season
from month
join usage as used using (n)
join observed using (i)
join class using (class_code)
join customer using (i)
join state_month as state
    on state.i = used.i
    and state.n = used.n
where month.n between $from_month_no and $to_month_no
    and used.energy_kwh > 0
    and state.phase < 2
    and state.exit_n is distinct from month.n
    and customer.opened_on <= month.first_on
    and state.closed_n is null;

insert into observed_reading
select i, n, level
from reading_now
order by n, i;

create or replace table observed_sum_month as
with
said as (
    select
        n,
        i,
        count(*) filter (reason_code <> 'outage') as contact_count,
        count(*) filter (reason_code = 'outage') as outage_contact_count
    from contact
    group by n, i
),

asked as (
    select
        live.n,
        live.i,
        survey.satisfaction_score - 4.2 as difference,
        least(8, coalesce((epoch(outage.ended_at) - epoch(outage.started_at)) / 3600, 0)) as outage_hours
    from survey
    join live using (n, i)
    left join outage using (n, station_no)
    where survey.satisfaction_score is not null
),

counted as (
    select
        month.n,
        observed.i,
        (live.i is not null)::integer as month_count,
        coalesce(said.contact_count, 0) as contact_count,
        coalesce(outage.is_planned, false)::integer as planned_count,
        case when outage.is_planned then coalesce(said.outage_contact_count, 0) else 0 end as planned_contact_count,
        coalesce(not outage.is_planned, false)::integer as unplanned_count,
        case when not outage.is_planned then coalesce(said.outage_contact_count, 0) else 0 end
            as unplanned_contact_count,
        (asked.i is not null)::integer as survey_count,
        coalesce(asked.difference * asked.outage_hours, 0)::double as survey_product_sum,
        coalesce(asked.outage_hours * asked.outage_hours, 0)::double as survey_square_sum,
        (reading.i is not null)::integer as reading_count,
        coalesce(reading.season, 0)::double as season_sum,
        coalesce(reading.level, 0)::double as level_sum,
        coalesce(reading.season * reading.season, 0)::double as season_square_sum,
        coalesce(reading.season * reading.level, 0)::double as season_level_sum
    from month
    cross join observed
    left join live
        on live.n = month.n
        and live.i = observed.i
    left join outage
        on outage.n = month.n
        and outage.station_no = live.station_no
    left join said
        on said.n = month.n
        and said.i = observed.i
    left join asked
        on asked.n = month.n
        and asked.i = observed.i
    -- Who hardly uses anything tells nothing of its archetype by it.
    left join reading_now as reading
        on reading.n = month.n
        and reading.i = observed.i
        and reading.level > -2.5
    where month.n between $from_month_no and $to_month_no
    union all
    select observed_sum.*
    from observed_sum
)

select *
from (
    select n, i, sum(columns(* exclude (n, i))) over so_far
    from counted
    window so_far as (partition by i order by n rows unbounded preceding)
)
where n >= $from_month_no
order by n, i;

create or replace table observed_sum as
select observed_sum_month.*
from observed_sum_month
where n = $to_month_no;

-- The evidence on payment: of the bills that fell due, how many were paid in time; of those overdue, how many
-- were paid late and how many days they waited, old ones and new ones apart.
create or replace table evidence as
with
split as (
    select
        month.n,
        known.i,
        due_on < first_on as is_old,
        paid_on <= due_on as is_on_time,
        paid_on > due_on and paid_on <= last_on as is_late,
        greatest(0, least(coalesce(paid_on, last_on), last_on) - greatest(due_on, first_on - 1)) as waited
    from month
    join observed_bill as known
        on known.n <= month.n
        and known.due_on <= month.last_on
        and coalesce(known.paid_on, month.first_on) >= month.first_on
    where month.n between $from_month_no and $to_month_no
)

select
    month.n,
    observed.i,
    live.i is not null as is_live,
    state.is_default or state.phase = 4 as is_settled,
    case when month.n - state.default_exit_n <= 24 then 2.5 else 1 end * mean_strain.strain_factor as strain_factor,
    (count(split.i) filter (not is_old and coalesce(is_on_time, false)))::integer as on_time_count,
    (count(split.i) filter (not is_old and not coalesce(is_on_time, false)))::integer as overdue_count,
    (count(split.i) filter (is_late))::integer as late_count,
    (count(split.i) filter (is_late and is_old))::integer as old_late_count,
    (count(split.i) filter (is_old))::integer as old_count,
    coalesce(sum(waited), 0)::integer as waited_days,
    coalesce(sum(waited) filter (not is_old), 0)::integer as new_waited_days
from month
join state_month as state using (n)
join observed using (i)
cross join mean_strain
left join live
    on live.n = month.n
    and live.i = observed.i
left join split
    on split.n = month.n
    and split.i = observed.i
where month.n between $from_month_no and $to_month_no
group by all;

delete from observed_bill
where paid_on <= (select last_on from month where n = $to_month_no);

-- How well each archetype goes with what else is seen: level and season of use (a line through the readings, whose own
-- error is known), contacts, and the habit of paying.
create or replace table fit as
with
line as (
    select
        known.n,
        known.i,
        known.month_count,
        known.contact_count,
        known.reading_count,
        case when reading_count > 0 then class.noise ** 2 / reading_count + 0.03 end as level_variance,
        case
            when reading_count >= 6
                then (reading_count * season_level_sum - season_sum * level_sum)
                    / nullif(reading_count * season_square_sum - season_sum ** 2, 0)
        end as slope,
        class.noise ** 2 * reading_count / nullif(reading_count * season_square_sum - season_sum ** 2, 0)
            + 0.003 as slope_variance,
        known.season_sum,
        known.level_sum,
        customer.pay_habit,
        observed.population
    from observed_sum_month as known
    join observed using (i)
    join class using (class_code)
    join customer using (i)
),

placed as (
    select
        *,
        (level_sum - coalesce(slope, 1) * season_sum) / nullif(reading_count, 0) as level
    from line
)

select
    placed.n,
    placed.i,
    archetype.archetype,
    case placed.pay_habit
        when 'early' then early_share
        when 'debit' then debit_share
        when 'pay day' then pay_day_share
        else 1 - early_share - debit_share - pay_day_share
    end
        * exp(
            coalesce(
                -0.5 * ln(level_deviation ** 2 + level_variance)
                    -- A giant is a large user, however large.
                    - (
                        case when archetype.archetype = 'large user' then least(level, 3.2) else level end - level_mean
                    ) ** 2 / 2 / (level_deviation ** 2 + level_variance),
                0
            )
            + coalesce(
                -0.5 * ln(0.0625 + slope_variance) - (slope - season_mean) ** 2 / 2 / (0.0625 + slope_variance),
                0
            )
            + contact_count * ln(contact_rate / 0.02)
            + (month_count - contact_count) * ln((1 - contact_rate) / 0.98)
        ) as fit
from placed
cross join archetype
where case placed.population when 'resident' then resident_share else firm_share end > 0
order by placed.n, placed.i;
