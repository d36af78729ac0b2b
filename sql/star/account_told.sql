-- What of the month's money a person should look at.
-- Grain:      one row.
-- Reads:      star.fact_bill, star.fact_payment, star.fact_credit_event, star.fact_credit_balance, the temporary tables
--             bill_paid of bill_paid.sql and reversal of account_reversal.sql.
-- Returns:    other_count (payments for a bill of another customer), unknown_count (payments for a bill that is not
--             known), reversal_count (reversals of more than is known to have been received), returned_count (returned
--             payments with an amount, of customers without a reversal).
-- Parameters: period_key, last_on.
with
-- Named, but not open, of another customer, or not known: looked for among all bills.
named as (
    select payment.payment_no, payment.customer_key, payment.bill_no
    from star.fact_payment as payment
    where payment.period_key = $period_key
        and payment.paid_amount > 0
        and payment.bill_no in (
            select bill_no
            from bill_paid
            where paid_in_month is not null
                and (
                    customer_key is null
                    or first_payer_key <> customer_key
                    or last_payer_key <> customer_key
                )
        )
),

bill as (
    select named.payment_no, named.customer_key, bill.customer_key as billed_key
    from named
    left join star.fact_bill as bill using (bill_no)
)

select
    (select count(distinct payment_no) from bill where billed_key <> customer_key) as other_count,
    (select count(*) from bill where billed_key is null) as unknown_count,
    (
        select count(*)
        from star.fact_credit_balance as credit
        where credit.period_key = $period_key
            and credit.money_code = 'reversal'
            and credit.money_no in (select reversal_no from reversal)
    ) as reversal_count,
    (
        select count(*)
        from star.fact_credit_event as event
        where event.period_key = $period_key
            and event.event_code = 'returned_payment'
            and event.event_amount > 0
            and (event.reversed_on is null or event.reversed_on > $last_on)
            and event.customer_key not in (select customer_key from reversal)
    ) as returned_count;
