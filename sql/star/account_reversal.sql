-- What was taken back in the month: its reversals, and what the payments that they reverse had settled in the months
-- before. Few months have any, and then all of it is empty.
-- Grain:      one row per reversal; per payment, bill and day settled; per bill that is opened again.
-- Reads:      star.fact_payment, star.fact_bill, star.fact_bill_balance, star.fact_credit_balance,
--             star.fact_settlement.
-- Writes:     the temporary tables reversal, reversed_payment, reversed_part, reopened_bill.
-- Parameters: period_key, previous_period_key, payment_grace_days.
drop table if exists reversal;

create temp table reversal as
select
    customer_key,
    payment_no as reversal_no,
    reverses_payment_no as payment_no,
    paid_on as reversed_on,
    -paid_amount as reversed_amount
from star.fact_payment
where period_key = $period_key
    and paid_amount < 0;

drop table if exists reversed_payment;

create temp table reversed_payment as
select
    payment.period_key,
    payment.customer_key,
    payment.payment_no,
    payment.bill_no,
    payment.paid_on,
    payment.paid_amount
from star.fact_payment as payment
where payment.period_key < $period_key
    and payment.paid_amount > 0
    and exists (
        select 1
        from reversal
        where reversal.payment_no = payment.payment_no
            and reversal.customer_key = payment.customer_key
    );

-- Of customers whose money did no more in its month than settle the bills that it names, nothing else is kept.
drop table if exists reversed_part;

create temp table reversed_part as
with
part as (
    select
        settlement.customer_key,
        settlement.money_no as payment_no,
        settlement.bill_no,
        settlement.settled_on,
        settlement.settled_amount
    from star.fact_settlement as settlement
    where settlement.period_key < $period_key
        and settlement.money_code = 'payment'
        and settlement.bill_no is not null
        and exists (
            select 1
            from reversed_payment
            where reversed_payment.payment_no = settlement.money_no
                and reversed_payment.customer_key = settlement.customer_key
        )
    union all
    select
        payment.customer_key,
        payment.payment_no,
        payment.bill_no,
        payment.paid_on,
        payment.paid_amount
    from reversed_payment as payment
    where payment.bill_no is not null
        and not exists (
            select 1
            from star.fact_settlement as settlement
            where settlement.customer_key = payment.customer_key
                and settlement.period_key = payment.period_key
        )
        and not exists (
            select 1
            from star.fact_credit_balance as credit
            where credit.customer_key = payment.customer_key
                and credit.period_key = payment.period_key
        )
)

select
    part.customer_key,
    part.payment_no,
    part.bill_no,
    part.settled_on,
    sum(part.settled_amount)::decimal(18, 2) as part_amount
from part
where exists (
    select 1
    from star.fact_bill as bill
    where bill.bill_no = part.bill_no
        and bill.customer_key = part.customer_key
        and bill.delay_months is null
)
group by part.customer_key, part.payment_no, part.bill_no, part.settled_on
having sum(part.settled_amount) > 0;

-- Settled in full long ago, and so no longer carried: how much of it was in time tells whether it counted as late.
drop table if exists reopened_bill;

create temp table reopened_bill as
with
gone as (
    select bill.customer_key, bill.bill_no, bill.billed_on, bill.due_on, bill.billed_amount
    from star.fact_bill as bill
    where bill.period_key < $period_key
        and bill.delay_months is null
        and exists (
            select 1
            from reversed_part
            where reversed_part.bill_no = bill.bill_no
                and reversed_part.customer_key = bill.customer_key
        )
        and not exists (
            select 1
            from star.fact_bill_balance as carried
            where carried.period_key = $previous_period_key
                and carried.bill_no = bill.bill_no
        )
),

part as (
    select settlement.customer_key, settlement.bill_no, settlement.settled_on, settlement.settled_amount
    from star.fact_settlement as settlement
    where settlement.period_key < $period_key
        and exists (
            select 1
            from gone
            where gone.bill_no = settlement.bill_no
                and gone.customer_key = settlement.customer_key
        )
    union all
    select payment.customer_key, payment.bill_no, payment.paid_on, payment.paid_amount
    from star.fact_payment as payment
    where payment.period_key < $period_key
        and payment.paid_amount > 0
        and exists (
            select 1
            from gone
            where gone.bill_no = payment.bill_no
                and gone.customer_key = payment.customer_key
        )
        and not exists (
            select 1
            from star.fact_settlement as settlement
            where settlement.customer_key = payment.customer_key
                and settlement.period_key = payment.period_key
        )
        and not exists (
            select 1
            from star.fact_credit_balance as credit
            where credit.customer_key = payment.customer_key
                and credit.period_key = payment.period_key
        )
)

select
    gone.customer_key,
    gone.bill_no,
    gone.billed_on,
    gone.due_on,
    gone.billed_amount,
    coalesce(sum(part.settled_amount) filter (where part.settled_on <= gone.due_on), 0)::decimal(18, 2)
        as paid_by_due_amount,
    coalesce(
        sum(part.settled_amount) filter (where part.settled_on <= gone.due_on + $payment_grace_days),
        0
    )::decimal(18, 2) as paid_by_grace_amount
from gone
left join part using (customer_key, bill_no)
group by gone.customer_key, gone.bill_no, gone.billed_on, gone.due_on, gone.billed_amount;
