-- The month's file of bills; in a month of mistakes a few are wrong, and some amounts are written as people write them.
-- Grain:      one row per bill.
-- Reads:      bill.
-- Returns:    the columns of landing.bill.
-- Parameters: month_no, mistake_share (0 in a clean month).
select
    bill_no,
    case when uniform(201, i, $month_no) < $mistake_share then null else customer_no end as customer_no,
    billed_on,
    case
        when uniform(202, i, $month_no) < $mistake_share then strftime(due_on, '%Y-%m') || '-45'
        when uniform(203, i, $month_no) < $mistake_share then strftime(billed_on - 40, '%Y-%m-%d')
        else due_on::varchar
    end as due_on,
    case
        when uniform(204, i, $month_no) < $mistake_share then 'n/a'
        -- Right, but written for people.
        when uniform(205, i, $month_no) < $mistake_share * 20 then '¥' || format('{:,.2f}', billed_amount)
        else billed_amount::varchar
    end as billed_amount,
    energy_kwh,
    corrects_bill_no
from bill
where n = $month_no
order by i, bill_no;
