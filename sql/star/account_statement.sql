-- The statement of a customer's account: what was brought forward, every bill, credit note, payment and reversal of the
-- twelve months with the balance after it, and what is open less credit at the close. Older lines than are asked for
-- are part of what is brought forward. Months in which the source states what is behind have no account.
-- Grain:      one row per line: the opening, the movements by day, the closing.
-- Reads:      star.fact_bill, star.fact_payment, star.fact_bill_balance, star.fact_credit_balance,
--             star.fact_settlement.
-- Returns:    line_code (opening, bill, credit_note, payment, reversal, closing), happened_on, fact_no, names_no (the
--             bill or payment that it names), due_on, amount (what it adds to the debt), balance_amount (owed after it;
--             less than 0 is credit), settled_text (what the money settled, where that is more than the bill that it
--             names); of the closing also open_amount, credit_amount and difference_amount (0 when it adds up).
-- Parameters: customer_key, year_ago_period_key, first_period_key, period_key, line_count.
with
stated as (
    select distinct period_key
    from star.fact_bill
    where customer_key = $customer_key
        and delay_months is not null
),

moved as (
    select
        case when billed_amount < 0 then 'credit_note' else 'bill' end as line_code,
        billed_on as happened_on,
        bill_no as fact_no,
        corrects_bill_no as names_no,
        due_on,
        billed_amount as amount,
        case when billed_amount < 0 then 3 else 1 end as kind_no
    from star.fact_bill
    where customer_key = $customer_key
        and period_key between $first_period_key and $period_key
        and period_key not in (select period_key from stated)
    union all
    select
        case when paid_amount < 0 then 'reversal' else 'payment' end,
        paid_on,
        payment_no,
        coalesce(reverses_payment_no, bill_no),
        null,
        -paid_amount,
        case when paid_amount < 0 then 4 else 2 end
    from star.fact_payment
    where customer_key = $customer_key
        and period_key between $first_period_key and $period_key
        and period_key not in (select period_key from stated)
),

balance as (
    select
        period_key,
        greatest(billed_amount, 0) - paid_amount as open_amount,
        0 as credit_amount
    from star.fact_bill_balance
    where customer_key = $customer_key
        and period_key in ($year_ago_period_key, $period_key)
    union all
    select period_key, 0, credit_amount
    from star.fact_credit_balance
    where customer_key = $customer_key
        and period_key in ($year_ago_period_key, $period_key)
),

total as (
    select
        coalesce(sum(open_amount - credit_amount) filter (where period_key = $year_ago_period_key), 0)
            as opening_amount,
        coalesce(sum(open_amount) filter (where period_key = $period_key), 0) as open_amount,
        coalesce(sum(credit_amount) filter (where period_key = $period_key), 0) as credit_amount
    from balance
),

numbered as (
    select
        moved.*,
        row_number() over line as line_no,
        count(*) over () as line_total,
        total.opening_amount + sum(moved.amount) over line as balance_amount
    from moved
    cross join total
    window line as (
        order by moved.happened_on, moved.kind_no, moved.fact_no
        rows between unbounded preceding and current row
    )
),

settled as (
    select
        money_no,
        string_agg(bill_no || ' ' || settled_amount, ', ' order by settled_on, bill_no) as settled_text
    from star.fact_settlement
    where customer_key = $customer_key
        and period_key <= $period_key
        and reversed_on is null
    group by money_no
),

line as (
    select
        0 as line_no,
        'opening' as line_code,
        null::date as happened_on,
        null::varchar as fact_no,
        null::varchar as names_no,
        null::date as due_on,
        null::decimal(18, 2) as amount,
        total.opening_amount + coalesce(
            (select sum(amount) from numbered where line_no <= line_total - $line_count), 0
        ) as balance_amount,
        null::decimal(18, 2) as open_amount,
        null::decimal(18, 2) as credit_amount,
        null::decimal(18, 2) as difference_amount
    from total
    union all
    select
        line_no,
        line_code,
        happened_on,
        fact_no,
        names_no,
        due_on,
        amount,
        balance_amount,
        null,
        null,
        null
    from numbered
    where line_no > line_total - $line_count
    union all
    select
        1000000000,
        'closing',
        null,
        null,
        null,
        null,
        null,
        open_amount - credit_amount,
        open_amount,
        credit_amount,
        open_amount - credit_amount - opening_amount - coalesce((select sum(amount) from moved), 0)
    from total
)

select
    line.line_code,
    line.happened_on,
    line.fact_no,
    line.names_no,
    line.due_on,
    line.amount,
    line.balance_amount::decimal(18, 2) as balance_amount,
    settled.settled_text,
    line.open_amount::decimal(18, 2) as open_amount,
    line.credit_amount::decimal(18, 2) as credit_amount,
    line.difference_amount::decimal(18, 2) as difference_amount
from line
left join settled
    on settled.money_no = line.fact_no
    and line.line_code in ('payment', 'credit_note')
order by line.line_no;
