-- What the ideal observer learns in a month: Bayes' rule over the archetypes, disciplines and liquidities, with the
-- state of credit as a hidden chain.
-- Grain:      see the tables.
-- Reads:      observed, customer, class, archetype, state, usage, bill, due_part, settled_debt, contact, outage,
--             survey, live, truth_month, default_month, mean_strain.
-- Writes:     observed_bill, observed_reading, observed_sum, belief, observed_default.
-- Parameters: month_no, first_on, last_on.
create or replace table observed_bill as
select
    known.i,
    known.due_on,
    case
        when state.exit_n = $month_no then coalesce(known.paid_on, settled.paid_on)
        when state.phase < 2 then known.paid_on
    end as paid_on
from observed_bill as known
join state using (i)
left join (select i, min(paid_on) as paid_on from settled_debt group by i) as settled using (i)
where known.paid_on is null
    or known.paid_on >= $first_on
union all
select bill.i, bill.due_on, due_part.paid_on
from bill
semi join observed using (i)
left join due_part using (i, bill_no)
where bill.fate not in ('credit', 'ahead')
    and bill.billed_on < bill.due_on;

-- Readings of months that are like others: not of a cut, not of an empty flat, not of a part of a month.
create or replace table reading_now as
select
    used.i,
    ln(used.energy_kwh::double / class.class_kwh) as level,
    ln(class.season[month($first_on)]) as season
from usage as used
join observed using (i)
join class using (class_code)
join customer using (i)
join state using (i)
where used.energy_kwh > 0
    and state.phase < 2
    and state.exit_n is distinct from $month_no
    and customer.opened_on <= $first_on
    and state.closed_n is null;

insert into observed_reading
select i, $month_no as n, level
from reading_now
order by i;

create or replace table observed_sum as
with
said as (
    select
        i,
        count(*) filter (reason_code <> 'outage') as contact_count,
        count(*) filter (reason_code = 'outage') as outage_contact_count
    from contact
    group by i
),

asked as (
    select
        live.i,
        survey.satisfaction_score - 4.2 as difference,
        least(8, coalesce((epoch(outage.ended_at) - epoch(outage.started_at)) / 3600, 0)) as outage_hours
    from survey
    join live using (i)
    left join outage using (station_no)
    where survey.satisfaction_score is not null
)

select
    known.i,
    known.month_count + (live.i is not null)::integer as month_count,
    known.contact_count + coalesce(said.contact_count, 0) as contact_count,
    known.planned_count + coalesce(outage.is_planned, false)::integer as planned_count,
    known.planned_contact_count
        + case when outage.is_planned then coalesce(said.outage_contact_count, 0) else 0 end as planned_contact_count,
    known.unplanned_count + coalesce(not outage.is_planned, false)::integer as unplanned_count,
    known.unplanned_contact_count
        + case when not outage.is_planned then coalesce(said.outage_contact_count, 0) else 0 end
        as unplanned_contact_count,
    known.survey_count + (asked.i is not null)::integer as survey_count,
    known.survey_product_sum + coalesce(asked.difference * asked.outage_hours, 0) as survey_product_sum,
    known.survey_square_sum + coalesce(asked.outage_hours * asked.outage_hours, 0) as survey_square_sum,
    known.reading_count + (reading.i is not null)::integer as reading_count,
    known.season_sum + coalesce(reading.season, 0) as season_sum,
    known.level_sum + coalesce(reading.level, 0) as level_sum,
    known.season_square_sum + coalesce(reading.season * reading.season, 0) as season_square_sum,
    known.season_level_sum + coalesce(reading.season * reading.level, 0) as season_level_sum
from observed_sum as known
left join live using (i)
left join outage using (station_no)
left join said on said.i = known.i
left join asked on asked.i = known.i
-- Who hardly uses anything tells nothing of its archetype by it.
left join reading_now as reading
    on reading.i = known.i
    and reading.level > -2.5
order by known.i;

-- The month's evidence on payment: of the bills that fell due, how many were paid in time; of those overdue, how many
-- were paid late and how many days they waited, old ones and new ones apart.
create or replace table evidence as
with
split as (
    select
        i,
        due_on < $first_on as is_old,
        paid_on <= due_on as is_on_time,
        paid_on > due_on and paid_on <= $last_on as is_late,
        greatest(0, least(coalesce(paid_on, $last_on), $last_on) - greatest(due_on, $first_on - 1)) as waited
    from observed_bill
    where due_on <= $last_on
)

