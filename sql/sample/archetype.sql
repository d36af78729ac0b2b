-- What is planted: the archetypes, and what they make likely. Everything that an observer of the files has to find.
-- Grain:      see the tables.
-- Reads:      nothing.
-- Writes:     the tables class, archetype, trait (the levels of discipline and of liquidity), sensitivity, cell
--             (archetype, discipline and liquidity together), lot, which turns a draw's two digits into one of them,
--             service_part, kano_share and kano_cell.
-- Parameters: none.
create or replace table class as
select *
from (
    values
        -- Share; kWh a month; factor of default; noise of a month's use (of its logarithm); and the season: residents
        -- cool in July and heat in January, works slow down at New Year, farms pump in June.
        ('residential', 0.86, 170.0, 1.00, 0.16,
            [1.22, 1.08, 0.92, 0.82, 0.84, 1.02, 1.30, 1.32, 1.02, 0.82, 0.84, 1.08]),
        ('commercial', 0.09, 1000.0, 1.10, 0.12,
            [1.04, 0.90, 0.92, 0.92, 0.98, 1.08, 1.20, 1.22, 1.06, 0.94, 0.92, 1.00]),
        ('industrial', 0.03, 7500.0, 0.95, 0.12,
            [0.92, 0.70, 1.02, 1.02, 1.04, 1.04, 1.06, 1.06, 1.04, 1.02, 1.04, 1.04]),
        ('agricultural', 0.02, 650.0, 1.00, 0.12,
            [0.60, 0.62, 0.95, 1.20, 1.35, 1.62, 1.40, 1.20, 0.90, 0.75, 0.70, 0.71])
) as t(class_code, share, class_kwh, class_factor, noise, season);

create or replace table archetype as
select *
from (
    values
        -- Share of residents and of firms; level of use (natural logarithm, against the class) and its deviation; how
        -- much of the class's season; logit of a late payment; mean days late; chance a year of falling into default;
        -- contacts a month; habit: share who pay at once, by debit on the due day, on the pay day, the others just
        -- before the due day; load factor.
        ('steady payer',    0.47, 0.00, -0.20, 0.28, 0.70, -3.8,  4.0, 0.010, 0.008, 0.60, 0.15, 0.10, 0.30),
        ('comfort seeker',  0.27, 0.00,  0.75, 0.28, 1.50, -3.5,  4.0, 0.008, 0.015, 0.10, 0.65, 0.10, 0.30),
        ('forgetful payer', 0.14, 0.12,  0.05, 0.40, 1.00, -1.35, 5.0, 0.040, 0.020, 0.10, 0.05, 0.30, 0.30),
        ('strained payer',  0.12, 0.10, -0.30, 0.40, 0.90, -0.6, 20.0, 0.160, 0.045, 0.05, 0.05, 0.70, 0.28),
        ('small firm',      0.00, 0.52, -0.10, 0.50, 1.00, -3.0,  6.0, 0.022, 0.020, 0.15, 0.25, 0.15, 0.32),
        ('large user',      0.00, 0.26,  2.20, 0.60, 0.60, -3.4,  5.0, 0.012, 0.050, 0.05, 0.35, 0.05, 0.55)
) as t(
    archetype, resident_share, firm_share, level_mean, level_deviation, season_mean, late_logit, late_days,
    default_rate, contact_rate, early_share, debit_share, pay_day_share, load_factor
);

-- Who is disciplined pays in time; who is liquid gets through a bad month.
create or replace table trait as
select *
from (values (-1, 0.25), (0, 0.50), (1, 0.25)) as t(trait_level, share);

create or replace table sensitivity as
select *
from (values (1, 0.3, 0.10), (2, 0.6, 0.20), (3, 1.0, 0.40), (4, 1.6, 0.20), (5, 2.5, 0.10))
    as t(sensitivity_level, service_sensitivity, share);

