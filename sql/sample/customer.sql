-- The customers with their hidden truth: archetype, discipline, liquidity, sensitivity and stages decide how they use,
-- pay, call and answer; sql/sample/archetype.sql says how much.
-- Grain:      one row per customer.
-- Reads:      region, city, industry, class, archetype, cell, sensitivity, lot.
-- Writes:     the table customer; its columns from archetype on are hidden from every file but truth.csv.
-- Parameters: customer_count, month_count, first_on.
create or replace table customer as
with
station as (
    select region.station_no, city.city_no
    from region
    join city on city.region_no = region.region_no[:3]
    where region.station_no is not null
),

drawn as (
    select
        i,
        floor(uniform(1, i, 0) * 100)::integer as class_hundredth,
        floor(uniform(2, i, 0) * 100)::integer as archetype_hundredth,
        floor(uniform(3, i, 0) * 100)::integer as sensitivity_hundredth,
        floor(uniform(4, i, 0) * 100)::integer as discipline_hundredth,
        floor(uniform(19, i, 0) * 100)::integer as liquidity_hundredth,
        uniform(5, i, 0) as tail_draw,
        uniform(6, i, 0) as opened_draw,
        uniform(7, i, 0) as stage_draw,
        uniform(8, i, 0) as next_stage_draw,
        uniform(9, i, 0) as habit_draw,
        uniform(10, i, 0) as channel_draw,
        uniform(11, i, 0) as term_draw,
        -- Stations differ in size, as towns do.
        floor((uniform(14, i, 0) ** 1.4) * (select count(*) from station))::bigint as station_no
    from range($customer_count) as t(i)
),

planted as (
    select
        drawn.*,
        class.class_code,
        class.class_kwh,
        class.noise,
        cell.archetype,
        cell.discipline,
        cell.liquidity,
        cell.late_logit,
        cell.late_days,
        cell.strain_rate * class.class_factor as strain_rate,
        archetype.contact_rate,
        archetype.load_factor * exp(0.08 * gaussian(20, drawn.i, 0)) as load_factor,
        sensitivity.sensitivity_level,
        sensitivity.service_sensitivity,
        archetype.level_mean + archetype.level_deviation * gaussian(21, drawn.i, 0)
            -- A Pareto tail for one large user in ten: a few customers use most of the energy.
            + case
                when cell.archetype = 'large user' and tail_draw < 0.1 then -0.6 * ln(tail_draw / 0.1 + 1e-3)
                else 0
            end as use_level,
        archetype.season_mean + 0.25 * gaussian(22, drawn.i, 0) as season_share,
        case
            when habit_draw < archetype.early_share then 'early'
            when habit_draw < archetype.early_share + archetype.debit_share then 'debit'
            when habit_draw < archetype.early_share + archetype.debit_share + archetype.pay_day_share then 'pay day'
            else 'due day'
        end as pay_habit,
        -- One in sixteen signs up during the months shown, the others years before.
        case
            when opened_draw < 0.06
                then $first_on + floor(opened_draw / 0.06 * $month_count * 30.4)::integer
            else $first_on - 30 - floor((opened_draw - 0.06) / 0.94 * 6500)::integer
        end as opened_on
    from drawn
    join lot as class_lot
        on class_lot.lot_code = 'class'
        and class_lot.hundredth = class_hundredth
    join class on class.class_code = class_lot.member
    join lot as archetype_lot
        on archetype_lot.lot_code = case class.class_code when 'residential' then 'resident' else 'firm' end
        and archetype_lot.hundredth = archetype_hundredth
    join archetype on archetype.archetype = archetype_lot.member
    join lot as discipline_lot
        on discipline_lot.lot_code = 'trait'
        and discipline_lot.hundredth = discipline_hundredth
    join lot as liquidity_lot
        on liquidity_lot.lot_code = 'trait'
        and liquidity_lot.hundredth = liquidity_hundredth
    join cell
        on cell.archetype = archetype.archetype
        and cell.discipline = discipline_lot.member::integer
        and cell.liquidity = liquidity_lot.member::integer
    join lot as sensitivity_lot
        on sensitivity_lot.lot_code = 'sensitivity'
        and sensitivity_lot.hundredth = sensitivity_hundredth
    join sensitivity on sensitivity.sensitivity_level = sensitivity_lot.member::integer
),

