-- What the utility does about debts in a month, and what comes of it.
-- Grain:      see the tables.
-- Reads:      customer, state, bill, returned_payment.
-- Writes:     credit_event, instalment.
-- Parameters: month_no, first_on, last_on.
create or replace table credit_event as
with
behind as (
    select customer.*, state.* exclude (i)
    from customer
    join state using (i)
    where state.phase >= 2
        or state.exit_n = $month_no
),

event as (
    select i, customer_no, 'reminder' as event_code, 27 as day_no
    from behind
    where phase in (2, 3) and age = 0 and term_days < 30
    union all
    select i, customer_no, 'second_reminder', 9
    from behind
    where phase in (2, 3) and age = 1
    union all
    select i, customer_no, 'cut_notice', 20
    from behind
    where phase = 3 and age = 1 and (is_cut or uniform(70, i, 0) < 0.7)
    union all
    select i, customer_no, 'cut', 12
    from behind
    where phase = 3 and age = 2 and is_cut
    union all
    select i, customer_no, 'reconnected', 26
    from behind
    where phase = 0 and exit_n = $month_no and default_exit_n = $month_no and is_cut
    union all
    -- Who has gone with a debt is written off four months after.
    select i, customer_no, 'write_off', 15
    from behind
    where phase = 4 and age = 4
    union all
    select i, customer_no, 'broken_plan', 25
    from behind
    where phase = 3 and age = 4 and uniform(72, i, 0) < 0.06
    union all
    select i, customer_no, 'reminder', 27
    from bill
    where fate = 'late' and uniform(73, i, $month_no) < 0.25
    union all
    select i, customer_no, 'returned_payment', (paid_on + 3 - $first_on)::integer
    from returned_payment
)

select
    i,
    'E' || strftime($first_on, '%Y%m') || lpad(i::varchar, 8, '0') || left(event_code, 5) as event_no,
    customer_no,
    event_code,
    $first_on + day_no as occurred_on,
    null::decimal(18, 2) as event_amount,
    case
        when event_code in ('reminder', 'returned_payment') and uniform(75, i, $month_no) < 0.03
            then $first_on + day_no + 2
    end as reversed_on
from event
order by i, event_no;

create or replace table instalment as
select
    customer.i,
    'L' || strftime(($first_on - to_months(state.age - 1))::date, '%Y%m') || lpad(customer.i::varchar, 8, '0')
        as plan_no,
    state.age - 1 as instalment_no,
    customer.customer_no,
    $first_on + 19 as due_on,
    greatest(20, round(customer.base_kwh * 0.3 / 10) * 10)::decimal(18, 2) as instalment_amount,
    case
        when uniform(80, customer.i, $month_no) < chance(1.2 + 0.8 * customer.discipline)
            then $first_on + 8 + floor(uniform(81, customer.i, $month_no) * 12)::integer
    end as paid_on
from customer
join state using (i)
where state.phase = 3
    and state.age between 2 and 5
    and uniform(82, customer.i, $month_no - state.age) < 0.25
order by customer.i;
