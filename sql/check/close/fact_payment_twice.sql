-- A row here is a payment that stands twice in the month; it would count twice.
-- Grain:      one row per payment_no.
-- Reads:      star.fact_payment.
-- Returns:    payment_no, row_count.
-- Parameters: period_key.
with
-- By hash first, which is a number: only what might stand twice is looked at as text.
suspect as (
    select hash(payment_no) as hash_value
    from star.fact_payment
    where period_key = $period_key
    group by hash_value
    having count(*) > 1
)

select payment_no, count(*) as row_count
from star.fact_payment
where period_key = $period_key
    and hash(payment_no) in (select hash_value from suspect)
group by payment_no
having count(*) > 1
order by payment_no;
