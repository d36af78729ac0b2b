-- What is found at customers, and what firms publish.
-- Grain:      see the tables.
-- Reads:      month, customer, state_month.
-- Writes:     live (the customers under contract all month), violation, statement, equipment_check, accident.
-- Parameters: from_month_no, to_month_no (the months; 0 is the first).
create or replace table live as
select
    month.*, customer.i, customer_no, class_code, base_kwh, station_no, opened_on, voltage_kv, discipline, liquidity,
    archetype, contact_rate, service_sensitivity
from month
join state_month as state using (n)
join customer using (i)
where month.n between $from_month_no and $to_month_no
    and customer.opened_on < month.first_on
    and (state.closed_on is null or state.closed_on > month.last_on)
order by month.n, customer.i;

create or replace table violation as
select
    n,
    i,
    'V' || month_text || lpad(i::varchar, 8, '0') as violation_no,
    customer_no,
    case when uniform(90, i, n) < 0.2 then 'theft' else 'breach' end as violation_code,
    first_on + floor(uniform(91, i, n) * 27)::integer as found_on,
    (100 + base_kwh * 0.5)::decimal(18, 2) as violation_amount
from live
where uniform(92, i, n) < chance(
    case class_code when 'residential' then -9 else -6.8 end - 0.9 * discipline
)
order by n, i;

create or replace table statement as
with
year_end as (
    -- Statements of a year become known in the spring after it.
    select *, make_date(year(first_on) - 1, 12, 31) as statement_on
    from live
    where class_code <> 'residential'
        and base_kwh > 1500
        and month(first_on) = 3 + floor(uniform(100, i, 0) * 3)::integer
),

sheet as (
    select
        *,
        base_kwh * 60 * exp(0.4 * gaussian(101, i, 0)) as assets,
        least(1.3, greatest(0.08, 0.58 - 0.11 * liquidity + 0.06 * gaussian(102, i, year(first_on)))) as debt_share,
        least(5, greatest(0.2, 1.35 * exp(0.28 * liquidity + 0.15 * gaussian(103, i, year(first_on))))) as ratio,
        0.07 + 0.05 * liquidity + 0.03 * gaussian(104, i, year(first_on)) as return_rate
    from year_end
)

select
    n,
    i,
    customer_no,
    statement_on,
    first_on + floor(uniform(105, i, 0) * 27)::integer as published_on,
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
order by n, i;

create or replace table equipment_check as
select
    n,
    i,
    'T' || month_text || lpad(i::varchar, 8, '0') as check_no,
    customer_no,
    case when uniform(110, i, n) < 0.2 then 'hazard' else 'test' end as check_code,
    first_on + floor(uniform(111, i, 0) * 27)::integer as due_on,
    case
        when uniform(112, i, n) < chance(2.2 + 0.8 * discipline)
            then first_on - 10 + floor(uniform(113, i, n) * 10)::integer
        -- Late, but within the month; what is done after it is not in the month's file.
        when uniform(112, i, n) < 0.98
            then least(first_on + floor(uniform(111, i, 0) * 27)::integer + 6, last_on)
    end as done_on,
    uniform(114, i, 0) < 0.8 as has_compensation_device
from live
where voltage_kv >= 10
    and month(first_on) = 1 + floor(uniform(115, i, 0) * 12)::integer
    and opened_on < first_on - 200
order by n, i;

create or replace table accident as
select
    n,
    i,
    'A' || month_text || lpad(i::varchar, 8, '0') as accident_no,
    customer_no,
    case
        when uniform(120, i, n) < 0.80 then 'trip'
        when uniform(120, i, n) < 0.98 then 'feeder'
        else 'injury'
    end as severity_code,
    first_on + floor(uniform(121, i, n) * 27)::integer as occurred_on
from live
where voltage_kv >= 10
    and uniform(122, i, n) < chance(-5.0 - 0.5 * discipline)
order by n, i;
