-- The months' bills, and what becomes of them.
-- Grain:      one row per bill.
-- Reads:      month, usage (bills are for the month before), customer, state_month, bill of the month before.
-- Writes:     bill, of these months; its columns from fate on are hidden.
-- Parameters: from_month_no, to_month_no (the months; 0 is the first).
create or replace table bill as
with
priced as (
    select
        month.n,
        month.month_text,
        used.i,
        customer.customer_no,
        used.energy_kwh,
        month.first_on + 1 + floor(uniform(50, used.i % 97, 0) * 7)::integer as billed_on,
        case customer.class_code
            -- Three steps of a resident's tariff; one price each for the others.
            when 'residential'
                then least(used.energy_kwh, 180) * 0.52 + greatest(0, least(used.energy_kwh, 400) - 180) * 0.57
                    + greatest(0, used.energy_kwh - 400) * 0.82 - used.credit_kwh * 0.52
            when 'commercial' then (used.energy_kwh - used.credit_kwh) * 0.83
            when 'industrial'
                then (used.energy_kwh - used.credit_kwh) * 0.64 + customer.contract_capacity_kva * 23
            else (used.energy_kwh - used.credit_kwh) * 0.46
        end + 3 as billed_amount,
        customer.term_days,
        customer.late_logit,
        customer.late_days,
        customer.pay_habit,
        customer.pay_day,
        customer.pays_ahead,
        state.phase,
        state.age
    from month
    join usage as used on used.n = month.n - 1
    join customer using (i)
    join state_month as state
        on state.i = used.i
        and state.n = month.n
    where month.n between $from_month_no and $to_month_no
),

-- Who comes into the book with arrears brings them as one bill, due at once.
brought as (
    select
        month.n,
        month.month_text,
        month.first_on,
        used.i,
        customer.customer_no,
        (customer.base_kwh * 0.6 * state.age)::decimal(18, 2) as billed_amount
    from month
    join usage as used on used.n = month.n - 1
    join customer using (i)
    join state_month as state
        on state.i = used.i
        and state.n = month.n
    where month.n = 0
        and $from_month_no = 0
        and state.phase = 3
        and state.age > 0
),

own as (
    select
        n,
        i,
        'B' || month_text || lpad(i::varchar, 8, '0') as bill_no,
        customer_no,
        billed_on,
        billed_on + term_days as due_on,
        billed_amount::decimal(18, 2) as billed_amount,
        energy_kwh,
        null as corrects_bill_no,
        case
            when billed_amount <= 0 then 'credit'
            when phase >= 2 then 'unpaid'
            when pays_ahead and n > 0 then 'ahead'
            when uniform(51, i, n) < chance(late_logit + case when phase = 1 then 2.0 else 0 end) then 'late'
            else 'on time'
        end as fate,
        late_days,
        pay_habit,
        pay_day
    from priced
),

before as (
    select n + 1 as n, i, bill_no, customer_no, billed_amount, fate
    from own
    where n < $to_month_no
    union all
    select n + 1, i, bill_no, customer_no, billed_amount, fate
    from bill
    where n = $from_month_no - 1
)

select *
from own
union all
select
    n,
    i,
    'A' || month_text || lpad(i::varchar, 8, '0'),
    customer_no,
    first_on,
    first_on,
    billed_amount,
    null,
    null,
    'unpaid',
    null,
    null,
    null
from brought
union all
-- One bill in five hundred was too high by a fifth: the credit note comes a month later.
select
    month.n,
    i,
    'N' || month.month_text || lpad(i::varchar, 8, '0'),
    customer_no,
    month.first_on + 9,
    month.first_on + 9,
    round(billed_amount * -0.2, 2)::decimal(18, 2),
    null,
    bill_no,
    'credit',
    null,
    null,
    null
from before
join month using (n)
where fate in ('on time', 'late')
    and billed_amount > 20
    and uniform(62, i, month.n) < 0.002
order by n, i, bill_no;
