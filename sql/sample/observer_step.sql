-- What the ideal observer believes after a month: Bayes' rule over the archetypes, disciplines and liquidities, with
-- the state of credit as a hidden chain.
-- Grain:      see the tables.
-- Reads:      belief of the month before, evidence, fit, truth_month, default_month.
-- Writes:     belief, observed_default.
-- Parameters: month_no.
-- One step of the chain and its evidence. Every cell is divided by the same figure of its customer, the evidence of a
-- payer of the middle, which only keeps the numbers near 1. In default and after it nothing is left to learn.
create or replace table belief as
with
met as (
    select
        belief.*,
        evidence.* exclude (n, i, is_live, is_settled, strain_factor),
        evidence.is_live and not evidence.is_settled as learns,
        1 - exp(-belief.strain_rate * evidence.strain_factor) as strains,
        1 - exp(-1 / belief.late_days) as late_hazard,
        0.8 ** on_time_count * 0.2 ** overdue_count
            * (1 - exp(-0.1)) ** (late_count - old_late_count)
            * exp(-0.1 * (new_waited_days - late_count + old_late_count)) as middle
    from belief
    join evidence
        on evidence.i = belief.i
        and evidence.n = $month_no
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
    join fit
        on fit.i = belief.i
        and fit.archetype = belief.archetype
        and fit.n = $month_no
    join evidence
        on evidence.i = belief.i
        and evidence.n = $month_no
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
join truth_month as truth
    on truth.i = probable.i
    and truth.n = $month_no
where probable.i not in (select i from default_month where n between $month_no - 5 and $month_no)
order by probable.i;
