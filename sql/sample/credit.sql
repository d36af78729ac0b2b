-- What the utility does about debts, and what comes of it.
-- Grain:      one row per event.
-- Reads:      month, customer, state_month, bill, returned_payment.
-- Writes:     credit_event.
-- Parameters: from_month_no, to_month_no (the months; 0 is the first).
create or replace table credit_event as
with
behind as (
    select customer.*, state.* exclude (i)
    from state_month as state
    join customer using (i)
    where state.n between $from_month_no and $to_month_no
        and (state.phase >= 2 or state.exit_n = state.n)
),

event as (
    select n, i, customer_no, 'reminder' as event_code, 27 as day_no
    from behind
    where phase in (2, 3) and age = 0 and term_days < 30
    union all
    select n, i, customer_no, 'second_reminder', 9
    from behind
    where phase in (2, 3) and age = 1
    union all
    select n, i, customer_no, 'cut_notice', 20
    from behind
    where phase = 3 and age = 1 and (is_cut or uniform(70, i, 0) < 0.7)
    union all
    select n, i, customer_no, 'cut', 12
    from behind
    where phase = 3 and age = 2 and is_cut
    union all
    select n, i, customer_no, 'reconnected', 26
    from behind
    where phase = 0 and exit_n = n and default_exit_n = n and is_cut
    union all
    -- Who has gone with a debt is written off four months after.
    select n, i, customer_no, 'write_off', 15
    from behind
    where phase = 4 and age = 4
    union all
    select n, i, customer_no, 'broken_plan', 25
    from behind
    where phase = 3 and age = 4 and uniform(72, i, 0) < 0.06
    union all
    select n, i, customer_no, 'reminder', 27
    from bill
    where fate = 'late' and uniform(73, i, n) < 0.25
    union all
    select n, i, customer_no, 'returned_payment', (paid_on + 3 - month.first_on)::integer
    from returned_payment
    join month using (n)
)

select
    n,
    i,
    'E' || month_text || lpad(i::varchar, 8, '0') || left(event_code, 5) as event_no,
    customer_no,
    event_code,
    first_on + day_no as occurred_on,
    null::decimal(18, 2) as event_amount,
    case
        when event_code in ('reminder', 'returned_payment') and uniform(75, i, n) < 0.03
            then first_on + day_no + 2
    end as reversed_on
from event
join month using (n)
order by n, i, event_no;
