-- One month of the utility: what customers used, were billed, paid, and what came of it.
-- Grain:      see the tables.
-- Reads:      customer, region; carried_payment (payments of earlier bills that fall into later months).
-- Writes:     the tables usage, bill, payment, outage, contact, credit_event, instalment, violation, statement,
--             equipment_check, accident, survey and security of the month, and carried_payment.
-- Parameters: month_no (0 is the first), first_on, last_on (of the month), previous_first_on.
create or replace table usage as
with
month as (
    -- Two months of use: this one's for the meter file, the last one's for the bill.
    select $month_no as n, $first_on as consumed_on
    union all
    select $month_no - 1, $previous_first_on
),

shape as (
    select
        customer.i,
        month.n,
        month.consumed_on,
        customer.class_code,
        customer.base_kwh,
        customer.contract_capacity_kva,
        customer.distress_month,
        customer.distress_length,
        customer.discipline,
        customer.yearly_trend,
        -- Residents cool in July and heat in January, farms pump in June, works slow down at New Year.
        case customer.class_code
            when 'residential'
                then [1.22, 1.08, 0.92, 0.82, 0.84, 1.02, 1.30, 1.32, 1.02, 0.82, 0.84, 1.08]
            when 'commercial'
                then [1.04, 0.90, 0.92, 0.92, 0.98, 1.08, 1.20, 1.22, 1.06, 0.94, 0.92, 1.00]
            when 'industrial'
                then [0.92, 0.70, 1.02, 1.02, 1.04, 1.04, 1.06, 1.06, 1.04, 1.02, 1.04, 1.04]
            else [0.60, 0.62, 0.95, 1.20, 1.35, 1.62, 1.40, 1.20, 0.90, 0.75, 0.70, 0.71]
        end[month(month.consumed_on)] as season
    from customer
    cross join month
    where customer.opened_on < month.consumed_on + 20
        and (customer.closed_on is null or customer.closed_on >= month.consumed_on)
)

select
    i,
    n,
    consumed_on,
    greatest(
        0,
        base_kwh * season * exp(yearly_trend * n / 12)
            * exp(case class_code when 'residential' then 0.16 else 0.11 end * gaussian(40, i, n))
            -- A firm in distress works less.
            * case
                when class_code <> 'residential' and n between distress_month - 3 and distress_month + distress_length
                    then 0.72
                else 1
            end
            -- Now and then a flat stands empty.
            * case when class_code = 'residential' and uniform(41, i, n) < 0.008 then 0 else 1 end
    )::decimal(18, 0) as energy_kwh,
    case
        when class_code <> 'residential'
            then (contract_capacity_kva
                * least(1.35, 0.68 * season ** 0.5 * exp(0.14 * gaussian(42, i, n) + 0.1 * gaussian(43, i, 0))))
    end::decimal(18, 1) as demand_kw_max,
    case
        when class_code <> 'residential' and uniform(44, i, n) > 0.02
            then least(0.999, 0.93 + 0.02 * discipline + 0.02 * gaussian(45, i, n)
                - 0.03 * (uniform(46, i, 0) < 0.2)::integer)
    end::decimal(5, 3) as power_factor
from shape
order by n, i;

create or replace table bill as
with
priced as (
    select
        usage.i,
        customer.customer_no,
        usage.energy_kwh,
        $first_on + 1 + floor(uniform(50, usage.i % 97, 0) * 7)::integer as billed_on,
        case customer.class_code
            -- Three steps of a resident's tariff; one price each for the others.
            when 'residential'
                then least(usage.energy_kwh, 180) * 0.52 + greatest(0, least(usage.energy_kwh, 400) - 180) * 0.57
                    + greatest(0, usage.energy_kwh - 400) * 0.82
            when 'commercial' then usage.energy_kwh * 0.83
            when 'industrial' then usage.energy_kwh * 0.64 + customer.contract_capacity_kva * 23
            else usage.energy_kwh * 0.46
        end + 3 as billed_amount,
        customer.liquidity,
        customer.discipline,
        customer.distress_month,
        customer.distress_length,
        customer.recovers
    from usage
    join customer using (i)
    where usage.n = $month_no - 1
)

