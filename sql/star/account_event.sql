-- Finds the customers whose money of the month does more than settle the bills that it names: credit carried forward,
-- payments that name no bill, one of another customer, one that is not open, or pay more than is open; credit notes and
-- reversals. Lists their bills, their money, and what happened, in the order of the days. Those whose bills a source
-- states as settled or not are not among them: there the source decides.
-- On one day bills come first, those that money names before the others, then payments, credit notes and
-- reversals.
-- Grain:      one row per customer; bill; payment, credit note or reversal; event.
-- Reads:      star.fact_bill, star.fact_payment, star.fact_credit_balance of the month before, and the temporary tables
--             of account_reversal.sql and bill_paid.sql.
-- Writes:     the temporary tables account, account_bill, account_money, account_event. Amounts of events are in
--             hundredths.
-- Parameters: period_key, previous_period_key, first_on.
drop table if exists account;

create temp table account as
with
-- Payments whose bill is another customer's, not open, not issued yet, or less than they pay.
differing as (
    select bill_no, customer_key, first_payer_key, last_payer_key
    from bill_paid
    where paid_in_month is not null
        and (
            customer_key is null
            or first_payer_key <> customer_key
            or last_payer_key <> customer_key
            or first_paid_on < billed_on
            or paid_before + paid_in_month > payable_amount
        )
),

uneven as (
    select customer_key
    from star.fact_credit_balance
    where period_key = $previous_period_key
    union
    select customer_key
    from star.fact_payment
    where period_key = $period_key
        and (bill_no is null or paid_amount < 0)
    union
    select customer_key
    from bill_paid
    where is_new
        and billed_amount < 0
        and delay_months is null
    union
    select customer_key
    from differing
    where customer_key is not null
    union
    select payment.customer_key
    from star.fact_payment as payment
    where payment.period_key = $period_key
        and payment.bill_no in (select bill_no from differing)
),

stated as (
    select distinct customer_key
    from bill_paid
    where delay_months is not null
)

select customer_key
from uneven
where not exists (select 1 from stated where stated.customer_key = uneven.customer_key);

drop table if exists account_bill;

create temp table account_bill as
select
    customer_key,
    bill_no,
    billed_on,
    is_new,
    payable_amount,
    case when is_new then 0 else payable_amount - paid_before end as open_before,
    row_number() over (partition by customer_key order by due_on, billed_on, bill_no)::integer as bill_rank
from bill_paid
where customer_key in (select customer_key from account)
    and delay_months is null
    and payable_amount > 0;

drop table if exists account_money;

create temp table account_money as
with
carried as (
    select customer_key, money_code, money_no, bill_no, received_on, received_amount, credit_amount
    from star.fact_credit_balance
    where period_key = $previous_period_key
        and customer_key in (select customer_key from account)
),

money as (
    select customer_key, money_code, money_no, bill_no, received_on, received_amount, credit_amount, false as is_new
    from carried
    union all
    select
        customer_key,
        case when paid_amount < 0 then 'reversal' else 'payment' end,
        payment_no,
        bill_no,
        paid_on,
        paid_amount,
        0,
        true
    from star.fact_payment
    where period_key = $period_key
        and customer_key in (select customer_key from account)
    union all
    select customer_key, 'credit_note', bill_no, corrects_bill_no, billed_on, -billed_amount, 0, true
    from star.fact_bill
    where period_key = $period_key
        and customer_key in (select customer_key from account)
        and delay_months is null
        and billed_amount < 0
    union all
    -- Spent before the month, to be taken back in it.
    select customer_key, 'payment', payment_no, bill_no, paid_on, paid_amount, 0, false
    from reversed_payment
    where customer_key in (select customer_key from account)
        and not exists (
            select 1
            from carried
            where carried.customer_key = reversed_payment.customer_key
                and carried.money_no = reversed_payment.payment_no
                and carried.money_code = 'payment'
        )
)

select
    money.*,
    coalesce(bill.bill_rank, 0) as bill_rank,
    row_number() over (
        partition by money.customer_key
        order by
            money.received_on,
            case money.money_code when 'payment' then 1 when 'credit_note' then 2 else 3 end,
            money.money_no
    )::integer as money_rank
from money
left join account_bill as bill
    on bill.customer_key = money.customer_key
    and bill.bill_no = money.bill_no;

drop table if exists account_event;

create temp table account_event as
with
happened as (
    select
        customer_key,
        billed_on as happened_on,
        1 as kind_no,
        bill_no as item_no,
        bill_rank as item_rank,
        bill_rank in (
            select money.bill_rank
            from account_money as money
            where money.customer_key = account_bill.customer_key
                -- Not by what was spent before the month: nothing of it waits for its bill.
                and (money.is_new or money.credit_amount > 0)
        ) as is_named,
        0 as reversal_rank,
        payable_amount as amount
    from account_bill
    where is_new
    union all
    select
        customer_key,
        received_on,
        case money_code when 'payment' then 2 else 3 end,
        money_no,
        money_rank,
        false,
        0,
        received_amount
    from account_money
    where is_new
        and money_code <> 'reversal'
    union all
    -- Not before what it takes back.
    select
        reversal.customer_key,
        greatest(reversal.reversed_on, money.received_on),
        4,
        reversal.reversal_no,
        coalesce(money.money_rank, 0),
        false,
        own.money_rank,
        reversal.reversed_amount
    from reversal
    join account_money as own
        on own.customer_key = reversal.customer_key
        and own.money_no = reversal.reversal_no
        and own.money_code = 'reversal'
    left join account_money as money
        on money.customer_key = reversal.customer_key
        and money.money_no = reversal.payment_no
        and money.money_code = 'payment'
    union all
    -- Credit beside open bills, as after a change of settlement.order: put in order on the first day.
    select customer_key, $first_on, 0, '', 0, false, 0, 0
    from account_bill
    where open_before > 0
        and customer_key in (select customer_key from account_money where credit_amount > 0)
    group by customer_key
)

select
    customer_key,
    row_number() over (
        partition by customer_key
        order by happened_on, kind_no, is_named desc, item_no
    )::integer as event_no,
    happened_on,
    kind_no,
    item_rank,
    reversal_rank,
    (amount * 100)::bigint as amount
from happened;
