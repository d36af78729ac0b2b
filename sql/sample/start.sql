-- What is carried from month to month, before the first: nobody has used, paid or fallen behind; and who has given a
-- security.
-- Grain:      see the tables.
-- Reads:      customer.
-- Writes:     the tables month (one row per month; -1 is the month before the first), pledge, deposit (one row per
--             customer that has given one), state (one row per customer), state_month (the same at every month's
--             end), usage, bill, carried_part, debt, plan_payment, credit, default_month, leaving_case.
-- Parameters: first_on (of the first month), month_count.
create or replace table month as
select
    n.n,
    ($first_on + to_months(n.n::integer))::date as first_on,
    last_day(($first_on + to_months(n.n::integer))::date) as last_on,
    day(last_day(($first_on + to_months(n.n::integer))::date))::integer as day_count,
    strftime(($first_on + to_months(n.n::integer))::date, '%Y%m') as month_text
from range(-1, $month_count) as n(n)
order by n.n;

-- One firm in eight, and one home in twenty-five.
create or replace table pledge as
select
    i,
    case class_code
        when 'residential' then 'deposit'
        else word(['deposit', 'guarantee', 'prepaid'], 160, i)
    end as security_code,
    (base_kwh * 0.7 * (0.5 + 1.6 * uniform(161, i, 0)) / 10)::decimal(18, 0) * 10 + 100 as security_amount
from customer
where uniform(162, i, 0) < case class_code when 'residential' then 0.04 else 0.12 end
order by i;

create or replace table deposit as
select i, security_amount as deposit_amount
from pledge
where security_code = 'deposit'
order by i;

create or replace table state as
select
    i,
    0::tinyint as phase,
    0::integer as age,
    0::integer as stay,
    false as leaves,
    false as is_cut,
    null::integer as exit_n,
    null::integer as default_exit_n,
    null::integer as closed_n,
    null::date as closed_on,
    false as is_default
from customer
order by i;

create or replace table state_month as
select 0::bigint as n, state.*
from state
limit 0;

create or replace table usage (
    n bigint,
    i bigint,
    consumed_on date,
    drawn_kwh decimal(18, 0),
    energy_kwh decimal(18, 0),
    credit_kwh decimal(18, 0),
    correction_kwh decimal(18, 0),
    demand_kw_max decimal(18, 1),
    power_factor decimal(5, 3)
);

create or replace table bill (
    n bigint,
    i bigint,
    bill_no varchar,
    customer_no varchar,
    billed_amount decimal(18, 2),
    fate varchar
);

-- Payments that fall into a month after their bill's, waiting for it.
create or replace table carried_part (
    n bigint,
    i bigint,
    bill_no varchar,
    customer_no varchar,
    part_no integer,
    paid_on date,
    paid_amount decimal(18, 2)
);

-- What whoever is in default, or close to it, does not pay, and since which month.
create or replace table debt (
    n bigint,
    i bigint,
    bill_no varchar,
    customer_no varchar,
    part_no integer,
    open_amount decimal(18, 2)
);

-- What was paid of plans.
create or replace table plan_payment (n bigint, i bigint, paid_on date, paid_amount decimal(18, 2));

-- What those who pay ahead have left.
create or replace table credit (
    i bigint,
    credit_amount decimal(18, 2)
);

create or replace table default_month (i bigint, n bigint);

create or replace table leaving_case (i bigint, leaving_probability double);
