-- Hand-written: the sample's files into typed tables, and the checks that a careful person would add.
-- Grain:      as in the files.
-- Reads:      the files below {dir}.
-- Writes:     customer, bill, payment, consumption, credit_event, instalment, violation, contact.
-- Parameters: dir.
create or replace table customer as
select *
from read_csv('{dir}/customer.csv', header = true, columns = {
    'customer_no': 'varchar', 'customer_name': 'varchar', 'customer_name_en': 'varchar',
    'customer_class_code': 'varchar', 'region_no': 'varchar', 'industry_code': 'varchar',
    'voltage_kv': 'decimal(9,3)', 'contract_capacity_kva': 'decimal(18,3)', 'opened_on': 'date',
    'closed_on': 'date', 'valid_from': 'date'
}, store_rejects = true);

create or replace table bill as
select *
from read_csv('{dir}/bill/*.csv', header = true, columns = {
    'bill_no': 'varchar', 'customer_no': 'varchar', 'billed_on': 'date', 'due_on': 'date',
    'billed_amount': 'decimal(18,2)', 'energy_kwh': 'decimal(18,3)', 'corrects_bill_no': 'varchar'
}, store_rejects = true);

create or replace table payment as
select *
from read_csv('{dir}/payment/*.csv', header = true, columns = {
    'payment_no': 'varchar', 'customer_no': 'varchar', 'bill_no': 'varchar', 'reverses_payment_no': 'varchar',
    'paid_on': 'date', 'paid_amount': 'decimal(18,2)', 'channel_code': 'varchar'
}, store_rejects = true);

create or replace table consumption as
select *
from read_csv('{dir}/consumption/*.csv', header = true, columns = {
    'customer_no': 'varchar', 'consumed_on': 'date', 'energy_kwh': 'decimal(18,3)',
    'demand_kw_max': 'decimal(18,3)', 'power_factor': 'decimal(5,4)'
}, store_rejects = true);

create or replace table credit_event as
select *
from read_csv('{dir}/credit_event/*.csv', header = true, columns = {
    'event_no': 'varchar', 'customer_no': 'varchar', 'event_code': 'varchar',
    'occurred_on': 'date', 'event_amount': 'decimal(18,2)', 'reversed_on': 'date'
}, store_rejects = true);

create or replace table instalment as
select *
from read_csv('{dir}/instalment/*.csv', header = true, columns = {
    'plan_no': 'varchar', 'instalment_no': 'integer', 'customer_no': 'varchar', 'due_on': 'date',
    'instalment_amount': 'decimal(18,2)', 'paid_on': 'date'
}, store_rejects = true);

create or replace table violation as
select *
from read_csv('{dir}/violation/*.csv', header = true, columns = {
    'violation_no': 'varchar', 'customer_no': 'varchar', 'violation_code': 'varchar', 'found_on': 'date',
    'violation_amount': 'decimal(18,2)'
}, store_rejects = true);

create or replace table contact as
select *
from read_csv('{dir}/contact/*.csv', header = true, columns = {
    'contact_no': 'varchar', 'customer_no': 'varchar', 'contacted_at': 'timestamp', 'channel_code': 'varchar',
    'reason_code': 'varchar'
}, store_rejects = true);

-- The checks: nothing missing, nothing twice, nothing out of range.
select
    count(*) filter (where bill_no is null or customer_no is null or billed_on is null or due_on is null
        or billed_amount is null) as missing,
    count(*) filter (where due_on < billed_on or energy_kwh < 0) as out_of_range
from bill;

select
    count(*) filter (where payment_no is null or customer_no is null or paid_on is null or paid_amount is null)
        as missing,
    count(*) filter (where paid_amount <= 0) as out_of_range
from payment;

select
    count(*) filter (where customer_no is null or consumed_on is null or energy_kwh is null) as missing,
    count(*) filter (where energy_kwh < 0 or demand_kw_max < 0 or power_factor not between 0 and 1)
        as out_of_range
from consumption;

select count(*) as twice
from (
    select bill_no
    from bill
    group by bill_no
    having count(*) > 1
);

select count(*) as twice
from (
    select payment_no
    from payment
    group by payment_no
    having count(*) > 1
);

select count(*) as twice
from (
    select customer_no, consumed_on
    from consumption
    group by customer_no, consumed_on
    having count(*) > 1
);
