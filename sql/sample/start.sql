-- What is carried from month to month, before the first: nobody has used, paid or fallen behind.
-- Grain:      see the tables.
-- Reads:      customer.
-- Writes:     the tables state (one row per customer), usage, bill, carried_payment, debt, credit, outage.
-- Parameters: none.
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

create or replace table usage (
    i bigint,
    consumed_on date,
    drawn_kwh decimal(18, 0),
    energy_kwh decimal(18, 0),
    credit_kwh decimal(18, 0),
    correction_kwh decimal(18, 0),
    demand_kw_max decimal(18, 1),
    power_factor decimal(5, 3)
);

-- Payments that fall into a month after their bill's, waiting for it.
create or replace table carried_payment (
    i bigint,
    bill_no varchar,
    customer_no varchar,
    part_no integer,
    paid_on date,
    paid_amount decimal(18, 2)
);

-- What whoever is in default, or close to it, does not pay.
create or replace table debt (
    i bigint,
    bill_no varchar,
    customer_no varchar,
    part_no integer,
    open_amount decimal(18, 2)
);

-- What those who pay ahead have left.
create or replace table credit (
    i bigint,
    credit_amount decimal(18, 2)
);

create or replace table bill (
    i bigint,
    bill_no varchar,
    customer_no varchar,
    billed_amount decimal(18, 2),
    fate varchar
);

create or replace table outage (
    station_no bigint,
    outage_no varchar,
    region_no varchar,
    started_at timestamp,
    ended_at timestamp,
    is_planned boolean
);
