-- Hand-written and plain: the files of one month more, and ten indicators of that month straight from the bills and
-- payments of its twelve months.
-- Grain:      one row per customer in indicator_of_month.
-- Reads:      customer_id, bill, payment, consumption, credit_event, the files below {dir}.
-- Writes:     bill, payment, consumption, credit_event, indicator_of_month.
-- Parameters: dir, last_on.
insert into bill
select *
from read_csv('{dir}/bill/*.csv', header = true, columns = {
    'bill_no': 'varchar', 'customer_no': 'varchar', 'billed_on': 'date', 'due_on': 'date',
    'billed_amount': 'decimal(18,2)', 'energy_kwh': 'decimal(18,3)', 'corrects_bill_no': 'varchar'
});

insert into payment
select *
from read_csv('{dir}/payment/*.csv', header = true, columns = {
    'payment_no': 'varchar', 'customer_no': 'varchar', 'bill_no': 'varchar', 'reverses_payment_no': 'varchar',
    'paid_on': 'date', 'paid_amount': 'decimal(18,2)', 'channel_code': 'varchar'
});

insert into consumption
select *
from read_csv('{dir}/consumption/*.csv', header = true, columns = {
    'customer_no': 'varchar', 'consumed_on': 'date', 'energy_kwh': 'decimal(18,3)',
    'demand_kw_max': 'decimal(18,3)', 'power_factor': 'decimal(5,4)'
});

insert into credit_event
select *
from read_csv('{dir}/credit_event/*.csv', header = true, columns = {
    'event_no': 'varchar', 'customer_no': 'varchar', 'event_code': 'varchar',
    'occurred_on': 'date', 'event_amount': 'decimal(18,2)', 'reversed_on': 'date'
});

create or replace table indicator_of_month as
with
bill_paid as (
    select
        bill.bill_no,
        bill.customer_no,
        bill.due_on,
        bill.billed_amount,
        coalesce(sum(payment.paid_amount) filter (where payment.paid_on <= bill.due_on), 0) as paid_by_due,
        coalesce(sum(payment.paid_amount) filter (where payment.paid_on <= bill.due_on + 3), 0) as paid_by_grace,
        coalesce(sum(payment.paid_amount), 0) as paid_amount,
        coalesce(sum(payment.paid_amount * greatest(0, payment.paid_on - bill.due_on)), 0) as late_amount_days
    from bill
    left join payment on payment.bill_no = bill.bill_no and payment.paid_on <= date '{last_on}'
    where bill.billed_on > date '{last_on}' - interval 1 year
        and bill.billed_on <= date '{last_on}'
    group by bill.bill_no, bill.customer_no, bill.due_on, bill.billed_amount
),

paying as (
    select
        customer_no,
        count(*) as bill_count,
        sum(billed_amount) as billed_amount,
        sum(paid_amount) as paid_amount,
        count(*) filter (where paid_by_due >= billed_amount) as on_time_count,
        count(*) filter (where paid_by_grace < billed_amount) as late_count,
        sum(late_amount_days) as late_amount_days,
        coalesce(sum(billed_amount - paid_amount) filter (
            where paid_amount < billed_amount and due_on < date '{last_on}'
        ), 0) as overdue_amount,
        coalesce(max(date '{last_on}' - due_on) filter (where paid_amount < billed_amount), 0) as arrears_days
    from bill_paid
    group by customer_no
),

event as (
    select
        customer_no,
        sum(case event_code
            when 'reminder' then 5 when 'second_reminder' then 15 when 'cut_notice' then 30 when 'cut' then 60
            when 'returned_payment' then 20 when 'broken_plan' then 25 when 'write_off' then 100 else 0
        end) as event_points
    from credit_event
    where occurred_on > date '{last_on}' - interval 1 year
        and occurred_on <= date '{last_on}'
    group by customer_no
),

yearly as (
    select
        this.customer_no,
        median(this.energy_kwh::double / nullif(before.energy_kwh, 0)) as energy_change,
        stddev_samp(this.energy_kwh::double) / nullif(avg(this.energy_kwh::double), 0) as energy_variation,
        max(this.demand_kw_max) as demand_kw_max
    from consumption as this
    left join consumption as before
        on before.customer_no = this.customer_no
        and before.consumed_on = this.consumed_on - interval 1 year
    where this.consumed_on > date '{last_on}' - interval 1 year
        and this.consumed_on <= date '{last_on}'
    group by this.customer_no
)

select
    paying.customer_no,
    100.0 * on_time_count / bill_count as pay1,
    late_amount_days::double / nullif(paid_amount, 0)::double as pay2,
    late_count as pay3,
    arrears_days as pay4,
    overdue_amount::double / nullif(billed_amount / bill_count, 0)::double as pay5,
    coalesce(event_points, 0) as pay6,
    100 * paid_amount::double / nullif(billed_amount, 0)::double as pay7,
    energy_change as con1,
    energy_variation as con2,
    demand_kw_max as con3
from paying
left join event using (customer_no)
left join yearly using (customer_no);

checkpoint;