create or replace table cell as
select
    archetype.archetype,
    discipline.trait_level as discipline,
    liquidity.trait_level as liquidity,
    archetype.resident_share * discipline.share * liquidity.share as resident_share,
    archetype.firm_share * discipline.share * liquidity.share as firm_share,
    archetype.late_logit - 0.6 * discipline.trait_level - 0.3 * liquidity.trait_level as late_logit,
    archetype.late_days,
    -- A month's chance of coming under strain; half of it ends in default.
    archetype.default_rate * exp(-0.35 * discipline.trait_level - 0.55 * liquidity.trait_level) / 12 / 0.5
        as strain_rate
from archetype
cross join trait as discipline
cross join trait as liquidity;

-- All shares above are whole hundredths: a draw's first two digits decide.
create or replace table lot as
with
share as (
    select 'class' as lot_code, class_code as member, share, row_number() over () as member_no
    from class
    union all
    select 'resident', archetype, resident_share, row_number() over ()
    from archetype
    union all
    select 'firm', archetype, firm_share, row_number() over ()
    from archetype
    union all
    select 'trait', trait_level::varchar, share, row_number() over ()
    from trait
    union all
    select 'sensitivity', sensitivity_level::varchar, share, row_number() over ()
    from sensitivity
),

stretch as (
    select
        *,
        round(100 * sum(share) over (partition by lot_code order by member_no))::integer as hundredth_to,
        round(100 * share)::integer as hundredth_count
    from share
)

select stretch.lot_code, hundredth.n as hundredth, stretch.member
from range(100) as hundredth(n)
join stretch
    on hundredth.n < stretch.hundredth_to
    and hundredth.n >= stretch.hundredth_to - stretch.hundredth_count;

-- What surveys ask about. Dimensions of quality (Parasuraman, Zeithaml and Berry 1988): how far expected and perceived
-- quality lie from the mean of the five, and the signs of two noises of which each cancels out.
create or replace table service_part as
select *
from (
    values
        ('tangibles', -0.1, 0.2, 1, 0),
        ('reliability', 0.1, -0.3, -1, 0),
        ('responsiveness', 0.0, -0.1, 0, 0),
        ('assurance', 0.0, 0.1, 0, 1),
        ('empathy', 0.0, 0.1, 0, -1)
) as t(item_code, expected_apart, perceived_apart, first_sign, second_sign);

-- Services that there may be (Kano 1984): the share of customers to whom each is what.
create or replace table kano_share as
with
planted as (
    select *
    from (
        values
            (1, 'outage_notice', [0.10, 0.30, 0.45, 0.13, 0.01, 0.01]),
            (2, 'app_bill', [0.40, 0.10, 0.10, 0.35, 0.04, 0.01]),
            (3, 'account_manager', [0.30, 0.05, 0.03, 0.50, 0.11, 0.01]),
            (4, 'fast_repair', [0.08, 0.50, 0.35, 0.06, 0.00, 0.01]),
            (5, 'energy_advice', [0.22, 0.08, 0.05, 0.58, 0.06, 0.01])
    ) as t(item_no, item_code, shares)
)

select
    item_no,
    item_code,
    member.k as category_no,
    ['attractive', 'one_dimensional', 'must_be', 'indifferent', 'reverse', 'questionable'][member.k] as category_code,
    shares[member.k]::double as share,
    list_sum(shares[1:member.k])::double + case when member.k = 6 then 1 else 0 end as share_to
from planted
cross join range(1, 7) as member(k);

-- The pairs of answers that say so: to have the service, and to go without it.
create or replace table kano_cell as
with
answer as (
    select *
    from (values ('like'), ('expect'), ('neutral'), ('tolerate'), ('dislike')) as t(code)
),

said as (
    select
        had.code as with_code,
        missed.code as without_code,
        case
            when had.code = missed.code and had.code in ('like', 'dislike') then 'questionable'
            when had.code = 'like' and missed.code = 'dislike' then 'one_dimensional'
            when had.code = 'like' then 'attractive'
            when missed.code = 'like' or had.code = 'dislike' then 'reverse'
            when missed.code = 'dislike' then 'must_be'
            else 'indifferent'
        end as category_code
    from answer as had
    cross join answer as missed
)

select
    *,
    row_number() over (partition by category_code order by with_code, without_code) - 1 as cell_no,
    count(*) over (partition by category_code) as cell_count
from said;
