-- The customers with their hidden truth: liquidity and discipline decide how they pay, size what they use.
-- Grain:      one row per customer.
-- Reads:      region.
-- Writes:     the table customer; its columns from liquidity on are hidden from every file but truth.csv.
-- Parameters: customer_count, month_count, first_on.
create or replace table customer as
with
latent as (
    select
        i,
        gaussian(1, i, 0) as liquidity,
        gaussian(2, i, 0) as discipline,
        gaussian(3, i, 0) as size,
        uniform(4, i, 0) as class_draw,
        uniform(5, i, 0) as tail_draw,
        uniform(6, i, 0) as opened_draw
    from range($customer_count) as t(i)
),

classed as (
    select
        *,
        case
            when class_draw < 0.86 then 'residential'
            when class_draw < 0.95 then 'commercial'
            when class_draw < 0.98 then 'industrial'
            else 'agricultural'
        end as class_code
    from latent
),

sized as (
    select
        *,
        -- Lognormal, and a Pareto tail for one firm in fifty: a few customers use most of the energy.
        case class_code
            when 'residential' then 190 * exp(0.55 * size)
            when 'commercial' then 1400 * exp(1.05 * size)
            when 'industrial' then 16000 * exp(1.4 * size)
            else 800 * exp(0.95 * size)
        end * case
            when class_code <> 'residential' and tail_draw < 0.02 then (tail_draw / 0.02 + 1e-4) ** -0.6
            else 1
        end as base_kwh,
        -- Yearly chance of falling into distress, by class about 2 to 6 %.
        chance(
            case class_code
                when 'residential' then -4.55
                when 'commercial' then -4.05
                when 'industrial' then -4.15
                else -4.3
            end - 1.25 * discipline - 1.05 * liquidity - 0.15 * size
        ) as default_propensity
    from classed
),

timed as (
    select
        *,
        -- One in sixteen signs up during the months shown, the others years before.
        case
            when opened_draw < 0.06
                then $first_on + floor(opened_draw / 0.06 * $month_count * 30.4)::integer
            else $first_on - 30 - floor((opened_draw - 0.06) / 0.94 * 6500)::integer
        end as opened_on,
        case
            when uniform(7, i, 0) < 0.025
                then $first_on + 120 + floor(uniform(8, i, 0) * $month_count * 30.4)::integer
        end as closed_on,
        -- Month in which distress begins, counted from the first; a waiting time with a constant hazard.
        floor(ln(1 - uniform(9, i, 0)) / ln(1 - least(default_propensity, 0.95)) * 12)::bigint as distress_month,
        3 + floor(uniform(10, i, 0) * 6)::integer as distress_length,
        uniform(11, i, 0) < 0.78 as recovers,
        0.12 * gaussian(12, i, 0) - 0.02 as yearly_trend,
        exp(0.5 * gaussian(13, i, 0)) as service_sensitivity
    from sized
)

select
    i,
    'C' || lpad(i::varchar, 8, '0') as customer_no,
    class_code,
    floor(
        -- Stations differ in size, as towns do.
        (uniform(14, i, 0) ** 1.4) * (select count(*) from region where region_level_code = 'station')
    )::bigint as station_no,
    base_kwh,
    case
        when class_code = 'residential' then least(40, greatest(6, round(base_kwh / 40)))
        else greatest(10, round(base_kwh / 150 * exp(0.18 * gaussian(15, i, 0)) / 5) * 5)
    end as contract_capacity_kva,
    case
        when class_code = 'residential' then 0.22
        when base_kwh > 400000 then 110
        when base_kwh > 30000 then 35
        when base_kwh > 6000 then 10
        else 0.38
    end as voltage_kv,
    case class_code
        when 'commercial' then word(['F51', 'F52', 'H61', 'H62', 'I65', 'K70', 'O80'], 16, i)
        when 'industrial' then word(['C13', 'C17', 'C26', 'C30', 'C31', 'C33', 'C38', 'B06'], 16, i)
        when 'agricultural' then word(['A01', 'A03', 'A04', 'A05'], 16, i)
    end as industry_code,
    opened_on,
    case when closed_on > opened_on + 60 then closed_on end as closed_on,
    uniform(17, i, 0) < 0.012 as moves,
    uniform(18, i, 0) < 0.02 and class_code <> 'residential' as changes_capacity,
    $first_on + 45 + floor(uniform(19, i, 0) * $month_count * 28)::integer as changed_on,
    liquidity,
    discipline,
    size,
    default_propensity,
    distress_month,
    distress_length,
    recovers,
    yearly_trend,
    service_sensitivity,
    case
        when class_code <> 'residential' and base_kwh > 30000 then 'large user'
        when discipline > -0.6 and liquidity > -0.6 then 'steady payer'
        when discipline <= -0.6 and liquidity > -0.3 then 'forgetful payer'
        when discipline > -0.6 then 'strained payer'
        else 'habitual late payer'
    end as archetype,
    case
        when closed_on is not null and closed_on > opened_on + 60 then 'closed'
        when opened_on > $first_on + 30 * ($month_count - 12) then 'new'
        when yearly_trend > 0.08 then 'growth'
        when yearly_trend < -0.15 then 'declining'
        else 'mature'
    end as life_cycle_stage
from timed
order by i;