select
    observed.i,
    live.i is not null as is_live,
    state.is_default or state.phase = 4 as is_settled,
    case when $month_no - state.default_exit_n <= 24 then 2.5 else 1 end * mean_strain.strain_factor as strain_factor,
    (count(split.i) filter (not is_old and coalesce(is_on_time, false)))::integer as on_time_count,
    (count(split.i) filter (not is_old and not coalesce(is_on_time, false)))::integer as overdue_count,
    (count(split.i) filter (is_late))::integer as late_count,
    (count(split.i) filter (is_late and is_old))::integer as old_late_count,
    (count(split.i) filter (is_old))::integer as old_count,
    coalesce(sum(waited), 0)::integer as waited_days,
    coalesce(sum(waited) filter (not is_old), 0)::integer as new_waited_days
from observed
join state using (i)
cross join mean_strain
left join live using (i)
left join split using (i)
group by all;

-- One step of the chain and its evidence. Every cell is divided by the same figure of its customer, the evidence of a
-- payer of the middle, which only keeps the numbers near 1. In default and after it nothing is left to learn.
create or replace table belief as
with
met as (
    select
        belief.*,
        evidence.* exclude (i, is_live, is_settled, strain_factor),
        evidence.is_live and not evidence.is_settled as learns,
        1 - exp(-belief.strain_rate * evidence.strain_factor) as strains,
        1 - exp(-1 / belief.late_days) as late_hazard,
        0.8 ** on_time_count * 0.2 ** overdue_count
            * (1 - exp(-0.1)) ** (late_count - old_late_count)
            * exp(-0.1 * (new_waited_days - late_count + old_late_count)) as middle
    from belief
    join evidence using (i)
),

weighed as (
    select
        *,
        (1 - late_share) ** on_time_count * late_share ** overdue_count
            * late_hazard ** late_count * exp(-(waited_days - late_count) / late_days) / middle as sound_weight,
        (1 - strained_late_share) ** on_time_count * strained_late_share ** overdue_count
            * late_hazard ** late_count * exp(-(waited_days - late_count) / late_days) / middle as strained_weight,
        -- Who is behind pays nothing; then everything on one day of twenty.
        (on_time_count = 0 and late_count = 0)::integer / middle as behind_weight,
        (old_late_count = old_count)::integer * case when old_count > 0 then 0.05 else 1 end
            * (1 - late_share) ** on_time_count * late_share ** overdue_count
            * late_hazard ** (late_count - old_late_count)
            * exp(-(new_waited_days - late_count + old_late_count) / late_days) / middle as cured_weight,
        -- Four months and more behind, one in six recovers in a month.
        case when old_count >= 4 then 0.15 else 0 end as recovers
    from met
)

select
    i,
    archetype,
    discipline,
    liquidity,
    late_share,
    strained_late_share,
    late_days,
    strain_rate,
    share,
    case
        when learns
            then (sound * (1 - strains) + 0.25 * strained_2) * sound_weight
                + (0.5 * behind_1 + behind_2 + recovers * defaulting) * cured_weight
        else sound
    end as sound,
    case when learns then sound * strains * strained_weight else strained_1 end as strained_1,
    case when learns then strained_1 * strained_weight else strained_2 end as strained_2,
    case when learns then 0.25 * strained_2 * behind_weight else behind_1 end as behind_1,
    case when learns then 0.5 * behind_1 * behind_weight else behind_2 end as behind_2,
    case when learns then (0.5 * strained_2 + defaulting * (1 - recovers)) * behind_weight else defaulting end
        as defaulting
from weighed;

-- How well each archetype goes with what else is seen: level and season of use (a line through the readings, whose own
-- error is known), contacts, and the habit of paying.
create or replace table fit as
with
line as (
    select
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
    from observed_sum as known
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
where case placed.population when 'resident' then resident_share else firm_share end > 0;

-- Known apart by who is asked: customers under contract that have not been in default for six months.
insert into observed_default
with
judged as (
    select
        belief.*,
        fit.fit,
        1 - exp(-0.5 * belief.strain_rate * evidence.strain_factor * 7.35) as sound_default,
        1 - exp(-0.5 * belief.strain_rate * evidence.strain_factor * 5) as strained_default
    from belief
    join fit using (i, archetype)
    join evidence using (i)
    where evidence.is_live
),

probable as (
    select
        i,
        sum(fit * (sound * sound_default
            + (strained_1 + strained_2) * (0.5 + 0.5 * strained_default)
            + (behind_1 + behind_2) * strained_default
            + defaulting))
            / sum(fit * (sound + strained_1 + strained_2 + behind_1 + behind_2 + defaulting)) as observed_probability
    from judged
    group by i
)

select $month_no as n, probable.i, probable.observed_probability, truth.default_probability
from probable
join truth_month as truth using (i)
where probable.i not in (select i from default_month where n between $month_no - 5 and $month_no)
order by probable.i;
