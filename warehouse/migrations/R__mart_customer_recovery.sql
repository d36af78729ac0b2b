-- One row per customer and month with an outcome: what fell due of it in the twelve months to the month's end, or in as
-- many as there are, and what of that was settled by then. Kept nowhere: laid together from bills when it is asked for,
-- as the outcome of all customers, of each grade and of each group is when a month is closed.
create or replace view mart.customer_recovery as
with
closed as (
    select
        outcome.period_key,
        make_date(outcome.period_key // 100, outcome.period_key % 100, 1) as first_on
    from star.fact_service_outcome as outcome
    where outcome.cut_code = 'all'
)

select
    closed.period_key,
    bill.customer_key,
    sum(bill.billed_amount)::decimal(18, 2) as due_amount,
    sum(coalesce(carried.paid_amount, bill.billed_amount))::decimal(18, 2) as recovered_amount
from closed
join star.fact_bill as bill
    on bill.due_on > last_day(closed.first_on - interval 12 month)
    and bill.due_on <= last_day(closed.first_on)
    and bill.period_key <= closed.period_key
left join star.fact_bill_balance as carried
    on carried.period_key = closed.period_key
    and carried.bill_no = bill.bill_no
    and carried.customer_key = bill.customer_key
where bill.billed_amount > 0
    and bill.delay_months is null
group by closed.period_key, bill.customer_key;

comment on view mart.customer_recovery is 'One row per customer and closed month with bills that fell due in the twelve months to its end, or in as many as there are: due, and settled by then.';
comment on column mart.customer_recovery.period_key is 'Month at whose end it stands so, as yyyymm.';
comment on column mart.customer_recovery.customer_key is 'The customer, the same over all its versions; 0 when unknown.';
comment on column mart.customer_recovery.due_amount is 'Bills that fell due in the window, in the warehouse currency; without credit notes, and without bills of which the source itself states the delay.';
comment on column mart.customer_recovery.recovered_amount is 'Of these, settled by the end of the month, by payments, credit or credit notes, in the warehouse currency.';
