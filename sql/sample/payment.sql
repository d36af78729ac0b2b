-- The month's payments: of its bills, of earlier ones, and of debts that are settled at last.
-- Grain:      one row per payment.
-- Reads:      bill, customer, state, carried_payment, debt, credit.
-- Writes:     payment, carried_payment, debt, returned_payment (what the bank took back), credit (what those who pay
--             ahead have left), due_part (when each bill of the month is paid in full).
-- Parameters: month_no, first_on, last_on.
-- Whoever falls behind pays nothing any more, nor what was to be paid late.
insert into debt
select carried.i, carried.bill_no, carried.customer_no, carried.part_no, carried.paid_amount
from carried_payment as carried
join state using (i)
where state.phase >= 2;

delete from carried_payment
where i in (select i from state where phase >= 2);

-- Who recovers pays the whole debt on one day.
create or replace table settled_debt as
select
    debt.i,
    debt.bill_no,
    debt.customer_no,
    debt.part_no,
    $first_on + 4 + floor(uniform(54, debt.i, $month_no) * 20)::integer as paid_on,
    debt.open_amount as paid_amount
from debt
join state using (i)
where state.exit_n = $month_no;

delete from debt
where i in (select i from state where exit_n = $month_no);

insert into debt
select i, bill_no, customer_no, 1, billed_amount
from bill
where fate = 'unpaid'
order by i, bill_no;

create or replace table due_part as
with
timed as (
    select
        *,
        -- In time: at once, on the due day, on the pay day before it, or just before it.
        case
            when fate = 'late' then due_on + 1 + floor(-late_days * ln(1 - uniform(53, i, $month_no)))::integer
            when pay_habit = 'early' then billed_on + floor(uniform(52, i, $month_no) * 4)::integer
            when pay_habit = 'debit' then due_on
            when pay_habit = 'pay day'
                then case
                    when $first_on + pay_day - 1 between billed_on and due_on then $first_on + pay_day - 1
                    else due_on
                end
            else due_on - floor(uniform(52, i, $month_no) * 5)::integer
        end as paid_on,
        uniform(55, i, $month_no) as split_draw
    from bill
    where fate in ('on time', 'late')
)

select
    i,
    bill_no,
    customer_no,
    billed_on,
    due_on,
    paid_on,
    billed_amount,
    -- Three in a hundred pay in two parts, one in a hundred rounds up.
    split_draw < 0.03 as is_split,
    split_draw between 0.03 and 0.04 as is_rounded
from timed
order by i, bill_no;

create or replace table paid_part as
select
    i,
    bill_no,
    customer_no,
    1 as part_no,
    paid_on,
    case
        when is_split then billed_amount - round(billed_amount * 0.6, 2)
        when is_rounded then ceil(billed_amount / 10) * 10
        else billed_amount
    end::decimal(18, 2) as paid_amount
from due_part
union all
-- The first part, some days before the last but not before the bill.
select
    i,
    bill_no,
    customer_no,
    2,
    greatest(billed_on, paid_on - 3 - floor(uniform(56, i, $month_no) * 8)::integer),
    round(billed_amount * 0.6, 2)::decimal(18, 2)
from due_part
where is_split;

-- The bank takes a payment back three days after, now and then; it is made again nine days after.
create or replace table returned_payment as
select due_part.i, due_part.bill_no, due_part.customer_no, due_part.paid_on, due_part.billed_amount as paid_amount
from due_part
join customer using (i)
where not due_part.is_split
    and not due_part.is_rounded
    and due_part.paid_on + 3 <= $last_on
    and uniform(74, due_part.i, $month_no) < chance(-6.2 - 0.7 * customer.liquidity)
order by due_part.i;

insert into paid_part
select i, bill_no, customer_no, 5, paid_on + 12, paid_amount
from returned_payment
order by i;

-- Whoever pays ahead tops up late in a month when less is left than a bill and a half, to two bills and a half.
create or replace table topped_up as
select
    bill.i,
    bill.customer_no,
    coalesce(credit.credit_amount, 0) - case bill.fate when 'ahead' then bill.billed_amount else 0 end as left_amount,
    case
        when left_amount < 1.5 * bill.billed_amount
            then greatest(50, ceil((2.5 * bill.billed_amount - left_amount) / 50) * 50)
        else 0
    end::decimal(18, 2) as paid_amount
from bill
join customer using (i)
left join credit using (i)
where customer.pays_ahead
    and bill.fate in ('ahead', 'on time', 'late');

create or replace table credit as
select i, left_amount + paid_amount as credit_amount
from topped_up
order by i;

create or replace table payment as
with
falling_due as (
    select i, bill_no, customer_no, part_no, paid_on, paid_amount
    from paid_part
    where paid_on <= $last_on
    union all
    select i, bill_no, customer_no, part_no, paid_on, paid_amount
    from carried_payment
    where paid_on <= $last_on
    union all
    select i, bill_no, customer_no, part_no, paid_on, paid_amount
    from settled_debt
    union all
    select i, bill_no, customer_no, 6, paid_on + 3, -paid_amount
    from returned_payment
    union all
    select
        i,
        null,
        customer_no,
        4,
        $first_on + 19 + floor(uniform(63, i, $month_no) * 8)::integer,
        paid_amount
    from topped_up
    where paid_amount > 0
    union all
    -- Money on account, for no bill.
    select
        i,
        null,
        customer_no,
        3,
        $first_on + floor(uniform(57, i, $month_no) * 27)::integer,
        (50 + 50 * floor(uniform(58, i, $month_no) * 4))::decimal(18, 2)
    from due_part
    where uniform(59, i, $month_no) < 0.002
)

select
    falling_due.i,
    'P' || strftime($first_on, '%Y%m') || lpad(falling_due.i::varchar, 8, '0') || part_no
        || coalesce(bill_no[1:7], '') as payment_no,
    falling_due.customer_no,
    case when not customer.pays_unnamed then bill_no end as bill_no,
    paid_on,
    paid_amount,
    case
        when part_no = 6
            then 'P' || strftime($first_on, '%Y%m') || lpad(falling_due.i::varchar, 8, '0') || 1 || bill_no[1:7]
    end as reverses_payment_no,
    case
        when uniform(60, falling_due.i, $month_no) < 0.02 then null
        -- The debts of two months and more are collected at the door.
        when bill_no[2:7] < strftime($first_on - 40, '%Y%m') then 'collection'
        else customer.pay_channel_code
    end as channel_code
from falling_due
join customer using (i)
where paid_amount > 0
    or part_no = 6
order by falling_due.i, falling_due.bill_no nulls last, part_no;

delete from carried_payment
where paid_on <= $last_on;

insert into carried_payment
select i, bill_no, customer_no, part_no, paid_on, paid_amount
from paid_part
where paid_on > $last_on
order by i, bill_no, part_no;