select
    i,
    'B' || strftime($first_on, '%Y%m') || lpad(i::varchar, 8, '0') as bill_no,
    customer_no,
    billed_on,
    billed_on + 15 as due_on,
    billed_amount::decimal(18, 2) as billed_amount,
    energy_kwh,
    liquidity,
    -- What becomes of the bill.
    case
        when $month_no >= distress_month + distress_length and recovers then 'settled'
        when $month_no >= distress_month + distress_length + 6 then 'given up'
        when $month_no >= distress_month then 'unpaid'
        -- The months before distress already creak.
        when uniform(51, i, $month_no) < chance(
            -3.35 - 0.85 * discipline - 0.6 * liquidity + case when $month_no >= distress_month - 4 then 1.9 else 0 end
        ) then 'late'
        else 'on time'
    end as fate,
    distress_month,
    distress_length,
    recovers
from priced
order by i;

create or replace table paid_part as
with
dated as (
    select
        *,
        case fate
            when 'on time' then billed_on + floor(uniform(52, i, $month_no) ** 0.7 * 15.999)::integer
            -- Half of the late ones within ten days, a few after months.
            when 'late' then due_on + 1 + floor(-14 * ln(1 - uniform(53, i, $month_no)))::integer
            when 'settled' then billed_on + floor(uniform(52, i, $month_no) * 15.999)::integer
            -- Who recovers pays the whole debt in the month in which distress ends.
            when 'unpaid' then case
                when recovers
                    then ($first_on + to_months((distress_month + distress_length - $month_no)::integer))::date + 4
                        + floor(uniform(54, i, 0) * 20)::integer
            end
        end as paid_on
    from bill
),

split as (
    select *, 1 as part_no, uniform(55, i, $month_no) as split_draw
    from dated
    where paid_on is not null
)

select
    i,
    bill_no,
    customer_no,
    part_no,
    paid_on,
    case
        -- Three in a hundred pay in two parts, one in a hundred rounds up.
        when split_draw < 0.03 then round(billed_amount * 0.6, 2)
        when split_draw < 0.04 then ceil(billed_amount / 10) * 10
        else billed_amount
    end::decimal(18, 2) as paid_amount
from split
union all
select
    i,
    bill_no,
    customer_no,
    2,
    paid_on + 3 + floor(uniform(56, i, $month_no) * 12)::integer,
    (billed_amount - round(billed_amount * 0.6, 2))::decimal(18, 2)
from split
where split_draw < 0.03;

create or replace table payment as
with
falling_due as (
    select i, bill_no, customer_no, part_no, paid_on, paid_amount
    from paid_part
    where paid_on <= $last_on
    union all
    select i, bill_no, customer_no, part_no, paid_on, paid_amount
    from carried_payment
    where paid_on between $first_on and $last_on
    union all
    -- Money on account, for no bill.
    select
        i,
        null,
        customer_no,
        3,
        $first_on + floor(uniform(57, i, $month_no) * 27)::integer,
        (50 + 50 * floor(uniform(58, i, $month_no) * 4))::decimal(18, 2)
    from bill
    where uniform(59, i, $month_no) < 0.002
)

select
    i,
    'P' || strftime($first_on, '%Y%m') || lpad(i::varchar, 8, '0') || part_no
        || coalesce(bill_no[2:7], '') as payment_no,
    customer_no,
    bill_no,
    paid_on,
    paid_amount,
    case
        when uniform(60, i, $month_no) < 0.02 then null
        when uniform(61, i, 0) < 0.55 then 'app'
        when uniform(61, i, 0) < 0.80 then 'bank'
        when uniform(61, i, 0) < 0.95 then 'cash'
        else 'collection'
    end as channel_code
