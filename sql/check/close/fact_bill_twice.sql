-- A row here is a bill that stands twice in the month; it would count twice.
-- Grain:      one row per bill_no.
-- Reads:      star.fact_bill.
-- Returns:    bill_no, row_count.
-- Parameters: period_key.
with
-- By hash first, which is a number: only what might stand twice is looked at as text.
suspect as (
    select hash(bill_no) as hash_value
    from star.fact_bill
    where period_key = $period_key
    group by hash_value
    having count(*) > 1
)

select bill_no, count(*) as row_count
from star.fact_bill
where period_key = $period_key
    and hash(bill_no) in (select hash_value from suspect)
group by bill_no
having count(*) > 1
order by bill_no;