staged as (
    select
        planted.*,
        station.city_no,
        class_kwh * exp(use_level) as base_kwh,
        -- Stages of life; one customer in three comes into another during the months shown.
        case
            when stage_draw < 0.14 then 'growth'
            when stage_draw < 0.82 then 'mature'
            when stage_draw < 0.97 then 'declining'
            else 'dormant'
        end as first_stage,
        case when next_stage_draw < 0.35 then floor(next_stage_draw / 0.35 * $month_count)::integer else 9999 end
            as turn_n,
        uniform(12, planted.i, 0) as turn_draw
    from planted
    join station using (station_no)
),

sized as (
    select
        *,
        case first_stage
            when 'mature' then case
                when turn_draw < 0.35 then 'growth'
                when turn_draw < 0.90 then 'declining'
                else 'dormant'
            end
            when 'declining' then case when turn_draw < 0.4 then 'dormant' else 'mature' end
            else 'mature'
        end as next_stage,
        -- Energy and demand belong together: the contract is for the highest demand of a common year, and some room.
        base_kwh / 730 / load_factor as usual_kw
    from staged
)

select
    i,
    'C' || lpad(i::varchar, 8, '0') as customer_no,
    class_code,
    station_no,
    city_no,
    base_kwh,
    case
        when class_code = 'residential' then least(40, greatest(6, round(base_kwh / 35)))
        else greatest(10, round(usual_kw * 1.35 * exp(0.15 * gaussian(15, i, 0)) / 5) * 5)
    end as contract_capacity_kva,
    case
        when class_code = 'residential' then 0.22
        when usual_kw > 2000 then 110
        when usual_kw > 300 then 35
        when usual_kw > 40 then 10
        else 0.38
    end as voltage_kv,
    case class_code
        when 'commercial' then floor(uniform(16, i, 0) * 7)
        when 'industrial' then 7 + floor(uniform(16, i, 0) * 8)
        when 'agricultural' then 15 + floor(uniform(16, i, 0) * 4)
        else -1
    end::integer as industry_no,
    -- Most have fifteen days to pay; some firms ten or twenty, large ones thirty.
    case
        when archetype = 'large user' and term_draw < 0.4 then 30
        when class_code <> 'residential' and term_draw < 0.6 then 20
        when class_code <> 'residential' and term_draw < 0.7 then 10
        when class_code = 'residential' and term_draw < 0.1 then 20
        else 15
    end as term_days,
    word(['10', '15', '20'], 17, i)::integer as pay_day,
    case
        when pay_habit = 'debit' then 'bank'
        when channel_draw < 0.60 then 'app'
        when channel_draw < 0.75 then 'bank'
        else 'cash'
    end as pay_channel_code,
    -- One in twenty-five never says for which bill; one home in forty pays ahead, in round sums.
    uniform(27, i, 0) < 0.04 as pays_unnamed,
    uniform(28, i, 0) < 0.025 and class_code = 'residential' and pay_habit <> 'debit' as pays_ahead,
    opened_on,
    uniform(18, i, 0) < 0.012 as moves,
    uniform(23, i, 0) < 0.02 and class_code <> 'residential' as changes_capacity,
    $first_on + 45 + floor(uniform(24, i, 0) * $month_count * 28)::integer as changed_on,
    archetype,
    discipline,
    liquidity,
    late_logit,
    late_days,
    strain_rate,
    contact_rate,
    load_factor,
    season_share,
    sensitivity_level,
    service_sensitivity,
    pay_habit,
    class_kwh,
    noise,
    use_level,
    first_stage,
    turn_n,
    next_stage,
    -- What a year does to the logarithm of use.
    case first_stage when 'growth' then 0.25 when 'declining' then -0.35 else 0.0 end
        + 0.03 * gaussian(25, i, 0) as first_trend,
    case next_stage when 'growth' then 0.25 when 'declining' then -0.35 else 0.0 end
        + 0.03 * gaussian(26, i, 0) as next_trend
from sized
order by i;