from falling_due
where paid_amount > 0
order by i, bill_no nulls last, part_no;

delete from carried_payment
where paid_on <= $last_on;

insert into carried_payment
select i, bill_no, customer_no, part_no, paid_on, paid_amount
from paid_part
where paid_on > $last_on;

create or replace table credit_event as
with
distressed as (
    select customer.*, $month_no - customer.distress_month as age
    from customer
    where $month_no - customer.distress_month between 0 and 12
        and customer.opened_on < $first_on
        and (customer.closed_on is null or customer.closed_on > $last_on)
),

event as (
    select i, customer_no, 'reminder' as event_code, 18 as day_no
    from distressed
    where age = 0
    union all
    select i, customer_no, 'second_reminder', 9
    from distressed
    where age = 1
    union all
    select i, customer_no, 'cut_notice', 20
    from distressed
    where age = 1 and uniform(70, i, 0) < 0.8
    union all
    select i, customer_no, 'cut', 12
    from distressed
    where age = 2 and uniform(71, i, 0) < 0.35
    union all
    select i, customer_no, 'reconnected', 26
    from distressed
    where age = distress_length and recovers and uniform(71, i, 0) < 0.35
    union all
    select i, customer_no, 'write_off', 15
    from distressed
    where age = 9 and not recovers
    union all
    select i, customer_no, 'broken_plan', 25
    from distressed
    where age = 4 and uniform(72, i, 0) < 0.06
    union all
    select i, customer_no, 'reminder', 24
    from bill
    where fate = 'late' and uniform(73, i, $month_no) < 0.25
    union all
    select i, customer_no, 'returned_payment', 21
    from bill
    where uniform(74, i, $month_no) < chance(-6.6 - 0.7 * liquidity)
)

select
    i,
    'E' || strftime($first_on, '%Y%m') || lpad(i::varchar, 8, '0') || left(event_code, 5) as event_no,
    customer_no,
    event_code,
    $first_on + day_no as occurred_on,
    null::decimal(18, 2) as event_amount,
    case
        when event_code in ('reminder', 'returned_payment') and uniform(75, i, $month_no) < 0.03
            then $first_on + day_no + 2
    end as reversed_on
from event
order by i, event_no;

create or replace table instalment as
select
    i,
    'L' || lpad(i::varchar, 8, '0') as plan_no,
    $month_no - distress_month - 1 as instalment_no,
    customer_no,
    $first_on + 19 as due_on,
    greatest(20, round(base_kwh * 0.3 / 10) * 10)::decimal(18, 2) as instalment_amount,
    case
        when uniform(80, i, $month_no) < chance(1.2 + 0.8 * discipline)
            then $first_on + 8 + floor(uniform(81, i, $month_no) * 12)::integer
    end as paid_on
from customer
where $month_no - distress_month between 2 and 5
    and uniform(82, i, 0) < 0.25
    and opened_on < $first_on
    and (closed_on is null or closed_on > $last_on)
order by i;

create or replace table violation as
select
    i,
    'V' || strftime($first_on, '%Y%m') || lpad(i::varchar, 8, '0') as violation_no,
    customer_no,
    case when uniform(90, i, $month_no) < 0.2 then 'theft' else 'breach' end as violation_code,
    $first_on + floor(uniform(91, i, $month_no) * 27)::integer as found_on,
    (100 + base_kwh * 0.5)::decimal(18, 2) as violation_amount
from customer
where uniform(92, i, $month_no) < chance(
        case class_code when 'residential' then -10 else -8.2 end - 0.9 * discipline
    )
    and opened_on < $first_on
    and (closed_on is null or closed_on > $last_on)
order by i;

