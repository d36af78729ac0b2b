-- A row here is a payment that stands twice in the month; it would count twice.
-- Grain:      one row per payment_no.
-- Reads:      star.fact_payment.
-- Returns:    payment_no, row_count.
-- Parameters: period_key.
select payment_no, count(*) as row_count
from star.fact_payment
where period_key = $period_key
group by payment_no
having count(*) > 1
order by payment_no;
