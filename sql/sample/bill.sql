-- The month's bills, and what becomes of them.
-- Grain:      one row per bill.
-- Reads:      usage_before (bills are for the month before), customer, state, bill of the month before.
-- Writes:     bill_before (the bills of the month before), bill; its columns from fate on are hidden.
-- Parameters: month_no, first_on.
create or replace table bill_before as
select i, bill_no, customer_no, billed_amount, fate
from bill;

create or replace table bill as
with
priced as (
    select
        used.i,
        customer.customer_no,
        used.energy_kwh,
        $first_on + 1 + floor(uniform(50, used.i % 97, 0) * 7)::integer as billed_on,
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
    from usage_before as used
    join customer using (i)
    join state using (i)
),

-- Who comes into the book with arrears brings them as one bill, due at once.
brought as (
    select
        used.i,
        customer.customer_no,
        (customer.base_kwh * 0.6 * state.age)::decimal(18, 2) as billed_amount
    from usage_before as used
    join customer using (i)
    join state using (i)
    where $month_no = 0
        and state.phase = 3
        and state.age > 0
)

select
    i,
    'B' || strftime($first_on, '%Y%m') || lpad(i::varchar, 8, '0') as bill_no,
    customer_no,
    billed_on,
    billed_on + term_days as due_on,
    billed_amount::decimal(18, 2) as billed_amount,
    energy_kwh,
    null as corrects_bill_no,
    case
        when billed_amount <= 0 then 'credit'
        when phase >= 2 then 'unpaid'
        when pays_ahead and $month_no > 0 then 'ahead'
        when uniform(51, i, $month_no) < chance(late_logit + case when phase = 1 then 2.0 else 0 end) then 'late'
        else 'on time'
    end as fate,
    late_days,
    pay_habit,
    pay_day
from priced
union all
select
    i,
    'A' || strftime($first_on, '%Y%m') || lpad(i::varchar, 8, '0'),
    customer_no,
    $first_on,
    $first_on,
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
    i,
    'N' || strftime($first_on, '%Y%m') || lpad(i::varchar, 8, '0'),
    customer_no,
    $first_on + 9,
    $first_on + 9,
    round(billed_amount * -0.2, 2)::decimal(18, 2),
    null,
    bill_no,
    'credit',
    null,
    null,
    null
from bill_before
where fate in ('on time', 'late')
    and billed_amount > 20
    and uniform(62, i, $month_no) < 0.002
order by i, bill_no;