create or replace table statement as
with
year_end as (
    -- Statements of a year become known in the spring after it.
    select *, make_date(year($first_on) - 1, 12, 31) as statement_on
    from customer
    where class_code <> 'residential'
        and base_kwh > 1500
        and month($first_on) = 3 + floor(uniform(100, i, 0) * 3)::integer
        and opened_on < $first_on
        and (closed_on is null or closed_on > $last_on)
),

sheet as (
    select
        *,
        base_kwh * 60 * exp(0.4 * gaussian(101, i, 0)) as assets,
        least(1.3, greatest(0.08, 0.58 - 0.11 * liquidity + 0.06 * gaussian(102, i, year($first_on)))) as debt_share,
        least(5, greatest(0.2, 1.35 * exp(0.28 * liquidity + 0.15 * gaussian(103, i, year($first_on))))) as ratio,
        0.07 + 0.05 * liquidity + 0.03 * gaussian(104, i, year($first_on)) as return_rate
    from year_end
)

select
    i,
    customer_no,
    statement_on,
    $first_on + floor(uniform(105, i, 0) * 27)::integer as published_on,
    assets::decimal(18, 0) as total_assets,
    (assets * debt_share)::decimal(18, 0) as total_liabilities,
    (assets * 0.45)::decimal(18, 0) as current_assets,
    case when uniform(106, i, 0) > 0.05 then assets * 0.45 / ratio end::decimal(18, 0) as current_liabilities,
    (assets * (1 - debt_share) * return_rate)::decimal(18, 0) as net_profit,
    (assets * (1 - debt_share))::decimal(18, 0) as equity,
    (assets * 0.08)::decimal(18, 0) as loans_due_amount,
    (assets * 0.08 * least(1, greatest(0.5, 0.99 + 0.03 * discipline + 0.02 * liquidity)))::decimal(18, 0)
        as loans_repaid_on_time_amount
from sheet
order by i;

create or replace table equipment_check as
select
    i,
    'T' || strftime($first_on, '%Y%m') || lpad(i::varchar, 8, '0') as check_no,
    customer_no,
    case when uniform(110, i, $month_no) < 0.2 then 'hazard' else 'test' end as check_code,
    $first_on + floor(uniform(111, i, 0) * 27)::integer as due_on,
    case
        when uniform(112, i, $month_no) < chance(2.2 + 0.8 * discipline)
            then $first_on - 10 + floor(uniform(113, i, $month_no) * 10)::integer
        -- Late, but within the month; what is done after it is not in the month's file.
        when uniform(112, i, $month_no) < 0.98
            then least($first_on + floor(uniform(111, i, 0) * 27)::integer + 6, $last_on)
    end as done_on,
    uniform(114, i, 0) < 0.8 as has_compensation_device
from customer
where voltage_kv >= 10
    and month($first_on) = 1 + floor(uniform(115, i, 0) * 12)::integer
    and opened_on < $first_on - 200
    and (closed_on is null or closed_on > $last_on)
order by i;

create or replace table accident as
select
    i,
    'A' || strftime($first_on, '%Y%m') || lpad(i::varchar, 8, '0') as accident_no,
    customer_no,
    case
        when uniform(120, i, $month_no) < 0.80 then 'trip'
        when uniform(120, i, $month_no) < 0.98 then 'feeder'
        else 'injury'
    end as severity_code,
    $first_on + floor(uniform(121, i, $month_no) * 27)::integer as occurred_on
from customer
where voltage_kv >= 10
    and uniform(122, i, $month_no) < chance(-6.5 - 0.5 * discipline)
    and opened_on < $first_on
    and (closed_on is null or closed_on > $last_on)
order by i;

create or replace table outage as
select
    station_no,
    'O' || strftime($first_on, '%Y%m') || lpad(station_no::varchar, 5, '0') as outage_no,
    region_no,
    ($first_on + floor(uniform(130, station_no, $month_no) * 27)::integer)::timestamp
        + to_minutes(360 + floor(uniform(131, station_no, $month_no) * 840)::integer) as started_at,
    started_at + to_minutes(20 + floor(-100 * ln(1 - uniform(132, station_no, $month_no)))::integer) as ended_at,
    uniform(133, station_no, $month_no) < 0.45 as is_planned
