-- The month's file of payments; in a month of mistakes a few are wrong, and a few stand twice.
-- Grain:      one row per payment.
-- Reads:      payment.
-- Returns:    the columns of landing.payment.
-- Parameters: month_no, mistake_share (0 in a clean month).
with
written as (
    select *, 1 as copy_no
    from payment
    where n = $month_no
    union all
    select *, 2
    from payment
    where n = $month_no
        and uniform(206, i, $month_no) < $mistake_share
)

select
    payment_no,
    customer_no,
    bill_no,
    reverses_payment_no,
    case
        when uniform(207, i, $month_no) < $mistake_share then strftime(paid_on, '%d/%m/%y')
        else paid_on::varchar
    end as paid_on,
    case
        when uniform(208, i, $month_no) < $mistake_share then -paid_amount
        else paid_amount
    end as paid_amount,
    channel_code
from written
order by i, bill_no nulls last, payment_no, copy_no;
