-- Plans of those in default: one in four pays by instalments, from the second month to the fifth.
-- Grain:      one row per instalment.
-- Reads:      month, customer, state_month.
-- Writes:     instalment; plan_payment (what was paid of plans, of all months so far).
-- Parameters: from_month_no, to_month_no (the months; 0 is the first).
create or replace table instalment as
select
    month.n,
    customer.i,
    'L' || strftime((month.first_on - to_months(state.age - 1))::date, '%Y%m') || lpad(customer.i::varchar, 8, '0')
        as plan_no,
    state.age - 1 as instalment_no,
    customer.customer_no,
    month.first_on + 19 as due_on,
    -- Less than a third of a bill: the oldest stays open for as long as the plan runs.
    greatest(5, round(customer.base_kwh * 0.12 / 5) * 5)::decimal(18, 2) as instalment_amount,
    case
        when uniform(80, customer.i, month.n) < chance(1.2 + 0.8 * customer.discipline)
            then month.first_on + 8 + floor(uniform(81, customer.i, month.n) * 12)::integer
    end as paid_on
from month
join state_month as state using (n)
join customer using (i)
where month.n between $from_month_no and $to_month_no
    and state.phase = 3
    and state.age between 2 and 5
    and uniform(82, customer.i, month.n - state.age) < 0.25
order by month.n, customer.i;

insert into plan_payment
select n, i, paid_on, instalment_amount
from instalment
where paid_on is not null
order by n, i;