from region
where station_no is not null
    and uniform(134, station_no, $month_no) < 0.14
order by station_no;

create or replace table contact as
with
reason as (
    select
        customer.i,
        customer.customer_no,
        case
            when uniform(140, customer.i, $month_no) < 0.45 then 'bill'
            when uniform(140, customer.i, $month_no) < 0.60 then 'complaint'
            when uniform(140, customer.i, $month_no) < 0.85 then 'service'
            else 'other'
        end as reason_code,
        $first_on::timestamp + to_minutes(floor(uniform(141, customer.i, $month_no) * 38880)::integer) as contacted_at
    from customer
    where uniform(142, customer.i, $month_no) < 0.012
        and customer.opened_on < $first_on
        and (customer.closed_on is null or customer.closed_on > $last_on)
    union all
    -- Who is sensitive calls when the lights go out, all the more when nobody said so before.
    select
        customer.i,
        customer.customer_no,
        'outage',
        outage.started_at + to_minutes(5 + floor(uniform(143, customer.i, $month_no) * 300)::integer)
    from outage
    join customer using (station_no)
    where uniform(144, customer.i, $month_no) < chance(
            -4.2 + 1.1 * ln(customer.service_sensitivity) / 0.5 - 1.0 * outage.is_planned::integer
        )
        and customer.opened_on < $first_on
        and (customer.closed_on is null or customer.closed_on > $last_on)
)

select
    i,
    'K' || strftime($first_on, '%Y%m') || lpad(i::varchar, 8, '0') || left(reason_code, 2) as contact_no,
    customer_no,
    contacted_at,
    case
        when uniform(145, i, $month_no) < 0.03 then null
        else word(['phone', 'phone', 'app', 'counter'], 146, i)
    end as channel_code,
    reason_code
from reason
order by i, contact_no;

create or replace table survey as
with
asked as (
    select
        customer.*,
        (select count(*) from outage where outage.station_no = customer.station_no) as outage_count
    from customer
    where uniform(150, i, $month_no) < 0.004
        and opened_on < $first_on
        and (closed_on is null or closed_on > $last_on)
)

select
    i,
    'S' || strftime($first_on, '%Y%m') || lpad(i::varchar, 8, '0') as survey_no,
    customer_no,
    $first_on + floor(uniform(151, i, $month_no) * 27)::integer as surveyed_on,
    case
        when uniform(152, i, $month_no) > 0.05
            then least(5, greatest(1,
                round(4.1 - 0.7 * service_sensitivity * outage_count + 0.5 * gaussian(153, i, $month_no), 1)))
    end::decimal(4, 2) as satisfaction_score,
    least(5, greatest(1, round(4.2 + 0.3 * gaussian(154, i, 0), 1)))::decimal(4, 2) as expected_score,
    least(5, greatest(1, round(3.9 - 0.5 * outage_count + 0.4 * gaussian(155, i, $month_no), 1)))::decimal(4, 2)
        as perceived_score
from asked
order by i;

create or replace table security as
select
    i,
    'G' || lpad(i::varchar, 8, '0') as security_no,
    customer_no,
    word(['deposit', 'guarantee', 'prepaid'], 160, i) as security_code,
    (base_kwh * 0.7 * (0.5 + 1.6 * uniform(161, i, 0)) / 10)::decimal(18, 0) * 10 + 100 as security_amount,
    case when $month_no = 0 then opened_on else greatest(opened_on, $first_on) end as given_on,
    null::date as released_on
from customer
where class_code <> 'residential'
    and uniform(162, i, 0) < 0.12
    and case when $month_no = 0 then opened_on <= $last_on else opened_on between $first_on and $last_on end
order by i;
